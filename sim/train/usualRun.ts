/** The usual way through an upgrade: the duties before it, then a procedure of the product on one server after the other. */
import type { Duty, Procedure, ProcedureStep } from '../../machines/kit/product.js';
import { completeEvent } from '../scenario/eventReference.js';
import type { ScenarioStep } from '../scenario/scenario.js';
import { readReference } from '../scenario/stateReference.js';
import type { Model } from '../simulation/model.js';
import { isGoalReached } from './goal.js';
import { entriesOf, type Session } from './session.js';
import { performSteps } from './solution.js';

/** The session after the first procedure that reaches the goal and breaks nothing; undefined if none does. */
export function usualRun(start: Session): Session | undefined {
	const model = start.course.models.guided;
	const duties = Object.values(model.product.duties as Record<string, Duty<string, unknown>>);
	const preparation = duties.flatMap((duty) => duty.events(model.deployment)).map((event) => ({ do: event }));
	const procedures = Object.values(model.product.procedures as Record<string, Procedure<unknown>>);
	for (const procedure of procedures) {
		const steps = model.servers.flatMap((server) => procedure.steps(model.deployment, server));
		const performed = performSteps(start, stepsOf(model, [...preparation, ...steps]));
		if (!performed.ok || !isGoalReached(performed.session)) continue;
		if (entriesOf(performed.session).every(({ breaches }) => breaches.length === 0)) return performed.session;
	}
	return undefined;
}

function stepsOf(model: Model, steps: readonly ProcedureStep[]): ScenarioStep[] {
	return steps.flatMap((step): ScenarioStep[] => {
		const common = { line: 0, text: '', expect: undefined };
		if ('until' in step) {
			const read = readReference(model, step.until);
			return read.ok ? [{ ...common, action: { kind: 'until', reference: read.reference } }] : [];
		}
		const { type, ...given } = step.do;
		const completed = completeEvent(model, 'do', type, given);
		return completed.ok ? [{ ...common, action: { kind: 'event', event: completed.event } }] : [];
	});
}
