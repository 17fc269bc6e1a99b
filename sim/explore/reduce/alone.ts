/**
 * Partial order, server by server: in which of its own states a server may be explored alone, everything else being
 * left for later. What it does there concerns nobody: its next steps look at and write nothing but its own fields, no
 * other step writes these, and neither the conditions that are asked about nor any other guard can tell the states
 * before and after them apart. Such steps are a persistent (ample) set of a state.
 *
 * So that nothing is left for later forever, a search explores them alone only if one of them leads to a state that is
 * still to be expanded (Bosnacki and Holzmann, "Improving Spin's partial-order reduction for breadth-first search",
 * 2005). Then every path of the machine can be prolonged by unseen steps to one that is explored, in another order:
 * what is reached is the same, and a state without a way to the goal has a successor without one that is explored.
 */
import { constantWrites, possibleWrites, readByEffect } from '../generate/effects.js';
import { type Layout, layOut, maskOf } from '../generate/layout.js';
import { and, type Expression, fieldsOf, or, truthOf } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Program, Reaction, Transition } from '../program/program.js';

/** A server with the states in which it may be explored alone. */
export interface AloneServer {
	readonly server: string;
	/** By the bits of its block, 1 if it may. */
	readonly states: Uint8Array;
}

/** A table of more states than this is not worth its time. */
const maximumBits = 12;

/** The servers that may be explored alone in some of their states; of interchangeable ones one is looked at for all. */
export function serversAlone(problem: Problem, interchangeable: readonly (readonly string[])[]): AloneServer[] {
	const layout = layOut(problem.program);
	const firsts = new Map(interchangeable.flatMap((servers) => servers.map((server) => [server, servers[0] ?? server])));
	const tables = new Map<string, Uint8Array>();
	return layout.blocks.flatMap(({ server }) => {
		const first = firsts.get(server) ?? server;
		const states = tables.get(first) ?? new Onlooker(problem, layout, first).table();
		tables.set(first, states);
		return states.includes(1) ? [{ server, states }] : [];
	});
}

/** Looks at one server and at everything else as far as it has to do with it. */
class Onlooker {
	private readonly own: ReadonlySet<number>;
	/** By event, the only reaction to it: nothing but the server takes part. */
	private readonly reactions: Reaction[] = [];
	/** Reactions of the server in which others take part, or that others set off. */
	private readonly entangled: Reaction[] = [];
	/** What of the server others look at, as conditions on it alone. */
	private readonly observations: Expression[] = [];
	/** Guards of what others do to the server. */
	private readonly intrusions: Expression[] = [];
	/** Fields of the server that others read in their effects. */
	private readonly exposed = new Set<number>();

	constructor(
		private readonly problem: Problem,
		private readonly layout: Layout,
		private readonly server: string,
	) {
		const { program } = problem;
		this.own = new Set(program.fields.flatMap((field, index) => (field.server === server ? [index] : [])));
		this.sort(program);
		for (const condition of [...problem.checks, ...problem.memories.map(({ condition }) => condition)])
			this.observe(condition);
	}

	/** For each state of the server whether it may be explored alone in it. */
	table(): Uint8Array {
		const block = this.layout.blocks.find(({ server }) => server === this.server);
		const [bits = 0, ...more] = block?.bits ?? [];
		if (block === undefined || more.length > 0 || bits === 0 || bits > maximumBits) return new Uint8Array(0);
		const states = Array.from({ length: 2 ** bits }, (_, packed) => this.stateOf(packed, block.shift));
		return Uint8Array.from(states, (state) => (state !== undefined && this.isAlone(state) ? 1 : 0));
	}

	/** Its fields with their codes; undefined for bits that no state has. */
	private stateOf(packed: number, shift: number): ReadonlyMap<number, number> | undefined {
		const state = new Map<number, number>();
		for (const field of this.own) {
			const place = this.layout.places[field];
			const code =
				place === undefined || place.bits === 0 ? 0 : (packed >>> (place.shift - shift)) & maskOf(place.bits);
			if (code >= (this.problem.program.fields[field]?.size ?? 0)) return undefined;
			state.set(field, code);
		}
		return state;
	}

