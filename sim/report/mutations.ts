/** What became of the mutations of a product, as text and as data. */
import type { MutationReport, ReviewedReason } from '../regress/mutate/report.js';
import type { Fate } from '../regress/mutate/trial.js';
import { textOf, type View, wrap } from './style.js';

/** How many mutations came to what; the score leaves out those that are equivalent. */
export interface Score {
	readonly mutations: number;
	readonly noticed: number;
	readonly equivalent: number;
	readonly notDecided: number;
	readonly survivors: number;
	/** Percent of those that are not equivalent, rounded down to a tenth. */
	readonly percent: number;
}

/** Counts fates. */
export function scoreOf(reports: readonly MutationReport[]): Score {
	const count = (...kinds: readonly Fate['kind'][]) => reports.filter(({ fate }) => kinds.includes(fate.kind)).length;
	const noticed = count('scenario', 'property', 'broken');
	const equivalent = count('equivalent');
	const relevant = reports.length - equivalent;
	return {
		mutations: reports.length,
		noticed,
		equivalent,
		notDecided: count('notDecided'),
		survivors: count('survives'),
		percent: relevant === 0 ? 100 : Math.floor((noticed * 1000) / relevant) / 10,
	};
}

/** The score, every survivor with the scenario that would notice it, and every other one with the reason. */
export function renderMutations(product: string, reports: readonly MutationReport[], view: View): string {
	const { style, width } = view;
	const score = scoreOf(reports);
	const of = (kind: Fate['kind']) => reports.filter(({ fate }) => fate.kind === kind);
	const listed = (kind: Fate['kind'], word: string) =>
		of(kind).flatMap(({ name, fate }) => wrap(`${word} ${name}${reasonOf(fate)}`, width, '  ', '    '));
	return textOf([
		style.bold(product),
		...listed('survives', 'SURVIVES'),
		...listed('notDecided', 'open'),
		...listed('equivalent', 'equivalent'),
		...wrap(scoreText(score), width),
	]);
}

/** `542 mutations: 425 noticed, ...`. */
export function scoreText({ mutations, noticed, survivors, notDecided, equivalent, percent }: Score): string {
	return `${mutations} mutations: ${noticed} noticed, ${survivors} survive, ${notDecided} not told apart, ${equivalent} equivalent; ${percent}% of those that are not equivalent`;
}

function reasonOf(fate: Fate): string {
	switch (fate.kind) {
		case 'survives': {
			const steps = fate.killer?.steps ?? 0;
			return `: shows after ${steps} ${steps === 1 ? 'step' : 'steps'} in ${fate.example}, ${fate.mode}`;
		}
		case 'equivalent':
		case 'notDecided':
			return `: ${fate.because}`;
		default:
			return '';
	}
}

/** Reasons that are about nothing any more. */
export function renderNeedless(file: string, needless: readonly ReviewedReason[], { width, style }: View): string {
	const told = needless.flatMap(({ mutations }) =>
		wrap(`${file} has a reason for ${mutations}, and there is no such change left open`, width, '  ', '    '),
	);
	return told.length === 0 ? '' : textOf(told.map(style.red));
}

/** A mutation as data. */
export function jsonMutation({ fate, ...mutation }: MutationReport): unknown {
	if (fate.kind !== 'survives') return { ...mutation, fate };
	const { killer, ...rest } = fate;
	return { ...mutation, fate: { ...rest, scenario: killer?.text ?? null } };
}
