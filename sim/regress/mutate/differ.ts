/**
 * When do two programs with the same fields react differently to an event? As a condition on the state before, so
 * that one search of the one program answers it for any number of others.
 */
import { and, type Expression, isIn, never, not, or } from '../../explore/program/expression.js';
import type { Operation, Reaction, Transition } from '../../explore/program/program.js';
import { reacts } from '../elements.js';

/** The condition under which the same event, or none, is answered differently by two lists of reactions. */
export function differenceOf(
	one: readonly Reaction[],
	other: readonly Reaction[],
	sizes: readonly number[],
): Expression {
	const components = [...new Set([...one, ...other].map(({ component }) => component))];
	const chainsIn = (reactions: readonly Reaction[], component: number): Reaction['chains'] =>
		reactions.find((reaction) => reaction.component === component)?.chains ?? new Map();
	const isAlike = (component: number) => {
		const [first, second] = [chainsIn(one, component), chainsIn(other, component)];
		return (
			first.size === second.size && [...first].every(([code, chain]) => textOf(chain) === textOf(second.get(code)))
		);
	};
	const reactsFirst = (component: number) => {
		const below = one.find((reaction) => reaction.component === component)?.below ?? [];
		return or(
			one
				.filter((inner) => below.includes(inner.component) && isAlike(inner.component))
				.map((each) => reacts(each, sizes)),
		);
	};
	return or(
		components
			.filter((component) => !isAlike(component))
			.flatMap((component) => {
				const [first, second] = [chainsIn(one, component), chainsIn(other, component)];
				const isFree = not(reactsFirst(component), sizes);
				return [...new Set([...first.keys(), ...second.keys()])].map((code) =>
					and([
						isIn(component, [code], sizes[component] ?? 0),
						isFree,
						chainsDiffer(first.get(code) ?? [], second.get(code) ?? [], sizes),
					]),
				);
			}),
	);
}

type Chain = readonly Transition[];

function chainsDiffer(one: Chain, other: Chain, sizes: readonly number[]): Expression {
	if (textOf(one) === textOf(other)) return never;
	const parts: Expression[] = [];
	const ways = [waysIn(one, sizes), waysIn(other, sizes)] as const;
	for (const first of ways[0]) {
		for (const second of ways[1]) {
			const effects = effectsDiffer(first.transition, second.transition, sizes);
			if (effects !== never) parts.push(and([first.taken, second.taken, effects]));
		}
	}
	return or(parts);
}

/** What a chain comes to: each of its transitions with when it is taken, and none with when none is. */
function waysIn(chain: Chain, sizes: readonly number[]) {
	const passed: Expression[] = [];
	const ways: { readonly transition: Transition | undefined; readonly taken: Expression }[] = [];
	for (const transition of chain) {
		ways.push({ transition, taken: and([...passed, transition.guard]) });
		passed.push(not(transition.guard, sizes));
	}
	return [...ways, { transition: undefined, taken: and(passed) }];
}

/** When two effects on the same state lead to different states; where that is hard to say, always. */
function effectsDiffer(
	one: Transition | undefined,
	other: Transition | undefined,
	sizes: readonly number[],
): Expression {
	if (one === undefined && other === undefined) return never;
	// To be refused, or to have no effect, is not the same.
	if (one === undefined || other === undefined) return and([]);
	if (effectText(one) === effectText(other)) return never;
	const writes = [writesOf(one), writesOf(other)] as const;
	if (writes[0] === undefined || writes[1] === undefined) return and([]);
	const fields = new Set([...writes[0].keys(), ...writes[1].keys()]);
	return or(
		[...fields].map((field) => {
			const [first, second] = [writes[0]?.get(field), writes[1]?.get(field)];
			if (first === second) return never;
			if (first !== undefined && second !== undefined) return and([]);
			const size = sizes[field] ?? 0;
			return not(isIn(field, [(first ?? second) as number], size), sizes);
		}),
	);
}

/** The last value that each field gets, if that does not depend on the state. */
function writesOf({ moves, exits, actions, entries }: Transition): ReadonlyMap<number, number> | undefined {
	const writes = new Map(moves.map(({ field, code }) => [field, code]));
	for (const operation of [...exits, ...actions, ...entries]) {
		if (operation.kind !== 'decide' || operation.decision.kind !== 'writes') return undefined;
		if (operation.when.kind !== 'constant') return undefined;
		for (const { field, code } of operation.decision.writes) writes.set(field, code);
	}
	return writes;
}

function textOf(chain: Chain = []): string {
	return JSON.stringify(chain.map((transition) => [transition.guard, effectText(transition)]));
}

function effectText({ moves, exits, actions, entries }: Transition): string {
	return JSON.stringify([moves, exits, actions, entries] satisfies [unknown, ...(readonly Operation[])[]]);
}
