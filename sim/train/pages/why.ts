/** Why an action is refused: each reason with its clauses, their place in the guide, and how it becomes possible. */
import type { ProductEvent } from '../../../machines/kit/events.js';
import { sourceOf } from '../../../machines/kit/events.js';
import { eventText } from '../../report/wording.js';
import type { Reason } from '../../simulation/judgement.js';
import { definitionOf, type Model } from '../../simulation/model.js';
import { reasonsAgainst } from '../choices.js';
import { type Line, line, paragraph } from '../screen/lines.js';
import { open, textPage } from '../screen/page.js';
import type { Page, Ui } from '../screen/state.js';
import { present } from '../session.js';
import { wayToEvent } from '../ways.js';
import { clauseLines } from './clause.js';

type Why = Extract<Page, { kind: 'why' }>;

/** The page that explains a refusal. In an exam it does not tell the way. */
export function explain(ui: Ui, event: ProductEvent): Ui {
	const { session } = ui;
	const isTold = !session.course.isExam && sourceOf(event.type) === 'operator';
	const way = isTold ? wayToEvent(present(session), event) : undefined;
	return { ...ui, page: { kind: 'why', event, way, scroll: 0 } };
}

function reasonLines(model: Model, reason: Reason, width: number): Line[] {
	const heading = {
		law: 'The guide forbids it. It demands:',
		physics: 'The product does not do it. It needs:',
		state: 'It is not possible in this state.',
	}[reason.kind];
	return [
		line(heading, 'bad'),
		...paragraph(reason.kind === 'state' ? reason.because : reason.demands, width, 'strong', '  '),
		...(reason.kind === 'state' ? paragraph(`Now: ${reason.states.join('; ')}`, width, 'dim', '  ') : []),
		...reason.clauses.flatMap((id) =>
			clauseLines(model.product, id, width - 2).map((inner) => [{ text: '  ', tone: 'plain' as const }, ...inner]),
		),
	];
}

function wayLines(model: Model, { way }: Why, width: number): Line[] {
	if (way === undefined) return [];
	if (!way.ok)
		return [
			line(''),
			line('How it becomes possible', 'strong'),
			...paragraph(`It does not: ${way.because}.`, width, 'warn', '  '),
		];
	const steps = way.events.map((event) => ({ event, isOperator: sourceOf(event.type) === 'operator' }));
	return [
		line(''),
		line('How it becomes possible: the shortest legal way', 'strong'),
		...steps.flatMap(({ event, isOperator }, index) =>
			paragraph(
				`${isOperator ? 'you:     ' : 'product: '}${eventText(model, event)}`,
				width,
				isOperator ? 'plain' : 'dim',
				`  ${String(index + 1).padStart(2)}. `,
			),
		),
		...(steps.length === 0 ? [line('  It is possible already.')] : []),
	];
}

/** The explanation as a page. It speaks of the moment at which the event was refused, which is still the present one. */
export const whyPage = textPage<Why>(
	({ session }, { event }) => `Why not: ${eventText(present(session).model, event)}`,
	({ session }, page, width) => {
		const simulation = present(session);
		const { model } = simulation;
		const about = definitionOf(model, page.event.type)?.description ?? '';
		return [
			...paragraph(about, width, 'dim'),
			line(''),
			...reasonsAgainst(simulation, page.event).flatMap((reason) => reasonLines(model, reason, width)),
			...wayLines(model, page, width),
		];
	},
	[
		{
			keys: ['c'],
			label: 'clause',
			says: 'Opens the first clause behind the refusal.',
			isShown: true,
			press: (ui, page) => {
				const [id] = reasonsAgainst(present(ui.session), page.event).flatMap(({ clauses }) => clauses);
				if (id === undefined) return { ui, effects: [] };
				return open(ui, { kind: 'clause', id, scroll: 0, back: page });
			},
		},
	],
);
