/** The scenario that notices a mutation: the shortest way to where it shows, and what the original does there. */

import { delayEnd } from '../../../machines/kit/delays.js';
import type { ProductEvent } from '../../../machines/kit/events.js';
import { describeLevel } from '../../../machines/kit/services.js';
import type { Explorable } from '../../explore/questions.js';
import { type WrittenExpectation, type WrittenStep, writeScenario } from '../../scenario/write.js';
import { factsOf, outcomeOf, regionStates } from '../../simulation/configuration.js';
import type { Entry } from '../../simulation/entry.js';
import type { Model } from '../../simulation/model.js';
import { nextScheduled } from '../../simulation/queue.js';
import { begin, dispatch, endDelay, nameOfDelayEnd, type Simulation } from '../../simulation/simulation.js';
import { mutatedModel } from './judge.js';
import { describeMutation, type Mutation } from './mutations.js';

/** Events that were run, as far as they could be. */
export interface Run {
	readonly steps: readonly { readonly event: ProductEvent; readonly outOfTurn: boolean }[];
	readonly entry: Entry | undefined;
	readonly end: Simulation;
}

/** Runs events to the end, whatever becomes of each; undefined if the machine cannot be run. */
export function runEvents(model: Model, events: readonly ProductEvent[]): Run | undefined {
	try {
		let [simulation, entry]: [Simulation, Entry | undefined] = [begin(model)[0], undefined];
		const steps: { event: ProductEvent; outOfTurn: boolean }[] = [];
		for (const event of events) {
			const isDelay = delayEnd(event.type) !== undefined;
			const scheduled = isDelay ? simulation.queue.find(({ id }) => id === event.type) : undefined;
			if (isDelay && scheduled === undefined) return { steps, entry: undefined, end: simulation };
			const earliest = nextScheduled(simulation.queue)?.dueMinutes ?? 0;
			const isKnown = scheduled !== undefined && scheduled.dueMinutes < Number.POSITIVE_INFINITY;
			const name = isDelay ? nameOfDelayEnd(model, event.type) : event;
			[simulation, entry] = scheduled ? endDelay(simulation, scheduled) : dispatch(simulation, event);
			const isNext = scheduled === undefined || nextScheduled(simulation.queue) === undefined;
			steps.push({ event: name, outOfTurn: !isNext && isKnown && earliest < scheduled.dueMinutes });
		}
		return { steps, entry, end: simulation };
	} catch {
		return undefined;
	}
}

/** What the original shows at the end and the mutant does not; undefined if nobody can see a difference. */
export function shownDifference(original: Run, mutated: Run | undefined): WrittenExpectation | undefined {
	if (original.entry?.verdict.kind === 'refused') {
		const clauses = original.entry.verdict.reasons.flatMap((reason) => reason.clauses);
		const isSame = mutated?.entry?.verdict.kind === 'refused';
		return isSame ? undefined : { refused: clauses.length === 0 ? true : [...new Set(clauses)] };
	}
	const own = valuesOf(original.end);
	const other = mutated && valuesOf(mutated.end);
	const differing = <Value>(values: ReadonlyMap<string, Value>, others: ReadonlyMap<string, Value> | undefined) =>
		Object.fromEntries([...values].filter(([name, value]) => others?.get(name) !== value));
	const states = differing(own.states, other?.states);
	const facts = differing(own.facts, other?.facts);
	const services = differing(own.services, other?.services);
	const isRefused = mutated !== undefined && mutated.entry?.verdict.kind !== original.entry?.verdict.kind;
	const expectation: WrittenExpectation = {
		...(isRefused ? { accepted: true } : {}),
		...(Object.keys(states).length > 0 ? { states } : {}),
		...(Object.keys(facts).length > 0 ? { facts } : {}),
		...(Object.keys(services).length > 0 ? { services } : {}),
		...(own.outcome === undefined || own.outcome === other?.outcome ? {} : { outcome: own.outcome }),
	};
	return Object.keys(expectation).length === 0 ? undefined : expectation;
}

/** A mutant may have lost its outcome. */
function outcomeIn(snapshot: Simulation['snapshot']): string | undefined {
	try {
		return outcomeOf(snapshot);
	} catch {
		return undefined;
	}
}

function valuesOf({ snapshot, levels }: Simulation) {
	return {
		states: new Map([...regionStates(snapshot)].filter(([, state]) => state !== '' && !state.includes(' + '))),
		facts: new Map(Object.entries(factsOf(snapshot))),
		services: new Map([...levels].map(([name, level]) => [name, describeLevel(level)])),
		outcome: outcomeIn(snapshot),
	};
}

/** A scenario that passes with the original and fails with the mutation. */
export interface Killer {
	readonly text: string;
	readonly expectation: WrittenExpectation;
	readonly steps: number;
}

/** Writes the scenario; undefined if what differs inside is seen by nobody. */
export function killerOf(
	{ model, compiled }: Explorable,
	givenDeployment: unknown,
	mutation: Mutation,
	path: readonly number[],
): Killer | undefined {
	const events = path.map((number) => compiled.program.events[number] as ProductEvent);
	const original = runEvents(model, events);
	if (original === undefined || original.steps.length !== events.length) return undefined;
	const mutated = runEvents(mutatedModel(model, mutation.apply(model.guided)), events);
	const expect = shownDifference(original, mutated);
	if (expect === undefined) return undefined;
	const steps = original.steps.map(({ event, outOfTurn }, index): WrittenStep => {
		const written = { kind: 'event' as const, event, outOfTurn };
		return index === original.steps.length - 1 ? { ...written, expect } : written;
	});
	const text = writeScenario({
		title: `Notices ${describeMutation(mutation)}`.slice(0, 200),
		model,
		givenDeployment,
		steps,
		...(steps.length === 0 ? { expect: atEnd(expect) } : {}),
	});
	return { text, expectation: expect, steps: steps.length };
}

function atEnd({ states, facts, services, outcome }: WrittenExpectation) {
	return {
		...(states === undefined ? {} : { states }),
		...(facts === undefined ? {} : { facts }),
		...(services === undefined ? {} : { services }),
		...(outcome === undefined ? {} : { outcome }),
	};
}
