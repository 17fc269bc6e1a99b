/** The debrief: the score, the time chart, each breach with its consequence, and what the best run did differently. */

import type { Clause } from '../../../machines/kit/guide.js';
import { renderChart } from '../../report/chart.js';
import { serviceFigures } from '../../report/services.js';
import { plainStyle } from '../../report/style.js';
import { eventText } from '../../report/wording.js';
import type { Entry } from '../../simulation/entry.js';
import { describeTime } from '../../simulation/time.js';
import { type BestRun, bestRunOf } from '../bestRun.js';
import { differencesOf } from '../difference.js';
import { goalOf } from '../goal.js';
import { scoreOf } from '../score.js';
import { type Line, line, paragraph, sized, span } from '../screen/lines.js';
import { textPage } from '../screen/page.js';
import type { Page } from '../screen/state.js';
import { entriesOf, firstPosition, present, type Session } from '../session.js';
import { clauseLines } from './clause.js';

function scoreLines(session: Session, record: number | undefined, width: number): Line[] {
	const score = scoreOf(session);
	const figure = (label: string, text: string) => paragraph(text, width, 'plain', `  ${label.padEnd(11)}`);
	return [
		[
			span(`Score ${score.points} of 100`, score.isGoalReached ? 'good' : 'warn'),
			span(record === undefined ? '' : `, best so far ${record}`, 'dim'),
		],
		...figure('goal', `${score.isGoalReached ? 'reached' : 'not reached'}: ${goalOf(session).says}`),
		...figure(
			'down',
			`${describeTime(score.down)}, summed over all services${score.bestDown === undefined ? '' : `; best known run ${describeTime(score.bestDown)}`}`,
		),
		...figure('breaches', String(score.breaches)),
		...figure('hints', String(score.hints)),
		...figure('refusals', String(score.refusals)),
	];
}

function chartLines(session: Session, width: number): Line[] {
	const result = { records: [{ step: undefined, entries: entriesOf(session) }], simulation: present(session) };
	return renderChart(result, { width: Math.min(width, 200), style: plainStyle })
		.trimEnd()
		.split('\n')
		.map((text) => line(text));
}

function breachLines(session: Session, own: readonly Entry[], width: number): Line[] {
	const { model } = present(session);
	const clauses = model.product.guide.clauses as readonly Clause[];
	const breaking = own.filter(({ breaches }) => breaches.length > 0);
	if (breaking.length === 0) return [line('  None.', 'good')];
	return breaking.flatMap((entry) => [
		...paragraph(eventText(model, entry.event), width, 'bad', '  '),
		...entry.breaches.flatMap((breach) =>
			breach.clauses.flatMap((id) => [
				...clauseLines(model.product, id, width - 4).map((inner): Line => [span('    '), ...inner]),
				...paragraph(
					clauses.find((clause) => clause.id === id)?.ifBroken ?? 'not stated',
					width,
					'warn',
					'    consequence: ',
				),
			]),
		),
		...(entry.isOutsideGuide ? [line('    What follows, the guide does not say.', 'dim')] : []),
	]);
}

function bestLines(session: Session, own: readonly Entry[], best: BestRun, width: number): Line[] {
	const { model } = present(session);
	const differences = differencesOf(own, best.entries);
	const changed = differences.filter(({ whose }) => whose !== 'both');
	const bestFigures = new Map(serviceFigures(best.simulation).map((figures) => [figures.name, figures.down]));
	const services = serviceFigures(present(session)).filter(
		({ name, down }) => describeTime(down) !== describeTime(bestFigures.get(name) ?? down),
	);
	return [
		...paragraph(`Compared with ${best.title}.`, width, 'dim', '  '),
		...(changed.length === 0 ? [line('  It does the same in the same order.', 'good')] : []),
		...changed
			.slice(0, 40)
			.map(
				({ event, whose }): Line => [
					span(whose === 'own' ? '  only you:  ' : '  only best: ', whose === 'own' ? 'warn' : 'good'),
					span(eventText(model, event)),
				],
			),
		...(changed.length > 40 ? [line(`  … and ${changed.length - 40} more`, 'dim')] : []),
		...services.map(
			({ name, down }): Line => [
				...sized([span(`  ${name}`)], 32),
				span(`down ${describeTime(down)}, best ${describeTime(bestFigures.get(name) ?? down)}`, 'warn'),
			],
		),
	];
}

/** The debrief as a page. */
export const debriefPage = textPage<Extract<Page, { kind: 'debrief' }>>(
	() => 'Debrief',
	({ session, record }, _, width) => {
		const own = entriesOf(session).slice(firstPosition(session) + 1);
		const best = bestRunOf(session.course);
		const { lesson } = session.course;
		const { product } = present(session).model;
		return [
			...scoreLines(session, record?.points, width),
			line(''),
			...chartLines(session, width),
			line(''),
			line('Breaches', 'strong'),
			...breachLines(session, own, width),
			line(''),
			line('What the best run did differently', 'strong'),
			...(best.ok
				? bestLines(session, own, best.run, width)
				: paragraph(`No best run is known: ${best.because}.`, width, 'dim', '  ')),
			...(lesson === undefined
				? []
				: [
						line(''),
						line('To be remembered', 'strong'),
						...paragraph(lesson.debrief.says, width, 'plain', '  '),
						...lesson.debrief.clauses.flatMap((id) =>
							clauseLines(product, id, width - 2).map((inner): Line => [span('  '), ...inner]),
						),
					]),
		];
	},
);
