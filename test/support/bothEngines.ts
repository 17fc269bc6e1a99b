/** XState and the explorer side by side: every event in every state of a walk, until they disagree. */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { describeEvent, type ProductEvent } from '../../machines/kit/events.js';
import type { FactDefinitions } from '../../machines/kit/facts.js';
import { type Compiled, compile } from '../../sim/explore/compile/compile.js';
import { CompileError } from '../../sim/explore/compile/compileError.js';
import { createStepper, ExplorationError, type Stepper } from '../../sim/explore/generate/engines.js';
import { type Layout, layOut } from '../../sim/explore/generate/layout.js';
import type { Program } from '../../sim/explore/program/program.js';
import { decode, encode, firstState } from '../../sim/explore/states.js';
import { initialStep, type Macrostep, step } from '../../sim/simulation/engine.js';

/** What is compared. */
export interface Subject {
	readonly machine: AnyStateMachine;
	readonly facts: FactDefinitions;
	readonly vocabulary: readonly ProductEvent[];
}

/** How it is compared. */
export interface ComparisonOptions {
	/** What to do to the program before: a seeded bug. */
	readonly change?: (program: Program) => Program;
	/** Take every event in every state in both engines; otherwise only that of the walk, and ask which are enabled. */
	readonly everyEvent: boolean;
}

/** Where a walk ended. */
export interface Comparison {
	/** Undefined where both agree. */
	readonly disagreement: string | undefined;
	/** How many steps were compared, and how many times the walk changed the state. */
	readonly steps: number;
	readonly moves: number;
	/** Whether it ended early with something that goes on for ever in both engines. */
	readonly isEndless: boolean;
}

/** Both engines made ready for a machine. */
export interface Pair {
	readonly subject: Subject;
	readonly compiled: Compiled;
	readonly layout: Layout;
	readonly stepper: Stepper;
	readonly options: ComparisonOptions;
}

/** @throws CompileError where the machine is not understood. */
export function pairOf(subject: Subject, options: ComparisonOptions): Pair {
	const understood = compile(subject.machine, subject.facts, subject.vocabulary);
	const { change = (program) => program } = options;
	const compiled = { ...understood, program: change(understood.program) };
	const layout = layOut(compiled.program);
	return { subject, compiled, layout, stepper: createStepper(compiled.program, layout), options };
}

type Attempt = { readonly kind: 'step'; readonly macrostep: Macrostep } | { readonly kind: 'endless' };

/** XState gives up after the number of iterations that the machine sets itself. */
function attempt(run: () => Macrostep): Attempt {
	try {
		return { kind: 'step', macrostep: run() };
	} catch (reason) {
		if (reason instanceof Error && reason.message.startsWith('Infinite loop detected')) return { kind: 'endless' };
		throw reason;
	}
}

/** Walks both engines; even numbers choose among the enabled events, odd ones among all. */
export function compareOnWalk(pair: Pair, walk: readonly number[]): Comparison {
	const { compiled, layout, stepper, subject } = pair;
	const first = attempt(() => initialStep(subject.machine));
	const begun = orEndless(() => stepper.begin(firstState(compiled.program, layout)));
	let steps = 0;
	let moves = 0;
	const ended = (disagreement?: string, isEndless = false) => ({ disagreement, steps, moves, isEndless });
	if (first.kind === 'endless') return ended(begun === 'endless' ? undefined : 'only XState begins endlessly', true);
	if (begun === 'endless') return ended('only the explorer begins endlessly');
	let state = begun;
	let { snapshot } = first.macrostep;
	const begin = difference(pair, state, snapshot);
	if (begin !== undefined) return ended(`at the begin: ${begin}`);
	for (const choice of walk) {
		const outcome = compareStep(pair, state, snapshot, choice);
		if (outcome.kind === 'disagreement') return ended(outcome.text);
		if (outcome.kind === 'endless') return ended(undefined, true);
		steps += 1;
		if (outcome.kind === 'stays') continue;
		if (outcome.snapshot !== snapshot) moves += 1;
		({ state, snapshot } = outcome);
	}
	return ended();
}

type StepOutcome =
	| { readonly kind: 'disagreement'; readonly text: string }
	| { readonly kind: 'endless' }
	| { readonly kind: 'stays' }
	| { readonly kind: 'goes'; readonly state: Int32Array; readonly snapshot: AnyMachineSnapshot };

