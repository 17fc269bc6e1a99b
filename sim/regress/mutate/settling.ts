/**
 * Where two versions of transitions without an event lead to different ends. A region that sums up others may be led to
 * the same end by several ways; a way that is gone shows only where no other one leads there.
 */
import { and, type Expression, evaluate, fieldsOf, isIn, not, or, restrict } from '../../explore/program/expression.js';
import type { Reaction, Transition } from '../../explore/program/program.js';
import { reacts } from '../elements.js';

/** More ends of one beginning than these, and nobody wants to know. */
const maximumEnds = 5000;
/** Steps after which a chain is taken to go on without end. */
const maximumSteps = 40;

/** The codes that fields may have on a way; fields that are left out may have any. */
type Domains = ReadonlyMap<number, readonly number[]>;

/** What comes of a region, under which conditions. */
interface End {
	/** The code of the region at rest; -1 if it comes to none. */
	readonly code: number;
	readonly domains: Domains;
}

class TooMany extends Error {}

/**
 * When the region of a component comes to rest in another state; the condition is one on states in which nothing else
 * goes on by itself. Undefined if that cannot be told from the region alone.
 */
export function differentEnds(
	component: number,
	one: readonly Reaction[],
	other: readonly Reaction[],
	sizes: readonly number[],
): Expression | undefined {
	const chains = [one, other].map((list) => list.find((each) => each.component === component));
	if (chains.some((reaction) => reaction !== undefined && !isSimple(reaction))) return undefined;
	const [first, second] = chains.map((reaction) => reaction?.chains ?? new Map()) as [Chains, Chains];
	const codes = Array.from({ length: sizes[component] ?? 0 }, (_, code) => code);
	const differing: Expression[] = [];
	try {
		for (const code of codes) {
			const beginning = isIn(component, [code], sizes[component] ?? 0);
			for (const end of endsOf(first, code, new Map(), sizes)) {
				for (const changed of endsOf(second, code, end.domains, sizes)) {
					if (changed.code === end.code) continue;
					const assumed = [...changed.domains].map(([field, codes]) => isIn(field, codes, sizes[field] ?? 0));
					differing.push(and([beginning, ...assumed]));
				}
			}
		}
	} catch (error) {
		if (error instanceof TooMany) return undefined;
		throw error;
	}
	const isBusy = or(one.filter((each) => each.component !== component).map((each) => reacts(each, sizes)));
	return and([not(isBusy, sizes), or(differing)]);
}

type Chains = ReadonlyMap<number, readonly Transition[]>;

/** Whether a region does nothing but move, by conditions on others. */
function isSimple({ component, chains, below }: Reaction): boolean {
	return (
		below.length === 0 &&
		[...chains.values()].flat().every(({ guard, moves, exits, actions, entries }) => {
			const does = exits.length + actions.length + entries.length;
			return does === 0 && moves.every(({ field }) => field === component) && !fieldsOf(guard).has(component);
		})
	);
}

function endsOf(chains: Chains, code: number, given: Domains, sizes: readonly number[]): End[] {
	const ends: End[] = [];
	const walk = (at: number, from: number, domains: Domains, steps: number): void => {
		if (ends.length > maximumEnds) throw new TooMany();
		const chain = chains.get(at) ?? [];
		if (steps > maximumSteps || from >= chain.length) {
			ends.push({ code: steps > maximumSteps ? -1 : at, domains });
			return;
		}
		const { guard, moves } = chain[from] as Transition;
		const left = restrict(guard, (field) => domains.get(field));
		if (left.kind === 'constant') {
			if (left.value) walk(moves[0]?.code ?? at, 0, domains, steps + 1);
			else walk(at, from + 1, domains, steps);
			return;
		}
		for (const halved of halves(left, domains, sizes)) walk(at, from, halved, steps);
	};
	walk(code, 0, given, 0);
	return ends;
}

/** Both ways in which the first test of a condition can come out. */
function halves(condition: Expression, domains: Domains, sizes: readonly number[]): Domains[] {
	let test = condition;
	while (test.kind !== 'in') {
		if (test.kind === 'constant') return [];
		test = test.parts[0] as Expression;
	}
	const { field } = test;
	const tested = test;
	const all = domains.get(field) ?? Array.from({ length: sizes[field] ?? 0 }, (_, code) => code);
	const holds = (code: number) => evaluate(tested, () => code);
	return [all.filter(holds), all.filter((code) => !holds(code))]
		.filter(({ length }) => length > 0)
		.map((codes) => new Map([...domains, [field, codes]]));
}
