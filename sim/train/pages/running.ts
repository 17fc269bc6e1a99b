/** What runs by itself and when it ends; which of several stretches of unknown length ends first, the trainee decides. */
import { describeMinutes } from '../../../machines/kit/quantities.js';
import { eventText } from '../../report/wording.js';
import { nextScheduled, type ScheduledEvent } from '../../simulation/queue.js';
import { nameOfDelayEnd, type Simulation } from '../../simulation/simulation.js';
import { cut, line, span } from '../screen/lines.js';
import { choosing, closing, command, type PageDefinition, say, still } from '../screen/page.js';
import type { Page, Ui } from '../screen/state.js';
import { windowOn } from '../screen/window.js';
import { present } from '../session.js';

type Running = Extract<Page, { kind: 'running' }>;

function runningIn({ session }: Ui): readonly ScheduledEvent[] {
	return [...present(session).queue].sort(
		(one, other) => one.dueMinutes - other.dueMinutes || one.sequence - other.sequence,
	);
}

function isUnknown({ dueMinutes }: ScheduledEvent): boolean {
	return dueMinutes === Number.POSITIVE_INFINITY;
}

/** A stretch of known length ends when it is due, and not before another that is due earlier. */
function canEnd({ queue }: Simulation, scheduled: ScheduledEvent): boolean {
	return isUnknown(scheduled) || nextScheduled(queue)?.dueMinutes === scheduled.dueMinutes;
}

/** What is running, as a page. */
export const runningPage: PageDefinition<Running> = {
	title: () => 'What runs by itself',
	body: (ui, { cursor }, width, height) => {
		const { model, clock } = present(ui.session);
		const running = runningIn(ui);
		if (running.length === 0) return [line('Nothing: the product waits for an operator.', 'dim')];
		const chosen = Math.min(cursor, running.length - 1);
		const lines = running.map((scheduled, index) => {
			const when = isUnknown(scheduled)
				? 'after a time that nobody has stated'
				: `in ${describeMinutes(Math.max(0, scheduled.dueMinutes - clock.minutes))}`;
			const text = eventText(model, nameOfDelayEnd(model, scheduled.id));
			return cut([span(index === chosen ? '› ' : '  ', 'accent'), span(text), span(`  ${when}`, 'dim')], width);
		});
		return windowOn(lines, chosen, height);
	},
	bindings: [
		...choosing<Running>((ui) => runningIn(ui).length),
		{
			keys: ['enter'],
			label: 'end it now',
			says: 'Lets the chosen stretch end: the next one that is due, or any of unknown length.',
			isShown: true,
			press: (ui, { cursor }) => {
				const running = runningIn(ui);
				const scheduled = running[Math.min(cursor, running.length - 1)];
				const simulation = present(ui.session);
				if (scheduled === undefined) return still(ui);
				if (!canEnd(simulation, scheduled)) return say(ui, 'warning', 'Something else is due before it.');
				return command(ui, { kind: 'end', event: nameOfDelayEnd(simulation.model, scheduled.id) });
			},
		},
		closing,
	],
};
