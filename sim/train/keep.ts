/** Keeps a session as a scenario that passes at once: its steps, and what came of them as expectations. */
import { sourceOf } from '../../machines/kit/events.js';
import { isZero, serviceFigures } from '../report/services.js';
import { perform } from '../scenario/perform.js';
import type { FinalExpectation, StepExpectation } from '../scenario/schema.js';
import { type WrittenStep, writeScenario } from '../scenario/write.js';
import { outcomeOf } from '../simulation/configuration.js';
import type { Entry } from '../simulation/entry.js';
import { begin, type Simulation } from '../simulation/simulation.js';
import { describeTime, type SimulatedTime } from '../simulation/time.js';
import { entriesOf, type Point, present, type Session } from './session.js';

/** The text of a scenario, or why the session cannot be one. */
export type Kept = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly because: string };

/** The name that is proposed for the file. */
export function defaultKeepFile({ course }: Session): string {
	const name = course.lesson?.name.replace(/^.*\//, '') ?? course.models.guided.product.name;
	return `${name}-session.yaml`;
}

/** Writes a session as a scenario. */
export function keptScenario(session: Session): Kept {
	const { course } = session;
	const points = session.points.slice(1, session.position + 1);
	// What was done in open mode may break the law, so a session with any of it is an open scenario.
	const mode = points.some(({ simulation }) => simulation.model.mode === 'open') ? 'open' : session.mode;
	const kept = points.filter(
		({ entry, simulation }) => entry.verdict.kind !== 'refused' || simulation.model.mode === mode,
	);
	const simulation = present(session);
	const text = writeScenario({
		title: titleOf(session),
		model: course.models[mode],
		givenDeployment: course.givenDeployment,
		steps: stepsOf(kept),
		expect: finalExpectation(simulation, entriesOf(session)),
	});
	return isSame(session, mode, kept)
		? { ok: true, text }
		: {
				ok: false,
				because:
					'The mode was changed on the way, and all in open mode the same steps would lead elsewhere. Take the change back (t) to keep the session.',
			};
}

function titleOf({ course }: Session): string {
	const title = `Training: ${course.title}`;
	return title.length > 200 ? `${title.slice(0, 199)}…` : title;
}

function stepsOf(points: readonly Point[]): WrittenStep[] {
	let minutes = 0;
	return points.flatMap(({ entry }): WrittenStep[] => {
		const { source, event, at } = entry;
		const before = minutes;
		minutes = at.minutes;
		if (source === 'begin') return [];
		if (source === 'clock') return at.minutes > before ? [{ kind: 'wait', minutes: at.minutes - before }] : [];
		const expect = stepExpectation(entry);
		return [{ kind: 'event', event, ...(expect === undefined ? {} : { expect }) }];
	});
}

function clausesOf(items: readonly { readonly clauses: readonly string[] }[]): string[] {
	return [...new Set(items.flatMap(({ clauses }) => clauses))];
}

/** What a step must come to, where it is not simply accepted. */
function stepExpectation(entry: Entry): StepExpectation | undefined {
	const { verdict, breaches } = entry;
	if (verdict.kind === 'refused') {
		const clauses = clausesOf(verdict.reasons);
		// `true` in a file; the schema reads it as no clause in particular.
		return { refused: clauses.length === 0 ? (true as never) : clauses };
	}
	const expected: StepExpectation = {
		...(verdict.kind === 'noEffect' && sourceOf(entry.event.type) !== 'system' ? { noEffect: true as never } : {}),
		...(breaches.length > 0 ? { breaches: clausesOf(breaches) } : {}),
	};
	return Object.keys(expected).length === 0 ? undefined : expected;
}

function timeText(time: SimulatedTime): string {
	return time.unknownStretches > 0 ? 'unknown' : describeTime(time);
}

function finalExpectation(simulation: Simulation, entries: readonly Entry[]): Partial<FinalExpectation> {
	const services = serviceFigures(simulation)
		.filter(({ down, degraded, now }) => !isZero(down) || !isZero(degraded) || now !== 'up')
		.map(({ name, down, degraded, now }) => [
			name,
			{
				now,
				...(isZero(down) ? {} : { down: timeText(down) }),
				...(isZero(degraded) ? {} : { degraded: timeText(degraded) }),
			},
		]);
	return {
		outcome: outcomeOf(simulation.snapshot),
		time: timeText(simulation.clock),
		breaches: clausesOf(entries.flatMap(({ breaches }) => breaches)),
		hazards: simulation.hazards.map(({ name }) => name),
		...(services.length === 0 ? {} : { services: Object.fromEntries(services) }),
	};
}

/** Whether the steps lead to the same end in one mode: only a change of mode can make a difference. */
function isSame(session: Session, mode: Session['mode'], points: readonly Point[]): boolean {
	const models = new Set(points.map(({ simulation }) => simulation.model.mode));
	if (models.size <= 1 && !models.has(mode === 'open' ? 'guided' : 'open')) return true;
	let [simulation] = begin(session.course.models[mode], session.course.seed);
	for (const { entry } of points) {
		const { source, event, at } = entry;
		const action =
			source === 'clock'
				? ({ kind: 'wait', minutes: at.minutes - simulation.clock.minutes } as const)
				: source === 'system'
					? ({ kind: 'system', event, outOfTurn: false } as const)
					: ({ kind: 'event', event } as const);
		if (source === 'begin') continue;
		const outcome = perform(simulation, { line: 0, text: '', action, expect: undefined }, () => ({
			ok: false,
			because: '',
		}));
		if (
			outcome.stuck !== undefined ||
			outcome.entries.some(({ verdict }) => verdict.kind === 'refused') !== (entry.verdict.kind === 'refused')
		)
			return false;
		simulation = outcome.simulation;
	}
	const end = present(session);
	const same = (one: Simulation) =>
		JSON.stringify([one.snapshot.value, one.snapshot.context, one.clock, [...one.meters]]);
	return same(simulation) === same(end);
}
