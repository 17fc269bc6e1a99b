/** What the explorer has found out, as text. */
import type { Property } from '../../machines/kit/properties.js';
import type { Answer } from '../explore/results.js';
import type { Verdict } from '../explore/search/verdict.js';
import { pad, textOf, type View, wrap } from './style.js';

const verdictWords: Readonly<Record<Verdict['kind'], string>> = {
	holds: 'holds',
	violated: 'violated',
	notDecided: 'not decided',
};
const verdictWidth = 'not decided'.length + 2;

const claims: Readonly<Record<Property<string, unknown>['kind'], string>> = {
	never: 'Never: ',
	precedes: 'Always in this order: ',
	sometimes: 'Can be reached: ',
	alwaysPossible: 'Always possible: ',
};

/** `12,345 states`. */
export function countText(count: number, what: string): string {
	const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ',');
	return `${digits} ${what}${count === 1 ? '' : 's'}`;
}

/** The line of an answer with what it says, without its path. */
export function renderAnswer({ question, verdict, path }: Answer, { width, style }: View): string {
	const tone = verdict.kind === 'holds' ? style.green : verdict.kind === 'violated' ? style.red : style.yellow;
	const word = pad(verdictWords[verdict.kind], verdictWidth);
	const { states, isLocal } = verdict.effort;
	const effort = isLocal ? `${countText(states, 'state')} of a part` : countText(states, 'state');
	const says = question.kind === 'property' ? claims[question.property.kind] + question.property.says : '';
	const clauses = question.kind === 'property' ? question.property.clauses.join(', ') : '';
	const details = [...(says === '' ? [] : [says]), ...(clauses === '' ? [] : [`(${clauses})`])].join(' ');
	return textOf([
		...wrap(`${question.name} (${effort})`, width, word, ' '.repeat(verdictWidth)).map((line, index) =>
			index === 0 ? tone(word) + style.bold(line.slice(word.length)) : line,
		),
		...(details === '' ? [] : wrap(details, width, ' '.repeat(verdictWidth))),
		...remarks(verdict, path?.steps.length ?? 0).flatMap((text) => wrap(text, width, ' '.repeat(verdictWidth))),
	]);
}

function remarks(verdict: Verdict, length: number): string[] {
	switch (verdict.kind) {
		case 'holds':
			if (verdict.lost === undefined) return [];
			return [
				`From ${countText(verdict.lost.states, 'state')} it is not; the guide says so of each. The first comes after ${countText(length, 'step')}.`,
			];
		case 'violated':
			if (verdict.counterexample === undefined) return ['Everything that can be reached was looked at.'];
			return [
				...(verdict.stuckStates === undefined
					? []
					: [
							`From ${countText(verdict.stuckStates, 'state')} it is not, and the guide does not say so of the first of them.`,
						]),
				verdict.counterexample.isShortest
					? `There is no shorter way there than this one of ${countText(length, 'step')}:`
					: `A way there of ${countText(length, 'step')}; a shorter one was not looked for to the end:`,
			];
		case 'notDecided':
			return [verdict.because];
	}
}

/** The last line: how many hold, are violated and are not decided. */
export function renderTally(answers: readonly Answer[]): string {
	const count = (kind: Verdict['kind']) => answers.filter(({ verdict }) => verdict.kind === kind).length;
	return `${count('holds')} hold, ${count('violated')} violated, ${count('notDecided')} not decided\n`;
}
