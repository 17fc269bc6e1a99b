/** Rule mutants as text. */
import { type Mutant, survives } from '../regress/mutants.js';
import { textOf, type View, wrap } from './style.js';

/** A line for each rule: who notices that it is gone. */
export function renderMutants(mutants: readonly Mutant[], { width, style }: View): string {
	const lines = mutants.flatMap((mutant) => {
		const { rule, kind, property, scenario } = mutant;
		const noticed = [
			...(property === undefined ? [] : [`property ${property.name} (${property.deployment})`]),
			...(scenario === undefined ? [] : [`scenario ${scenario.file}`]),
		];
		const word = survives(mutant) ? style.red('SURVIVES') : style.green('noticed ');
		const text = `${rule} (${kind})${noticed.length === 0 ? ': nobody notices that it is gone' : `: ${noticed.join('; ')}`}`;
		const [first = '', ...others] = wrap(text, width, ' '.repeat(10), ' '.repeat(12));
		return [`${word}  ${first.trimStart()}`, ...others];
	});
	const surviving = mutants.filter(survives).length;
	return textOf([...lines, `${mutants.length} rules, ${surviving} of them dropped without notice`]);
}
