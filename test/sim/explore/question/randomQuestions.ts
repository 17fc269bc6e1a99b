/** Random questions as data, as text, and judged on a snapshot by a second evaluation that shares nothing with the first. */
import fc from 'fast-check';
import type { AnyMachineSnapshot } from 'xstate';
import type { FactValue } from '../../../../machines/kit/facts.js';
import type { Model } from '../../../../sim/simulation/model.js';

/** A question as data. `region` is undefined for all of them; with `of`, the region is left out. */
export type QuestionPlan =
	| { readonly kind: 'and' | 'or'; readonly parts: readonly QuestionPlan[] }
	| { readonly kind: 'not'; readonly part: QuestionPlan }
	| { readonly kind: 'in'; readonly who: string; readonly state: string }
	| { readonly kind: 'tag'; readonly who: string | undefined; readonly tag: string }
	| { readonly kind: 'outcome'; readonly outcome: string }
	| { readonly kind: 'fact'; readonly name: string; readonly sign: string; readonly value: FactValue };

/** Questions about a model, most of them not the same in all states. */
export function questionPlans(model: Model): fc.Arbitrary<QuestionPlan> {
	const { tree } = fc.letrec<{ tree: QuestionPlan; atom: QuestionPlan }>((tie) => ({
		atom: atoms(model),
		tree: fc.oneof(
			{ maxDepth: 4, depthIdentifier: 'question' },
			tie('atom'),
			fc.record({ kind: fc.constant('not' as const), part: tie('tree') }),
			fc.record({
				kind: fc.constantFrom('and' as const, 'or' as const),
				parts: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
			}),
		),
	}));
	return tree;
}

function atoms({ states, servers, machine, product, deployment }: Model): fc.Arbitrary<QuestionPlan> {
	const facts = Object.entries(product.facts(deployment) as Record<string, { values: readonly FactValue[] }>);
	const tags = allTags(machine.root as never);
	const inStates = [...states].flatMap(([who, paths]) =>
		paths.flatMap((path) => suffixes(path).map((state) => ({ kind: 'in' as const, who, state }))),
	);
	const everywhere = (who: string) => (state: string) => ({ kind: 'in' as const, who, state });
	const common = suffixesOf(states.get(servers[0] ?? '') ?? []).filter((state) =>
		servers.every((server) => suffixesOf(states.get(server) ?? []).includes(state)),
	);
	const ofServers = servers.flatMap((server) => suffixesOf(states.get(server) ?? []));
	const compared = facts.flatMap(([name, { values }]) =>
		values.map((value) => ({ name, value, signs: signsFor(values) })),
	);
	const [first = ''] = servers;
	const own = compared.filter(({ name }) => name.startsWith(`${first}.`));
	const comparison = (list: typeof compared, rename: (name: string) => string) =>
		fc.constantFrom(...list).chain(({ name, value, signs }) =>
			fc.record({
				kind: fc.constant('fact' as const),
				name: fc.constant(rename(name)),
				sign: fc.constantFrom(...signs),
				value: fc.constant(value),
			}),
		);
	return fc.oneof(
		fc.constantFrom(...inStates),
		fc.constantFrom(...ofServers.map(everywhere('some server'))),
		fc.constantFrom(...common.map(everywhere('every server'))),
		fc.constantFrom(...tags).map((tag) => ({ kind: 'tag' as const, who: undefined, tag })),
		fc
			.constantFrom(...allTags(machine.root.states['servers']?.states[first] as never))
			.map((tag) => ({ kind: 'tag' as const, who: first, tag })),
		fc
			.constantFrom(...tags.filter((tag) => tag.startsWith('outcome:')))
			.map((tag) => ({ kind: 'outcome' as const, outcome: tag.slice('outcome:'.length) })),
		comparison(compared, (name) => name),
		comparison(own, (name) => name.replace(`${first}.`, 'some server.')),
		comparison(own, (name) => name.replace(`${first}.`, 'every server.')),
	);
}

function signsFor(values: readonly FactValue[]): string[] {
	return values.every((value) => typeof value === 'number') ? ['=', '!=', '<', '<=', '>', '>='] : ['=', '!='];
}

interface Tagged {
	readonly tags: readonly string[];
	readonly states: Readonly<Record<string, Tagged>>;
}

function allTags({ tags, states }: Tagged): string[] {
	return [...new Set([...tags, ...Object.values(states).flatMap(allTags)])];
}

