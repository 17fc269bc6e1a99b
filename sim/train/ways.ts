/** The explorer's answers to trainees: how an action becomes possible, and how a goal is reached. */
import type { ProductEvent } from '../../machines/kit/events.js';
import { CompileError } from '../explore/compile/compileError.js';
import { type LegalWay, wayFinder } from '../explore/fill.js';
import type { FinalExpectation } from '../scenario/schema.js';
import type { Simulation } from '../simulation/simulation.js';

/** Somebody waits for the answer with a hand on the keys, so it is given within a second or not at all. */
const find = wayFinder({ maximumStates: 150_000, maximumBytes: 2 ** 28 });

function ask(simulation: Simulation, wanted: Parameters<typeof find>[1]): LegalWay {
	try {
		return find(simulation, wanted);
	} catch (error) {
		// A product of the user's own may be beyond the explorer; the sandbox works without its answer.
		if (error instanceof CompileError) return { ok: false, because: 'the explorer does not understand this product' };
		throw error;
	}
}

/** The shortest legal way to where an event would be accepted. */
export function wayToEvent(simulation: Simulation, event: ProductEvent): LegalWay {
	return ask(simulation, {
		step: { line: 0, text: '', action: { kind: 'event', event }, expect: undefined },
		end: undefined,
	});
}

/** The shortest legal way to where a goal holds, as far as it speaks of states, facts and the outcome. */
export function wayToGoal(simulation: Simulation, goal: FinalExpectation): LegalWay {
	return ask(simulation, { step: undefined, end: goal });
}
