/** Runs a trace again and finds the first step at which it comes out differently. */
import type { Entry } from './entry.js';
import type { Model } from './model.js';
import { begin, dispatch, endDelay, runningDelay, type Simulation, type Step, waitUntil } from './simulation.js';
import { compactEntry, digestOf, type Trace, type TraceEntry, traceOf } from './trace.js';

/** Whether a trace came out the same. */
export type ReplayResult =
	| { readonly kind: 'same'; readonly entries: readonly Entry[]; readonly simulation: Simulation }
	| {
			readonly kind: 'different';
			/** The first step that differs, counted as in the trace. */
			readonly index: number;
			readonly recorded: TraceEntry | undefined;
			/** What happened instead; undefined if the step could not be taken at all. */
			readonly replayed: TraceEntry | undefined;
	  }
	/** The entries agree, but the trace's own summary or digest does not fit them: it was edited. */
	| { readonly kind: 'edited' };

/** Runs a trace again on a model of the same product, deployment and mode. */
export function replay(model: Model, trace: Trace): ReplayResult {
	const entries: Entry[] = [];
	let simulation: Simulation | undefined;
	for (const recorded of trace.entries) {
		const step = simulation === undefined ? begin(model, trace.seed) : repeat(simulation, recorded);
		const replayed = step && compactEntry(step[1]);
		if (step === undefined || JSON.stringify(replayed) !== JSON.stringify(recorded)) {
			return { kind: 'different', index: recorded.index, recorded, replayed };
		}
		simulation = step[0];
		entries.push(step[1]);
	}
	if (simulation === undefined) return { kind: 'different', index: 0, recorded: undefined, replayed: undefined };
	const again = traceOf(simulation, entries, {
		title: trace.title,
		seed: trace.seed,
		givenDeployment: trace.deployment,
	});
	const { digest: _, ...content } = trace;
	if (again.digest !== trace.digest || digestOf(content) !== trace.digest) return { kind: 'edited' };
	return { kind: 'same', entries, simulation };
}

function repeat(simulation: Simulation, { source, event, at }: TraceEntry): Step | undefined {
	switch (source) {
		case 'begin':
			return undefined;
		case 'operator':
		case 'fault':
			return dispatch(simulation, event);
		case 'system': {
			const scheduled = runningDelay(simulation, event);
			return scheduled && endDelay(simulation, scheduled);
		}
		case 'clock':
			return waitUntil(simulation, at.minutes);
	}
}