	private sort({ alternatives, eventless, events }: Program): void {
		for (const { event, reactions } of alternatives) {
			const [only] = reactions;
			const isSimple = event < events.length && reactions.length === 1;
			if (isSimple && only !== undefined && this.isOwn(only)) this.reactions.push(only);
			else for (const reaction of reactions) this.sortOther(reaction);
		}
		for (const reaction of eventless) this.sortOther(reaction);
	}

	/** A reaction of a component of the server, or one moved outward (hoist.ts) to where nothing can change. */
	private isOwn(reaction: Reaction): boolean {
		if (this.own.has(reaction.component)) return true;
		if (this.problem.program.fields[reaction.component]?.size !== 1) return false;
		return [...transitionsOf(reaction)].every(
			(transition) =>
				[...fieldsOf(transition.guard), ...readByEffect(transition)].every((field) => this.own.has(field)) &&
				possibleWrites(transition).every(({ field }) => this.own.has(field)),
		);
	}

	private sortOther(reaction: Reaction): void {
		if (this.own.has(reaction.component)) this.entangled.push(reaction);
		else for (const transition of transitionsOf(reaction)) this.look(transition);
	}

	private look(transition: Transition): void {
		const { guard, exits, actions, entries } = transition;
		this.observe(guard);
		for (const { when } of [...exits, ...actions, ...entries]) this.observe(when);
		for (const field of readByEffect(transition)) if (this.own.has(field)) this.exposed.add(field);
		if (possibleWrites(transition).some(({ field }) => this.own.has(field))) this.intrusions.push(guard);
	}

	/** Takes out of a condition the parts that are about the server alone. */
	private observe(condition: Expression): void {
		if (condition.kind === 'constant') return;
		const isOwn = (part: Expression) => [...fieldsOf(part)].every((field) => this.own.has(field));
		if (isOwn(condition)) this.observations.push(condition);
		if (condition.kind === 'in' || isOwn(condition)) return;
		const parts = condition.parts.filter(isOwn);
		if (parts.length > 0) this.observations.push(condition.kind === 'and' ? and(parts) : or(parts));
		for (const part of condition.parts) if (!isOwn(part)) this.observe(part);
	}

	private isAlone(state: ReadonlyMap<number, number>): boolean {
		const nexts: ReadonlyMap<number, number>[] = [];
		for (const { component, chains } of this.reactions) {
			for (const transition of chains.get(state.get(component) ?? 0) ?? []) {
				const isPossible = truthOf(transition.guard, (field) => state.get(field));
				if (isPossible === undefined) return false;
				if (!isPossible) continue;
				const next = this.after(transition, state);
				if (next === undefined) return false;
				if (next !== state) nexts.push(next);
				break;
			}
		}
		if (nexts.length === 0) return false;
		const seen = this.looksLike(state);
		return this.isUntouched(state) && nexts.every((next) => this.isUntouched(next) && this.looksLike(next) === seen);
	}

	/** The state of the server after a transition; the same object if nothing changes, undefined if it concerns others. */
	private after(transition: Transition, state: ReadonlyMap<number, number>): ReadonlyMap<number, number> | undefined {
		const writes = constantWrites(transition);
		if (writes === undefined || writes.some(({ field }) => !this.own.has(field))) return undefined;
		const changing = writes.filter(({ field, code }) => state.get(field) !== code);
		if (changing.some(({ field }) => this.exposed.has(field))) return undefined;
		if (changing.length === 0) return state;
		return new Map([...state, ...changing.map(({ field, code }): [number, number] => [field, code])]);
	}

	/** Whether nothing that others do or set off can change the server. */
	private isUntouched(state: ReadonlyMap<number, number>): boolean {
		const codeOf = (field: number) => state.get(field);
		return (
			this.intrusions.every((guard) => truthOf(guard, codeOf) === false) &&
			this.entangled.every(({ component, chains }) =>
				(chains.get(state.get(component) ?? 0) ?? []).every(({ guard }) => truthOf(guard, codeOf) === false),
			)
		);
	}

	/** Everything that others can tell of the state. */
	private looksLike(state: ReadonlyMap<number, number>): string {
		return this.observations.map((condition) => (truthOf(condition, (field) => state.get(field)) ? '1' : '0')).join('');
	}
}

function transitionsOf({ chains }: Reaction): Set<Transition> {
	return new Set([...chains.values()].flat());
}
