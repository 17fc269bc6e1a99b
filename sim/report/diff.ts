/** What another version changes: as text, Markdown for a pull request, and annotations of GitHub. */
import type { ChartDiff, DifferenceGroup, PlacedDifference } from '../regress/diff/diff.js';
import type { ReachDiff } from '../regress/diff/reach.js';
import type { PositionVerdict, TurnedScenario } from '../regress/diff/stranded.js';
import { annotation } from './annotation.js';
import { textOf, type View, wrap } from './style.js';

/** The comparison of one product. */
export interface ProductDiff {
	readonly product: string;
	readonly charts: ChartDiff;
	readonly reach: ReachDiff;
	readonly scenarios: readonly TurnedScenario[];
	readonly lessons: readonly TurnedScenario[];
	readonly positions: readonly PositionVerdict[];
}

const words: Readonly<Record<PlacedDifference['kind'], string>> = {
	added: 'possible now',
	removed: 'no longer possible',
	changed: 'comes out differently',
};

/** Who is responsible, with the clauses behind it. */
export function groupTitle({ edit }: DifferenceGroup): string {
	if (edit === undefined) return 'several edits together, or what is no part of the chart';
	const clauses = edit.clauses.length === 0 ? '' : ` (${edit.clauses.join(', ')})`;
	return `${edit.kind} ${edit.name}${clauses}`;
}

function differenceText({ kind, event, place }: PlacedDifference): string {
	return `${words[kind]}: ${event}${place === '' ? '' : ` in ${place}`}`;
}

function wayText({ example, mode, way }: PlacedDifference): string {
	return `${example}, ${mode}: ${way.length === 0 ? 'at the begin' : way.join(' → ')}`;
}

/** The number of differences of each kind, and of what is stranded. */
export function countsOf(diffs: readonly ProductDiff[]) {
	const differences = diffs.flatMap(({ charts }) => charts.groups.flatMap((group) => group.differences));
	const count = (kind: PlacedDifference['kind']) => differences.filter((each) => each.kind === kind).length;
	return {
		added: count('added'),
		removed: count('removed'),
		changed: count('changed'),
		clauses: diffs.reduce((sum, { reach }) => sum + reach.unguarded.length, 0),
		lessons: diffs.reduce((sum, { lessons }) => sum + lessons.length, 0),
		scenarios: diffs.reduce((sum, { scenarios }) => sum + scenarios.length, 0),
		positions: diffs.reduce((sum, { positions }) => sum + positions.filter(({ stranded }) => stranded).length, 0),
	};
}

/** One line of numbers. */
export function countsText(diffs: readonly ProductDiff[]): string {
	const { added, removed, changed, scenarios, lessons, clauses, positions } = countsOf(diffs);
	return `${added} possible now, ${removed} no longer possible, ${changed} come out differently; ${scenarios} scenarios and ${lessons} lessons turn, ${clauses} clauses lose their guard, ${positions} positions are stranded`;
}

/** For people at a terminal. */
export function renderDiff(diffs: readonly ProductDiff[], { width, style }: View): string {
	const lines = diffs.flatMap(({ product, charts, reach, scenarios, lessons, positions }) => {
		const told = [
			...charts.groups.flatMap((group) => [
				...wrap(groupTitle(group), width, '  ', '    ').map(style.bold),
				...group.differences.flatMap((difference) => [
					...wrap(differenceText(difference), width, '    ', '      '),
					...wrap(wayText(difference), width, '      ', '        ').map(style.dim),
				]),
			]),
			...charts.silent.flatMap((edit) =>
				wrap(`${edit.kind} ${edit.name}: edited, and nothing behaves differently`, width, '  ', '    '),
			),
			...charts.notCompared.flatMap((text) => wrap(`not compared: ${text}`, width, '  ', '    ')),
			...reachTexts(reach).flatMap((text) => wrap(text, width, '  ', '    ')),
			...unguardedTexts(reach).flatMap((text) => wrap(text, width, '  ', '    ').map(style.red)),
			...scenarioGroups([...scenarios, ...lessons]).flatMap((text) => wrap(text, width, '  ', '    ').map(style.red)),
			...positions.flatMap(({ file, stranded }) =>
				wrap(stranded === undefined ? `${file} can go on` : `STRANDED ${file}: ${stranded}`, width, '  ', '    '),
			),
		];
		return told.length === 0 ? [] : [style.bold(product), ...told];
	});
	return textOf([...lines, ...wrap(countsText(diffs), width)]);
}

