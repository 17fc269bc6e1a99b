/**
 * Where two versions of transitions without an event lead to different ends. A region that sums up others may be led to
 * the same end by several ways; a way that is gone shows only where no other one leads there.
 */
import { possibleWrites } from '../../explore/generate/effects.js';
import {
	always,
	and,
	type Expression,
	fieldsOf,
	isIn,
	keyOf,
	never,
	not,
	or,
	restrict,
} from '../../explore/program/expression.js';
import type { Reaction, Transition } from '../../explore/program/program.js';
import { reacts } from '../elements.js';

/** More steps to the ends of one beginning than these, and nobody wants to know. */
const maximumEnds = 5000;
/** Steps after which a chain is taken to go on without end. */
const maximumSteps = 40;

/** What is taken to be so on a way. */
interface Assumed {
	/** The codes that fields may have; fields that are left out may have any. */
	readonly domains: ReadonlyMap<number, readonly number[]>;
	/** Conditions on several fields that hold, by their keys. */
	readonly holding: ReadonlyMap<string, Expression>;
	/** The keys of conditions that do not. */
	readonly failing: ReadonlySet<string>;
}

const nothingAssumed: Assumed = { domains: new Map(), holding: new Map(), failing: new Set() };

/** What comes of a region, under which conditions. */
interface End {
	/** The code of the region at rest; -1 if it comes to none. */
	readonly code: number;
	readonly assumed: Assumed;
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
			for (const end of endsOf(first, code, nothingAssumed, sizes)) {
				for (const changed of endsOf(second, code, end.assumed, sizes)) {
					if (changed.code === end.code) continue;
					const { domains, holding } = changed.assumed;
					const fields = [...domains].map(([field, codes]) => isIn(field, codes, sizes[field] ?? 0));
					differing.push(and([beginning, ...fields, ...holding.values()]));
				}
			}
		}
	} catch (error) {
		if (error instanceof TooMany) return undefined;
		throw error;
	}
	return and([not(isDisturbed(component, one, other, sizes), sizes), or(differing)]);
}

/** When another region goes on by itself in a way that bears on this one, or that this one bears on. */
export function isDisturbed(
	component: number,
	one: readonly Reaction[],
	other: readonly Reaction[],
	sizes: readonly number[],
): Expression {
	const own = [...one, ...other].filter((each) => each.component === component).flatMap(transitionsIn);
	const read = new Set(own.flatMap(({ guard }) => [...fieldsOf(guard)]));
	const others = one.filter((each) => {
		if (each.component === component) return false;
		const theirs = transitionsIn(each);
		const writes = theirs.flatMap((transition) => possibleWrites(transition).map(({ field }) => field));
		return writes.some((field) => read.has(field)) || theirs.some(({ guard }) => fieldsOf(guard).has(component));
	});
	return or(others.map((each) => reacts(each, sizes)));
}

function transitionsIn({ chains }: Reaction): Transition[] {
	return [...chains.values()].flat();
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

function endsOf(chains: Chains, code: number, given: Assumed, sizes: readonly number[]): End[] {
	const ends: End[] = [];
	let walked = 0;
	const walk = (at: number, from: number, assumed: Assumed, steps: number): void => {
		walked += 1;
		if (walked > maximumEnds) throw new TooMany();
		const chain = chains.get(at) ?? [];
		if (steps > maximumSteps || from >= chain.length) {
			ends.push({ code: steps > maximumSteps ? -1 : at, assumed });
			return;
		}
		const { guard, moves } = chain[from] as Transition;
		const open = firstOpen(guard, assumed);
		if (open === true) walk(moves[0]?.code ?? at, 0, assumed, steps + 1);
		else if (open === false) walk(at, from + 1, assumed, steps);
		else for (const case_ of casesOf(open, assumed, sizes)) walk(at, from, case_, steps);
	};
	walk(code, 0, given, 0);
	return ends;
}

/** Whether a guard holds, or the first part of it of which nothing is known. */
function firstOpen(guard: Expression, { domains, holding, failing }: Assumed): boolean | Expression {
	const parts = guard.kind === 'and' ? guard.parts : [guard];
	let open: Expression | undefined;
	for (const part of parts) {
		if (failing.has(keyOf(part))) return false;
		const left = holding.has(keyOf(part)) ? always : restrict(part, (field) => domains.get(field));
		if (left.kind !== 'constant') open ??= part;
		else if (!left.value) return false;
	}
	return open ?? true;
}

/** The case that a condition holds, and the one that it does not; without what cannot be. */
function casesOf(condition: Expression, assumed: Assumed, sizes: readonly number[]): Assumed[] {
	const opposite = not(condition, sizes);
	const fails = narrowed(assumed, opposite, sizes, condition);
	const holds = narrowed(assumed, condition, sizes, opposite);
	return [holds, fails].filter((each) => each !== undefined);
}

/** With a condition that holds: as domains where it is about single fields. */
function narrowed(
	assumed: Assumed,
	condition: Expression,
	sizes: readonly number[],
	opposite: Expression,
): Assumed | undefined {
	let { domains, holding } = assumed;
	for (const part of condition.kind === 'and' ? condition.parts : [condition]) {
		if (part.kind !== 'in') {
			holding = new Map([...holding, [keyOf(part), part]]);
			continue;
		}
		const all = domains.get(part.field) ?? Array.from({ length: sizes[part.field] ?? 0 }, (_, code) => code);
		const codes = all.filter((code) => part.codes.includes(code));
		if (codes.length === 0) return undefined;
		domains = new Map([...domains, [part.field, codes]]);
	}
	// What was assumed before may have become impossible.
	const isImpossible = [...holding.values()].some((each) => restrict(each, (field) => domains.get(field)) === never);
	const failing = new Set([...assumed.failing, keyOf(opposite)]);
	return isImpossible ? undefined : { domains, holding, failing };
}