function suffixes(path: string): string[] {
	const parts = path.split('.');
	return parts.map((_, index) => parts.slice(index).join('.'));
}

function suffixesOf(paths: readonly string[]): string[] {
	return [...new Set(paths.flatMap(suffixes))];
}

/** How a question is written: numbers that choose among spaces, quotation marks and needless parentheses. */
export type Hand = readonly number[];

/** Writes a question so that it reads back as it is. */
export function textOf(plan: QuestionPlan, hand: Hand): string {
	let place = 0;
	const choose = (among: number) => (hand[place++ % Math.max(1, hand.length)] ?? 0) % among;
	const space = () => [' ', '  ', '\n', '\t '][choose(4)] ?? ' ';
	const name = (text: string) => {
		const quote = ['"', "'"][choose(8)] ?? (/[\s()=!<>]/.test(text) ? '"' : '');
		return quote + text + quote;
	};
	const whom = (text: string) => (text.includes(' ') ? text.split(' ').join(space()) : name(text));
	const tight = () => (choose(2) === 0 ? '' : space());
	const write = (part: QuestionPlan, binding: number): string => {
		const own = { or: 0, and: 1, not: 2, in: 3, tag: 3, outcome: 3, fact: 3 }[part.kind];
		const text = inside(part, own);
		return own < binding || choose(5) === 0 ? `(${tight()}${text}${tight()})` : text;
	};
	const inside = (part: QuestionPlan, own: number): string => {
		switch (part.kind) {
			case 'or':
			case 'and':
				return part.parts.map((each) => write(each, own + 1)).join(space() + part.kind + space());
			case 'not':
				return `not${space()}${write(part.part, own)}`;
			case 'in':
				return [whom(part.who), 'in', name(part.state)].join(space());
			case 'tag':
				return [...(part.who === undefined ? [] : [whom(part.who)]), 'tag', name(part.tag)].join(space());
			case 'outcome':
				return ['outcome', name(part.outcome)].join(space());
			case 'fact':
				return `${whom(part.name)}${tight()}${part.sign}${tight()}${name(String(part.value))}`;
		}
	};
	return write(plan, 0);
}

/** Whether a question holds in a snapshot, from its value, tags and context alone. */
export function judge(plan: QuestionPlan, snapshot: AnyMachineSnapshot, servers: readonly string[]): boolean {
	const judged = (part: QuestionPlan) => judge(part, snapshot, servers);
	const forWhom = (who: string, test: (who: string) => boolean): boolean => {
		if (who.startsWith('some server')) return servers.some((server) => test(who.replace('some server', server)));
		if (who.startsWith('every server')) return servers.every((server) => test(who.replace('every server', server)));
		return test(who);
	};
	switch (plan.kind) {
		case 'and':
			return plan.parts.every(judged);
		case 'or':
			return plan.parts.some(judged);
		case 'not':
			return !judged(plan.part);
		case 'in':
			return forWhom(plan.who, (who) =>
				activePaths(snapshot, who).some((path) => `.${path}`.endsWith(`.${plan.state}`)),
			);
		case 'tag':
			if (plan.who === undefined) return snapshot.hasTag(plan.tag as never);
			return snapshot._nodes.some(
				(node) => node.path[0] === 'servers' && node.path[1] === plan.who && node.tags.includes(plan.tag),
			);
		case 'outcome':
			return snapshot.hasTag(`outcome:${plan.outcome}` as never);
		case 'fact':
			return forWhom(plan.name, (name) => {
				const value = (snapshot.context as Record<string, FactValue>)[name] as FactValue;
				return compare(value, plan.sign, plan.value);
			});
	}
}

function compare(value: FactValue, sign: string, other: FactValue): boolean {
	switch (sign) {
		case '=':
			return value === other;
		case '!=':
			return value !== other;
		case '<':
			return value < other;
		case '<=':
			return value <= other;
		case '>':
			return value > other;
		default:
			return value >= other;
	}
}

function activePaths({ value }: AnyMachineSnapshot, region: string): string[] {
	const regions = value as Record<string, unknown> & { servers: Record<string, unknown> };
	return pathsIn(regions[region] ?? regions.servers[region]);
}

function pathsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return Object.entries(value as Record<string, unknown>).flatMap(([key, below]) => [
		key,
		...pathsIn(below).map((path) => `${key}.${path}`),
	]);
}
