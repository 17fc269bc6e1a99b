/**
 * Baselines: what a product does as a text with a line for each thing, so that a change of behaviour is a changed line
 * in a review.
 */
import type { AnyProduct } from '../../../machines/kit/product.js';
import type {
	ExampleObservation,
	Observation,
	PropertyObservation,
	ReachObservation,
	ScenarioObservation,
	Steps,
} from './observation.js';

/** The parts of a baseline, in the order in which they are written. */
export const sections = ['explored', 'properties', 'states', 'transitions', 'rules', 'scenarios', 'lessons'] as const;

/** A part of a baseline. */
export type Section = (typeof sections)[number];

/** What is said of each thing, by section and name. */
export type Baseline = Readonly<Record<Section, ReadonlyMap<string, string>>>;

/** The lines of a baseline. */
export function baselineOf({ examples, scenarios, lessons }: Observation, rules: AnyProduct['rules']): Baseline {
	const names = (of: (example: ExampleObservation) => readonly string[]) => [...new Set(examples.flatMap(of))];
	const said = (list: readonly string[], say: (name: string) => string) =>
		new Map(list.map((name) => [name, say(name)]));
	return {
		explored: new Map(
			examples.map(({ example, guided, open }) => [
				example,
				`guided ${statesOf(guided)}, open ${statesOf(open)} states`,
			]),
		),
		properties: said(
			names(({ properties }) => Object.keys(properties)),
			(name) => propertyText(name, examples),
		),
		states: said(
			names(({ stateNames }) => stateNames),
			(name) => reachText(name, examples, ({ stateSteps }) => stateSteps),
		),
		transitions: said(
			names(({ transitionNames }) => transitionNames),
			(name) => reachText(name, examples, ({ transitionSteps }) => transitionSteps),
		),
		rules: said(Object.keys(rules), (name) => {
			const clauses = (rules[name]?.clauses ?? []) as readonly string[];
			return `for ${clauses.join(', ')}; ${ruleText(name, examples, scenarios)}`;
		}),
		scenarios: new Map(scenarios.map((scenario) => [scenario.file, scenarioText(scenario)])),
		lessons: new Map(
			lessons.map(({ file, problems }) => [file, problems.length === 0 ? 'right' : `WRONG (${problems.join(' ')})`]),
		),
	};
}

function statesOf({ states, isComplete }: ReachObservation): string {
	return isComplete ? String(states) : `more than ${states}`;
}

function propertyText(name: string, examples: readonly ExampleObservation[]): string {
	const kinds = ['violated', 'notDecided', 'holds'] as const;
	const words = { violated: 'VIOLATED', notDecided: 'not decided', holds: 'holds' };
	const inExamples = (kind: PropertyObservation['verdict']) =>
		examples.flatMap(({ example, properties }) => {
			const found = properties[name];
			if (found?.verdict !== kind) return [];
			return [found.steps === undefined ? example : `${example} ${found.steps}`];
		});
	return kinds
		.map((kind) => ({ kind, where: inExamples(kind) }))
		.filter(({ where }) => where.length > 0)
		.map(({ kind, where }) => `${words[kind]} (${where.join(', ')})`)
		.join('; ');
}

type StepsOf = (reach: ReachObservation) => Steps;

function nearest(
	name: string,
	examples: readonly ExampleObservation[],
	stepsOf: (example: ExampleObservation) => Steps,
): { readonly steps: number; readonly example: string } | undefined {
	let best: { readonly steps: number; readonly example: string } | undefined;
	for (const observed of examples) {
		const steps = Object.hasOwn(stepsOf(observed), name) ? stepsOf(observed)[name] : undefined;
		if (steps !== undefined && (best === undefined || steps < best.steps)) best = { steps, example: observed.example };
	}
	return best;
}

function reachText(name: string, examples: readonly ExampleObservation[], stepsOf: StepsOf): string {
	const guided = nearest(name, examples, (example) => stepsOf(example.guided));
	if (guided !== undefined) return `${guided.steps} (${guided.example})`;
	const open = nearest(name, examples, (example) => stepsOf(example.open));
	if (open !== undefined) return `open only ${open.steps} (${open.example})`;
	return examples.every((example) => example.open.isComplete) ? 'never' : 'not found';
}

