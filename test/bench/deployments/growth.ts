/** How many states there are to explore as servers are added, with all reductions, without each of them, and without any. */
import { makeExplorable, propertiesOf } from '../../../sim/explore/questions.js';
import { allReductions, noReductions, type Reductions } from '../../../sim/explore/reduce/reduce.js';
import { answerOf } from '../../support/answerOf.js';
import { modelOf } from '../../support/walk.js';
import { type Growing, growing, type Sized } from './sizes.js';

const columns: readonly (readonly [name: string, reductions: Reductions])[] = [
	['all', allReductions],
	['no symmetry', { ...allReductions, symmetry: false }],
	['no partial order', { ...allReductions, partialOrder: false }],
	['no cone', { ...allReductions, cone: false }],
	['none', noReductions],
];
const width = 18;

/** The lines of a table for each product; searches end at so many states, and one that did is not tried larger. */
export function growthLines(maximumStates: number, isTiny: boolean): string[] {
	return growing.flatMap((product) => [
		`states of ${product.product.name} to decide ${product.property}`,
		`  ${''.padEnd(width)}${columns.map(([name]) => name.padStart(width)).join('')}`,
		...linesOf(product, maximumStates, isTiny ? 1 : product.sizes.length),
	]);
}

function linesOf(product: Growing, maximumStates: number, sizes: number): string[] {
	const tooMany = new Set<string>();
	const counts: { readonly servers: number; readonly states: number }[] = [];
	const lines = product.sizes.slice(0, sizes).map((sized) => {
		const cells = columns.map(([name, reductions]) => {
			const states = tooMany.has(name) ? undefined : statesOf(product, sized, reductions, maximumStates);
			if (states === undefined) tooMany.add(name);
			else if (reductions === allReductions) counts.push({ servers: sized.servers, states });
			return states === undefined ? `> ${maximumStates.toLocaleString('en')}` : states.toLocaleString('en');
		});
		return `  ${sized.name.padEnd(width)}${cells.map((cell) => cell.padStart(width)).join('')}`;
	});
	const [before, last] = counts.slice(-2);
	if (before === undefined || last === undefined) return lines;
	const power = Math.log(last.states / before.states) / Math.log(last.servers / before.servers);
	return [
		...lines,
		`  from ${before.servers} to ${last.servers} servers, with all reductions, as the ${power.toFixed(1)}th power of the servers`,
	];
}

function statesOf(
	{ product, property }: Growing,
	{ deployment }: Sized,
	reductions: Reductions,
	maximumStates: number,
): number | undefined {
	const explorable = makeExplorable(modelOf(product, deployment, 'guided'));
	const [, asked] = propertiesOf(product).find(([name]) => name === property) ?? [];
	if (asked === undefined) throw new Error(`${product.name} has no property ${property}.`);
	const budget = { maximumStates, maximumBytes: 2 ** 30 };
	const verdict = answerOf(explorable, property, asked, { reductions, budget })?.verdict;
	if (verdict?.kind === 'violated') throw new Error(`${property} is violated.`);
	return verdict?.kind === 'holds' ? verdict.effort.states : undefined;
}