function reachTexts({ newly, noLonger }: ReachDiff): string[] {
	return [
		...newly.map((each) => `newly reachable: ${each.kind} ${each.name} (${placeText(each)})`),
		...noLonger.map((each) => `not reachable any more: ${each.kind} ${each.name} (was: ${placeText(each)})`),
	];
}

function placeText({ example, way }: ReachDiff['newly'][number]): string {
	return `${example}: ${way.length === 0 ? 'at the begin' : way.join(' → ')}`;
}

function unguardedTexts({ unguarded }: ReachDiff): string[] {
	return unguarded.map((clause) => `CLAUSE WITHOUT A GUARD: ${clause}`);
}

function scenarioText({ file, passes, because }: TurnedScenario): string {
	return passes ? `now passes: ${file} (was: ${because})` : `NOW FAILS: ${file}: ${because}`;
}

/** So many scenarios that turn for the same reason are named. */
const namedScenarios = 5;

/** Scenarios that turn for the same reason are told together. */
function scenarioGroups(scenarios: readonly TurnedScenario[]): string[] {
	const groups = new Map<string, TurnedScenario[]>();
	for (const turned of scenarios) {
		const key = `${turned.passes} ${turned.because.replace(/^[^:]*: /, '')}`;
		groups.set(key, [...(groups.get(key) ?? []), turned]);
	}
	return [...groups.values()].map((group) => {
		const [first] = group as [TurnedScenario];
		if (group.length === 1) return scenarioText(first);
		const names = group.slice(0, namedScenarios).map(({ file }) => file);
		const others = group.length > names.length ? ` and ${group.length - names.length} more` : '';
		const because = first.because.replace(/^[^:]*: /, '');
		return `${first.passes ? 'now pass' : 'NOW FAIL'}, ${group.length} scenarios: ${because}: ${names.join(', ')}${others}`;
	});
}

/** For a pull request. */
export function markdownDiff(diffs: readonly ProductDiff[]): string {
	const lines = diffs.flatMap(({ product, charts, reach, scenarios, lessons, positions }) => [
		`## ${product}`,
		'',
		...charts.groups.flatMap((group) => [
			`### ${group.edit === undefined ? groupTitle(group) : `${group.edit.kind} \`${group.edit.name}\``}`,
			'',
			...(group.edit?.clauses.length ? [`Clauses: ${group.edit.clauses.join(', ')}`, ''] : []),
			'| | event | where | shortest way |',
			'|---|---|---|---|',
			...group.differences.map(
				(difference) =>
					`| ${words[difference.kind]} | \`${difference.event}\` | ${difference.place} | ${wayText(difference)} |`,
			),
			'',
		]),
		...listed('States and transitions', reachTexts(reach)),
		...listed('Clauses that have lost their guard', reach.unguarded),
		...listed('Scenarios that turn', scenarioGroups(scenarios)),
		...listed('Lessons that turn', scenarioGroups(lessons)),
		...listed(
			'Positions that are stranded',
			positions.flatMap(({ file, stranded }) => (stranded === undefined ? [] : [`${file}: ${stranded}`])),
		),
		...listed(
			'Edited, and nothing behaves differently',
			charts.silent.map(({ kind, name }) => `${kind} \`${name}\``),
		),
	]);
	return `${['# What changes', '', `${countsText(diffs)}.`, '', ...lines].join('\n').trimEnd()}\n`;
}

function listed(title: string, items: readonly string[]): string[] {
	return items.length === 0 ? [] : [`### ${title}`, '', ...items.map((item) => `- ${item}`), ''];
}

/** Annotations of GitHub: one for each group, and one at each scenario that turns. */
export function githubDiff(diffs: readonly ProductDiff[]): string {
	return textOf(
		diffs.flatMap(({ product, charts, reach, scenarios, lessons, positions }) => [
			...reach.unguarded.map((text) => annotation('error', { title: `${product}: a clause has lost its guard` }, text)),
			...lessons.map((turned) =>
				annotation(turned.passes ? 'notice' : 'error', { title: turned.title }, scenarioText(turned)),
			),
			...charts.groups.map((group) => {
				const text = group.differences.map((each) => `${differenceText(each)} (${wayText(each)})`).join('\n');
				return annotation('warning', { title: `${product}: ${groupTitle(group)}` }, text);
			}),
			...scenarios.map((turned) => {
				const place = { file: turned.file, ...(turned.line === undefined ? {} : { line: String(turned.line) }) };
				return annotation(turned.passes ? 'notice' : 'error', { ...place, title: turned.title }, scenarioText(turned));
			}),
			...positions.flatMap(({ file, stranded }) =>
				stranded === undefined
					? []
					: [annotation('error', { file, title: 'An upgrade in progress is stranded' }, stranded)],
			),
		]),
	);
}
