/** Walks two versions of a machine side by side and collects where they part, each first at its shortest way. */
import { type AnyStateNode, placeOf } from '../../../machines/kit/bindings.js';
import { delayEnd } from '../../../machines/kit/delays.js';
import { describeEvent, type ProductEvent } from '../../../machines/kit/events.js';
import { createStepper, type Stepper } from '../../explore/generate/engines.js';
import { type Layout, layOut, readCode, writeCode } from '../../explore/generate/layout.js';
import type { Field, Program } from '../../explore/program/program.js';
import type { Explorable } from '../../explore/questions.js';
import type { Progress } from '../../explore/search/progress.js';
import { decode, firstState } from '../../explore/states.js';

/** A way in which the new version behaves otherwise. */
export interface BehaviourDifference {
	/** An event is possible that was not, is not any more, or leads elsewhere; or the begin is another. */
	readonly kind: 'added' | 'removed' | 'changed';
	/** The event without its server. */
	readonly event: string;
	/** The states of its server, or of the deployment, in which it happens. */
	readonly place: string;
	/** The way there in events, with the event itself as the last. */
	readonly events: readonly ProductEvent[];
}

/** What a walk side by side has found. */
export interface SideBySide {
	readonly differences: readonly BehaviourDifference[];
	readonly states: number;
	/** Whether all states were met that are reached alike. */
	readonly isComplete: boolean;
}

interface Side {
	readonly explorable: Explorable;
	readonly program: Program;
	readonly layout: Layout;
	readonly stepper: Stepper;
	/** The number of each event by its text, ends of delays without the ids of their states. */
	readonly events: ReadonlyMap<string, number>;
}

function sideOf(explorable: Explorable): Side {
	const { program } = explorable.compiled;
	const layout = layOut(program);
	const events = new Map(program.events.map((event, number) => [textOf(event), number]));
	return { explorable, program, layout, stepper: createStepper(program, layout), events };
}

function textOf(event: ProductEvent): string {
	return describeEvent(event);
}

/** Walks both versions through the first states that they reach alike. */
export function* sideBySide(
	before: Explorable,
	after: Explorable,
	maximumStates: number,
): Generator<Progress, SideBySide> {
	const [old, now] = [sideOf(before), sideOf(after)];
	const translate = translation(old, now);
	const found = new Map<string, BehaviourDifference>();
	const first = old.stepper.begin(firstState(old.program, old.layout));
	const begun = now.stepper.begin(firstState(now.program, now.layout));
	const note = (kind: BehaviourDifference['kind'], state: Int32Array, events: readonly ProductEvent[]) => {
		const last = events.at(-1);
		const event = last === undefined ? 'begin' : (delayEnd(last.type)?.name ?? last.type);
		const place = last === undefined ? '' : placeIn(old, state, last);
		const key = `${kind} ${event} ${place}`;
		if (!found.has(key)) found.set(key, { kind, event, place, events });
	};
	if (!isSame(translate(first), begun)) note('changed', first, []);
	const known = new Set([first.join()]);
	const open: { readonly state: Int32Array; readonly events: readonly ProductEvent[] }[] = [
		{ state: first, events: [] },
	];
	let isComplete = found.size === 0;
	for (const { state, events } of found.size > 0 ? [] : open) {
		const ours = successors(old, state);
		const theirs = successors(now, translate(state) as Int32Array);
		for (const [text, { event, next }] of ours) {
			const other = theirs.get(text);
			if (other === undefined) note('removed', state, [...events, event]);
			else if (!isSame(translate(next), other.next)) note('changed', state, [...events, event]);
			else {
				const key = next.join();
				if (known.has(key)) continue;
				if (known.size >= maximumStates) {
					isComplete = false;
					continue;
				}
				known.add(key);
				open.push({ state: next, events: [...events, event] });
			}
		}
		for (const [text, { event }] of theirs) if (!ours.has(text)) note('added', state, [...events, event]);
		if (known.size % 1000 === 0) yield { states: known.size, expanded: known.size, bytes: 0 };
	}
	return { differences: [...found.values()], states: known.size, isComplete };
}

function successors({ stepper, program }: Side, state: Int32Array) {
	const count = stepper.expand(state);
	const reached = Array.from({ length: count }, (_, way) => {
		const event = program.events[stepper.event(way)] as ProductEvent;
		return [textOf(event), { event, next: stepper.state(way) }] as const;
	});
	// An event that changes nothing is no behaviour, whether it is taken or refused; but to be refused is told.
	return new Map(reached);
}

/** The old state in the fields of the new version; undefined if it has something that is there no more. */
function translation(old: Side, now: Side): (state: Int32Array) => Int32Array | undefined {
	const places = new Map(now.program.fields.map((field, index) => [`${field.kind} ${field.name}`, index]));
	const fields = old.program.fields.map((field) => {
		const index = places.get(`${field.kind} ${field.name}`);
		const target = index === undefined ? undefined : now.program.fields[index];
		const codes = target === undefined ? [] : valuesOf(field).map((value) => valuesOf(target).indexOf(value));
		return { index, codes };
	});
	const isSameShape = fields.every(
		({ index, codes }, place) => index === place && codes.every((code, at) => code === at),
	);
	if (isSameShape && old.program.fields.length === now.program.fields.length) return (state) => state;
	const initial = firstState(now.program, now.layout);
	return (state) => {
		const translated = initial.slice();
		for (const [place, { index, codes }] of fields.entries()) {
			if (index === undefined) continue;
			const code = codes[readCode(old.layout, state, place)] ?? -1;
			if (code < 0) return undefined;
			writeCode(now.layout, translated, index, code);
		}
		return translated;
	};
}

function valuesOf(field: Field): readonly string[] {
	if (field.kind === 'component') return field.leaves;
	return field.kind === 'fact' ? field.values.map((value) => JSON.stringify(value)) : [];
}

function isSame(one: Int32Array | undefined, other: Int32Array): boolean {
	return one?.every((word, index) => word === other[index]) ?? false;
}

/** Where an event happens: the active states of the server that it names, or of the deployment. */
function placeIn({ program, layout, explorable }: Side, state: Int32Array, event: ProductEvent): string {
	const server = delayEnd(event.type)?.server ?? event['server'] ?? '';
	const { leaves } = decode(program, layout, state);
	const machine = explorable.model.machine;
	const knowing = leaves
		.map((id) => machine.getStateNodeById(id) as AnyStateNode)
		.filter((node) => (node.path[0] === 'servers' ? node.path[1] : '') === server)
		.filter((node) => withParents(node).some((each) => each.transitions.has(event.type)));
	const elsewhere = leaves
		.map((id) => machine.getStateNodeById(id) as AnyStateNode)
		.filter((node) => withParents(node).some((each) => each.transitions.has(event.type)));
	return (knowing.length > 0 ? knowing : elsewhere).map(placeOf).join(' + ');
}

function withParents(node: AnyStateNode): AnyStateNode[] {
	return node.parent === undefined ? [node] : [node, ...withParents(node.parent as AnyStateNode)];
}