function ruleText(
	name: string,
	examples: readonly ExampleObservation[],
	scenarios: readonly ScenarioObservation[],
): string {
	const found = nearest(name, examples, (example) => example.guided.ruleSteps);
	const refused = scenarios.filter(({ refusedBy }) => refusedBy.includes(name)).length;
	const decides = found === undefined ? 'never decides alone' : `decides alone at ${found.steps} (${found.example})`;
	return `${decides}; refuses in ${refused} ${refused === 1 ? 'scenario' : 'scenarios'}`;
}

function scenarioText({ passed, outcome, time, services, failures }: ScenarioObservation): string {
	const verdict = passed ? 'passes' : `FAILS (${failures.join('; ')})`;
	return [verdict, [outcome, time].filter((text) => text !== '').join(' after '), ...services].join('; ');
}

/** The file of a baseline. */
export function writeBaseline(product: string, baseline: Baseline): string {
	const lines = [
		`# What ${product} does: \`rehearse check\` compares, \`rehearse check --update\` writes.`,
		'# A number of steps is that of the shortest way, and behind it stands the example deployment that it is in.',
	];
	for (const section of sections) {
		lines.push('', `[${section}]`);
		for (const [name, text] of baseline[section]) lines.push(`${name}: ${text}`);
	}
	return `${lines.join('\n')}\n`;
}

/** What cannot be read of a baseline file, with its line. */
export interface BaselineError {
	readonly line: number;
	readonly message: string;
}

/** Reads a baseline file; it was written by `writeBaseline`, so whatever does not fit was edited. */
export function readBaseline(text: string): Baseline | BaselineError {
	const found = Object.fromEntries(sections.map((section) => [section, new Map<string, string>()])) as Record<
		Section,
		Map<string, string>
	>;
	let section: Section | undefined;
	for (const [index, line] of text.split('\n').entries()) {
		if (line === '' || line.startsWith('#')) continue;
		const head = /^\[(.*)\]$/.exec(line)?.[1];
		if (head !== undefined) {
			section = sections.find((known) => known === head);
			if (section === undefined) return { line: index + 1, message: `There is no part "${head}".` };
			continue;
		}
		const end = line.indexOf(': ');
		if (section === undefined || end < 0) return { line: index + 1, message: 'Expected "name: text" below a part.' };
		found[section].set(line.slice(0, end), line.slice(end + 2));
	}
	return found;
}

/** A line of a baseline that is not what it was. */
export interface BaselineChange {
	readonly section: Section;
	readonly name: string;
	/** Undefined for what is new. */
	readonly before: string | undefined;
	/** Undefined for what is gone. */
	readonly after: string | undefined;
}

/** The lines that differ, in the order of the new baseline, and then what is gone. */
export function compareBaselines(before: Baseline, after: Baseline): BaselineChange[] {
	return sections.flatMap((section) => {
		const names = [...new Set([...after[section].keys(), ...before[section].keys()])];
		return names
			.map((name) => ({ section, name, before: before[section].get(name), after: after[section].get(name) }))
			.filter((change) => change.before !== change.after);
	});
}

/** The clauses for which a rule decided or refused something, and for which none does any more. */
export function unguardedClauses(before: Baseline, after: Baseline): string[] {
	const guarded = new Set([...after.rules.values()].flatMap(clausesOfRule));
	return [...before.rules].flatMap(([rule, text]) =>
		clausesOfRule(text)
			.filter((clause) => !guarded.has(clause))
			.map((clause) => `${clause} (was guarded by ${rule})`),
	);
}

function clausesOfRule(text: string): string[] {
	const [, clauses = '', rest = ''] = /^for (.*?); (.*)$/.exec(text) ?? [];
	return rest.startsWith('never decides alone; refuses in 0 ') ? [] : clauses.split(', ').filter(Boolean);
}
