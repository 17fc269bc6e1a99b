/** What is so now in plain words: where the upgrade stands, what the chosen server does, what is at risk, what is next. */
import type { ProductEvent } from '../../../machines/kit/events.js';
import { describeMinutes } from '../../../machines/kit/quantities.js';
import { eventText } from '../../report/wording.js';
import { titleOf } from '../../simulation/changes.js';
import { activeNodes, isLeaf, outcomeOf, serverOf } from '../../simulation/configuration.js';
import type { Model } from '../../simulation/model.js';
import { nextScheduled } from '../../simulation/queue.js';
import { nameOfDelayEnd, type Simulation } from '../../simulation/simulation.js';
import { outlookAfter, outlookOf } from '../outlook.js';
import { type Line, paragraph } from '../screen/lines.js';
import { waysBack } from '../waysBack.js';

/** The description, most important first. */
export function nowLines(
	simulation: Simulation,
	server: string | undefined,
	chosen: ProductEvent | undefined,
	width: number,
): Line[] {
	const { snapshot, hazards, model } = simulation;
	const outcome = outcomeOf(snapshot);
	const stands = activeNodes(snapshot).find(({ tags }) => tags.includes(`outcome:${outcome}`))?.description ?? '';
	const leaves = activeNodes(snapshot).filter((node) => isLeaf(node) && serverOf(node) === server);
	const [first, ...others] = leaves.map(({ description = '' }) => description).filter(Boolean);
	const back = waysBack(simulation);
	const brings = chosen === undefined ? [] : outlookAfter(simulation, chosen);
	return [
		...brings.flatMap(({ text }) => paragraph(`! The chosen action brings, ${text}`, width, 'warn', '', '  ')),
		...outlookOf(simulation).flatMap(({ text }) => paragraph(`! Soon: ${text}`, width, 'warn', '', '  ')),
		...paragraph(stands, width),
		...hazards.flatMap((hazard) => paragraph(`! ${titleOf(hazard)}`, width, 'warn', '', '  ')),
		...(back.length === 0 ? [] : paragraph(waysText(model, back), width, 'good')),
		...(first === undefined ? [] : paragraph(`${server}: ${first}`, width)),
		...paragraph(runningText(simulation), width, 'dim'),
		...(back.length > 0 ? [] : paragraph(waysText(model, back), width, 'dim')),
		...others.flatMap((text) => paragraph(`${server}: ${text}`, width, 'dim')),
	];
}

/** What can still be undone. */
function waysText(model: Model, back: readonly ProductEvent[]): string {
	if (back.length === 0) return 'Ways back that the guide describes: none from here.';
	return `Ways back: ${back.map((event) => eventText(model, event)).join('; ')}.`;
}

/** What the product does by itself, and when it ends. */
function runningText(simulation: Simulation): string {
	const { queue, model, clock } = simulation;
	const next = nextScheduled(queue);
	if (next === undefined) return 'Nothing runs by itself: the product waits for an operator.';
	const when =
		next.dueMinutes === Number.POSITIVE_INFINITY
			? 'after a time that nobody has stated'
			: `in ${describeMinutes(Math.max(0, next.dueMinutes - clock.minutes))}`;
	const more = queue.length > 1 ? ` ${queue.length - 1} more run.` : '';
	return `Next ${when}: ${eventText(model, nameOfDelayEnd(model, next.id))}${more}`;
}
