/** Hints in steps: what the lesson says in this situation, then what the explorer finds to be the next right action. */
import { sourceOf } from '../../machines/kit/events.js';
import { eventText } from '../report/wording.js';
import { isMoment } from '../scenario/moment.js';
import { definitionOf } from '../simulation/model.js';
import { dispatch, isPossible } from '../simulation/simulation.js';
import { bestRunOf } from './bestRun.js';
import { goalOf, isGoalReached } from './goal.js';
import { present, type Session } from './session.js';
import { wayToGoal } from './ways.js';

const known = new WeakMap<Session['points'][number], readonly string[]>();

/** All hints for where a session stands, from a nudge to the action itself. */
export function hintsFor(session: Session): readonly string[] {
	const point = session.points[session.position];
	const found = (point && known.get(point)) ?? [...lessonHints(session), ...foundHints(session)];
	if (point !== undefined) known.set(point, found);
	return found;
}

function lessonHints(session: Session): readonly string[] {
	const simulation = present(session);
	const blocks = session.course.lesson?.hints ?? [];
	return blocks.find(({ when }) => when === undefined || isMoment(simulation.snapshot, when))?.says ?? [];
}

/** Where the explorer gives up: the next step of the best known run that can be done now and changes something. */
function usualHints(session: Session): readonly string[] {
	const simulation = present(session);
	const best = bestRunOf(session.course);
	const usual = (best.ok ? best.run.entries : [])
		.filter(({ source }) => source === 'operator')
		.map(({ event }) => event);
	const next = usual.find(
		(event) => isPossible(simulation, event) && dispatch(simulation, event)[1].verdict.kind !== 'noEffect',
	);
	if (next === undefined) return ['Let time pass (a), and look at what is asked of you.'];
	const { model } = simulation;
	return [
		definitionOf(model, next.type)?.description ?? next.type,
		`Usually this comes next: ${eventText(model, next)}.`,
	];
}

function foundHints(session: Session): readonly string[] {
	if (isGoalReached(session)) return ['The goal is reached: d opens the debrief.'];
	const simulation = present(session);
	const { model } = simulation;
	const way = wayToGoal(simulation, goalOf(session).expect);
	if (!way.ok && way.isUndecided === true) return usualHints(session);
	if (!way.ok) return [`From here ${way.because}. Take something back (u, or t for the history).`];
	const next = way.events.find(({ type }) => sourceOf(type) === 'operator');
	const [first] = way.events;
	if (first === undefined) {
		return ['The states are those of the goal, but not all that it asks for is so: i tells the goal.'];
	}
	if (next === undefined) return ['It is the product’s turn.', 'Let time pass: a, or n for one event.'];
	const isNow = next === first;
	const waits = isNow ? '' : 'First let time pass (a); then: ';
	const where = next['server'] === undefined ? 'the deployment as a whole' : next['server'];
	return [
		isNow ? `It is your turn. Look at ${where}.` : `The product is not done. After that, look at ${where}.`,
		definitionOf(model, next.type)?.description ?? next.type,
		`${waits}${eventText(model, next)}.`,
	];
}