function compareStep(pair: Pair, state: Int32Array, snapshot: AnyMachineSnapshot, choice: number): StepOutcome {
	const { machine } = pair.subject;
	const { events } = pair.compiled.program;
	const enabled = events.flatMap((event, index) =>
		machine.getTransitionData(snapshot as never, event).length > 0 ? [index] : [],
	);
	const among = choice % 2 === 0 && enabled.length > 0 ? enabled : [...events.keys()];
	const chosen = among[(choice >>> 1) % Math.max(1, among.length)] ?? 0;
	const taken = pair.options.everyEvent ? enabled : enabled.filter((index) => index === chosen);
	const attempts = new Map(
		taken.map((index) => [index, attempt(() => step(machine, snapshot, events[index] as ProductEvent))]),
	);
	const reached = orEndless(() => successorsOf(pair.stepper, state));
	const isEndless = [...attempts.values()].some(({ kind }) => kind === 'endless');
	if (reached === 'endless' && (isEndless || !pair.options.everyEvent)) return { kind: 'endless' };
	const described = (index: number) => describeEvent(events[index] as ProductEvent);
	const disagreement = (text: string) => ({ kind: 'disagreement', text }) as const;
	const before = JSON.stringify({ value: snapshot.value, context: snapshot.context });
	if (reached === 'endless') return disagreement(`in ${before} only the explorer goes on endlessly`);
	const ours = [...reached.keys()].sort((one, other) => one - other);
	if (ours.join() !== enabled.join()) {
		return disagreement(`in ${before} enabled: ${enabled.map(described)}; the explorer: ${ours.map(described)}`);
	}
	for (const [index, each] of attempts) {
		if (each.kind === 'endless') return disagreement(`in ${before} only XState goes on endlessly: ${described(index)}`);
		const text = difference(pair, reached.get(index) as Int32Array, each.macrostep.snapshot);
		if (text !== undefined) return disagreement(`in ${before} after ${described(index)}: ${text}`);
	}
	const own = attempts.get(chosen);
	if (own?.kind !== 'step') {
		const dropped = step(machine, snapshot, events[chosen] as ProductEvent);
		return dropped.taken.length === 0 ? { kind: 'stays' } : disagreement(`${described(chosen)} is taken`);
	}
	return { kind: 'goes', state: reached.get(chosen) as Int32Array, snapshot: own.macrostep.snapshot };
}

function orEndless<Result>(run: () => Result): Result | 'endless' {
	try {
		return run();
	} catch (reason) {
		if (reason instanceof ExplorationError && reason.message.includes('without end')) return 'endless';
		throw reason;
	}
}

function successorsOf(stepper: Stepper, state: Int32Array): Map<number, Int32Array> {
	const reached = new Map<number, Int32Array>();
	const count = stepper.expand(state);
	for (let way = 0; way < count; way += 1) {
		if (reached.has(stepper.event(way))) throw new Error(`The event ${stepper.event(way)} leads two ways.`);
		reached.set(stepper.event(way), stepper.state(way));
	}
	return reached;
}

/** How the packed state differs from the snapshot: in words, and in what they mean. */
function difference({ compiled, layout }: Pair, state: Int32Array, snapshot: AnyMachineSnapshot): string | undefined {
	const expected = encode(compiled, layout, snapshot);
	const meant = decode(compiled.program, layout, state);
	const isLeaf = (type: string) => type !== 'compound';
	const leaves = snapshot._nodes.filter(({ type }) => isLeaf(type)).map(({ id }) => id);
	const seen = JSON.stringify([[...meant.leaves].sort(), sorted(meant.facts)]);
	const wanted = JSON.stringify([[...leaves].sort(), sorted(snapshot.context as Readonly<Record<string, unknown>>)]);
	if (seen === wanted && expected.every((word, index) => word === state[index])) return undefined;
	return `XState ${wanted}; the explorer ${seen}`;
}

function sorted(record: Readonly<Record<string, unknown>>): [string, unknown][] {
	return Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** A pair, or undefined where the compiler refuses the machine. */
export function pairIfUnderstood(subject: Subject, options: ComparisonOptions): Pair | undefined {
	try {
		return pairOf(subject, options);
	} catch (reason) {
		if (reason instanceof CompileError) return undefined;
		throw reason;
	}
}
