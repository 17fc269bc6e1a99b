/** The result of many scenarios, a line each. */

import type { ScenarioResult } from '../scenario/run.js';
import { outcomeOf } from '../simulation/configuration.js';
import type { SimulatedTime } from '../simulation/time.js';
import { clockOf, unknownExplained } from './clock.js';
import { describeFailure, placeOf } from './failures.js';
import { byProduct } from './products.js';
import { isZero, type ServiceFigures, serviceFigures } from './services.js';
import { columns, pad, padStart, type Style, textOf, truncate, truncateMiddle, type View, wrap } from './style.js';

/** A title cut to less says nothing: other columns go first. */
const shortestTitle = 20;
const longestService = 20;

/** Whether the first time is to be called the longer: nobody knows that an unknown stretch is short. */
function isLonger(first: SimulatedTime, second: SimulatedTime): boolean {
	if (first.unknownStretches !== second.unknownStretches) return first.unknownStretches > second.unknownStretches;
	return first.minutes > second.minutes;
}

/** The service that was down longest, the first of several; undefined if none was. */
function worstService(result: ScenarioResult): ServiceFigures | undefined {
	if (result.simulation === undefined) return undefined;
	return serviceFigures(result.simulation)
		.filter(({ down }) => !isZero(down))
		.reduce<ServiceFigures | undefined>(
			(worst, service) => (worst === undefined || isLonger(service.down, worst.down) ? service : worst),
			undefined,
		);
}

const heads = ['outcome', 'time', 'longest down'] as const;

/** The cells behind the title: outcome, time, and the service that was down longest with its time. */
function cellsOf(result: ScenarioResult): string[] {
	const { simulation } = result;
	if (simulation === undefined) return ['refused', '-', '-'];
	const worst = worstService(result);
	const downtime =
		worst === undefined ? 'none' : `${clockOf(worst.down)} ${truncateMiddle(worst.name, longestService)}`;
	return [outcomeOf(simulation.snapshot), clockOf(simulation.clock), downtime];
}

/** The widths of the columns behind the title that leave it room enough; columns are given up from the last. */
function fittingWidths(rows: readonly (readonly string[])[], width: number): number[] {
	const widths = heads.map((head, index) => Math.max(columns(head), ...rows.map((row) => columns(row[index] ?? ''))));
	const taken = (count: number) => widths.slice(0, count).reduce((sum, column) => sum + column + 2, 0);
	const count = [3, 2, 1].find((candidate) => width - '  PASS  '.length - taken(candidate) >= shortestTitle) ?? 0;
	return widths.slice(0, count);
}

/** A text and the cells behind it; times are aligned at their ends. */
function renderLine(text: string, cells: readonly string[], widths: readonly number[], width: number): string {
	const behind = widths
		.map((column, index) => `  ${(index === 1 ? padStart : pad)(cells[index] ?? '', column)}`)
		.join('');
	const room = width - columns(behind);
	return `${pad(truncate(text, room), room)}${behind}`.trimEnd();
}

function renderFailures(result: ScenarioResult, { width, style }: View): string[] {
	return [
		...wrap(result.scenario.title, width, 'FAIL  ').map(style.red),
		...result.failures.flatMap((failure) =>
			wrap(`${placeOf(result, failure)}: ${describeFailure(failure)}`, width, '  ', '    '),
		),
	];
}

function coloured(line: string, passed: boolean, style: Style): string {
	return passed ? line.replace('PASS', style.green) : line.replace('FAIL', style.red);
}

/**
 * A line for each scenario, grouped by product: verdict, title, outcome, simulated time, and the service that was down
 * longest with its time; then the failures of those that failed, and `N passed, N failed`. At most `width` columns wide.
 */
export function renderSummary(results: readonly ScenarioResult[], view: View): string {
	const { width, style } = view;
	const widths = fittingWidths(results.map(cellsOf), width);
	const groups = byProduct(results).flatMap(([product, ofProduct]) => [
		style.bold(renderLine(product, heads, widths, width)),
		...ofProduct.map((result) => {
			const text = `  ${result.passed ? 'PASS' : 'FAIL'}  ${result.scenario.title}`;
			return coloured(renderLine(text, cellsOf(result), widths, width), result.passed, style);
		}),
		'',
	]);
	const failed = results.filter(({ passed }) => !passed);
	const hasUnknown =
		widths.length > 1 && results.some(({ simulation }) => (simulation?.clock.unknownStretches ?? 0) > 0);
	return textOf([
		...groups,
		...(hasUnknown ? [...wrap(unknownExplained, width).map(style.dim), ''] : []),
		...failed.flatMap((result) => [...renderFailures(result, view), '']),
		`${results.length - failed.length} passed, ${failed.length} failed`,
	]);
}
