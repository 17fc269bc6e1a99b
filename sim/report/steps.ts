/** The readable list of what happened, step by step of the scenario. */
import type { Failure, ScenarioResult, StepRecord } from '../scenario/run.js';
import type { Entry } from '../simulation/entry.js';
import type { Model } from '../simulation/model.js';
import { clockOf, unknownExplained } from './clock.js';
import { type Detail, detailsOf } from './details.js';
import { describeFailure, placeFailures } from './failures.js';
import { possibleInstead } from './possible.js';
import { renderRefusedDeployment } from './refusedDeployment.js';
import { columns, pad, padStart, textOf, type View, wrap } from './style.js';
import { eventText, sourceText } from './wording.js';

const labelWidth = 'degraded'.length + 2;
const sourceWidth = 'operator'.length + 2;

/** What the lines of all entries have in common. */
interface Layout extends View {
	readonly model: Model;
	readonly clockWidth: number;
	/** Columns before the details of an entry. */
	readonly indent: number;
	/** Information clauses whose text has been shown. */
	readonly told: Set<string>;
}

function renderDetail({ label, text, tone }: Detail, { width, style, indent }: Layout): string[] {
	const before = ' '.repeat(indent);
	const [first = '', ...others] = wrap(text, width, before + pad(label, labelWidth), ' '.repeat(indent + labelWidth));
	const emphasise = tone === undefined ? (line: string) => line : style[tone];
	// Texts that are for information recede as a whole; of all others only the label is emphasised.
	if (tone === 'dim') return [first, ...others].map(style.dim);
	return [before + emphasise(label) + first.slice(before.length + label.length), ...others];
}

function withoutRepeatedLabels(details: readonly Detail[]): Detail[] {
	return details.map((detail, index) =>
		detail.label === details[index - 1]?.label ? { ...detail, label: '' } : detail,
	);
}

function renderEntry(entry: Entry, layout: Layout): string[] {
	const { model, width, style, clockWidth, told } = layout;
	const start = `  ${padStart(clockOf(entry.at), clockWidth)}  ${pad(sourceText(entry.source), sourceWidth)}`;
	const [first = '', ...others] = wrap(eventText(model, entry.event), width, start);
	const text = first.slice(start.trimEnd().length);
	const emphasise = entry.source === 'fault' ? style.red : style.cyan;
	return [
		emphasise(start.trimEnd()) + text,
		...others,
		...withoutRepeatedLabels(detailsOf(entry, model.product, told)).flatMap((detail) => renderDetail(detail, layout)),
	];
}

function renderFailures(failures: readonly Failure[], { width, style }: View): string[] {
	return failures.flatMap((failure) => wrap(`FAILED: ${failure.message}`, width, '  ', '    ').map(style.red));
}

/** Whether an entry is a duty that was simply done: what needs attention is shown in full. */
function isPlainDuty({ source, verdict, advice, breaches, hazards }: Entry): boolean {
	return (
		source === 'operator' &&
		verdict.kind !== 'refused' &&
		[advice, breaches, hazards].every((details) => details.length === 0)
	);
}

/** The duties taken as done, each with its servers, in the order in which they were done. */
function renderDuties(entries: readonly Entry[], { model, width }: Layout): string[] {
	const serversByTitle = new Map<string, string[]>();
	for (const { event } of entries) {
		const title = eventText(model, { type: event.type });
		const server = event['server'];
		serversByTitle.set(title, [...(serversByTitle.get(title) ?? []), ...(server === undefined ? [] : [server])]);
	}
	return [...serversByTitle].flatMap(([title, servers]) =>
		wrap(servers.length === 0 ? title : `${title}: ${[...new Set(servers)].join(', ')}`, width, '  ', '    '),
	);
}

/** What was so, and taken as done, before the first step; nothing if there is nothing to tell. */
function renderBefore({ entries }: StepRecord, layout: Layout): string[] {
	const duties = entries.filter(isPlainDuty);
	const others = entries
		.filter((entry) => !isPlainDuty(entry))
		.filter((entry) => entry.source !== 'begin' || entry.hazards.length > 0 || entry.information.length > 0);
	return [...renderDuties(duties, layout), ...others.flatMap((entry) => renderEntry(entry, layout))];
}

/** What stands before the text of a step: where it stands in the file, or its number where there is no file. */
export type StepLabel = (line: number, number: number) => string;

function heading({ step }: StepRecord, { width, style }: View, label: (line: number) => string): string[] {
	const lines =
		step === undefined
			? ['taken as done before the first step']
			: wrap(step.text, width, `${label(step.line)}  `, '  ');
	return lines.map(style.bold);
}

/** What a step without entries means. */
function emptyStep({ step }: StepRecord, hasFailed: boolean): string[] {
	if (hasFailed) return [];
	if (step?.action.kind === 'expect') return [];
	return ['  nothing happens: it is so already'];
}

/** Alternatives, where the last thing that happened is a refusal: only there it is known what else was possible. */
function instead(result: ScenarioResult, last: Entry | undefined, layout: Layout): string[] {
	if (result.simulation === undefined || last?.verdict.kind !== 'refused') return [];
	const possible = possibleInstead(result.simulation, last.event);
	const text = `possible instead: ${possible.join(', ') || 'nothing that an operator does'}`;
	return wrap(text, layout.width, ' '.repeat(layout.indent), ' '.repeat(layout.indent + 2));
}

/**
 * The steps of a run: for each a heading with its line and text, and below it what happened, with the simulated clock.
 * For a refused deployment the reasons. Ends with a line end; empty if there is nothing to tell.
 */
export function renderSteps(result: ScenarioResult, view: View, label: StepLabel = (line) => `line ${line}`): string {
	const { simulation, records } = result;
	const failures = placeFailures(result);
	if (simulation === undefined) return renderRefusedDeployment(result, view);
	const entries = records.flatMap((record) => record.entries);
	const clockWidth = Math.max(4, ...entries.map(({ at }) => columns(clockOf(at))));
	const indent = view.width < 60 ? 4 : clockWidth + 4;
	const layout: Layout = { ...view, model: simulation.model, clockWidth, indent, told: new Set() };
	const steps = records.filter(({ step }) => step !== undefined);
	const blocks = records.map((record, index) => {
		const isLast = index === records.length - 1;
		const failed = record.step === undefined ? failures.prepared : isLast ? failures.lastStep : [];
		if (record.step === undefined) {
			const before = [
				...renderBefore(record, layout),
				...(isLast ? instead(result, entries.at(-1), layout) : []),
				...renderFailures(failed, view),
			];
			return before.length === 0 ? [] : [...heading(record, view, () => ''), ...before];
		}
		const shown = record.entries.flatMap((entry) => renderEntry(entry, layout));
		return [
			...heading(record, view, (line) => label(line, steps.indexOf(record) + 1)),
			...(shown.length === 0 ? emptyStep(record, failed.length > 0) : shown),
			...(isLast ? instead(result, entries.at(-1), layout) : []),
			...(record.step?.expect !== undefined && failed.length === 0 ? [view.style.green('  as expected')] : []),
			...renderFailures(failed, view),
		];
	});
	const ends = failures.end.flatMap((failure) =>
		wrap(`FAILED: ${describeFailure(failure)}`, view.width, '', '  ').map(view.style.red),
	);
	const hasUnknown = entries.some(({ at }) => at.unknownStretches > 0);
	const legend = hasUnknown ? wrap(unknownExplained, view.width).map(view.style.dim) : [];
	return [...blocks, ends, legend]
		.filter((lines) => lines.length > 0)
		.map(textOf)
		.join('\n');
}
