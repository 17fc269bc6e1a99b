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
	private readonly looks = new Map<number, string>();
	private readonly block: Layout['blocks'][number] | undefined;

	constructor(
		private readonly problem: Problem,
		private readonly layout: Layout,
		server: string,
	) {
		this.block = layout.blocks.find((block) => block.server === server);
		const { program } = problem;
		this.own = new Set(program.fields.flatMap((field, index) => (field.server === server ? [index] : [])));
		this.sort(program);
		for (const condition of [...problem.checks, ...problem.memories.map(({ condition }) => condition)])
			this.observe(condition);
	}

	/** For each state of the server whether it may be explored alone. */
	table(): Uint8Array {
		const [bits = 0, ...more] = this.block?.bits ?? [];
		if (more.length > 0 || bits === 0 || bits > maximumBits) return new Uint8Array(0);
		return Uint8Array.from({ length: 2 ** bits }, (_, state) => (this.isState(state) && this.isAlone(state) ? 1 : 0));
	}

	/** Whether there is a state with these bits. */
	private isState(bits: number): boolean {
		return [...this.own].every((field) => this.code(bits, field) < (this.problem.program.fields[field]?.size ?? 0));
	}

	/** The code of a field of the server. */
	private code(state: number, field: number): number {
		const place = this.layout.places[field];
		if (place === undefined || place.bits === 0) return 0;
		return (state >>> (place.shift - (this.block?.shift ?? 0))) & maskOf(place.bits);
	}

	private truth(condition: Expression, state: number): boolean | undefined {
		return truthOf(condition, (field) => (this.own.has(field) ? this.code(state, field) : undefined));
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

	private isAlone(state: number): boolean {
		const nexts: number[] = [];
		for (const { component, chains } of this.reactions) {
			for (const transition of chains.get(this.own.has(component) ? this.code(state, component) : 0) ?? []) {
				const isPossible = this.truth(transition.guard, state);
				if (isPossible === undefined) return false;
				if (!isPossible) continue;
				const next = this.after(transition, state);
				if (next === undefined) return false;
				if (next !== state) nexts.push(next);
				break;
			}
		}
		if (nexts.length === 0 || !this.isUntouched(state)) return false;
		return nexts.every((next) => this.isUntouched(next) && this.looksLike(next) === this.looksLike(state));
	}

	/** The state of the server after a transition; undefined if it concerns others. */
	private after(transition: Transition, state: number): number | undefined {
		const writes = constantWrites(transition);
		if (writes === undefined || writes.some(({ field }) => !this.own.has(field))) return undefined;
		let next = state;
		for (const { field, code } of writes) {
			if (this.code(state, field) === code) continue;
			if (this.exposed.has(field)) return undefined;
			const { shift, bits } = this.layout.places[field] as Layout['places'][number];
			const place = shift - (this.block?.shift ?? 0);
			next = (next & ~(maskOf(bits) << place)) | (code << place);
		}
		return next;
	}

	/** Whether nothing that others do or set off can change the server. */
	private isUntouched(state: number): boolean {
		return (
			this.intrusions.every((guard) => this.truth(guard, state) === false) &&
			this.entangled.every(({ component, chains }) =>
				(chains.get(this.code(state, component)) ?? []).every(({ guard }) => this.truth(guard, state) === false),
			)
		);
	}

	/** Everything that others can tell of the state. */
	private looksLike(state: number): string {
		const known = this.looks.get(state);
		if (known !== undefined) return known;
		const look = this.observations.map((condition) => (this.truth(condition, state) ? '1' : '0')).join('');
		this.looks.set(state, look);
		return look;
	}
}

function transitionsOf({ chains }: Reaction): Set<Transition> {
	return new Set([...chains.values()].flat());
}
