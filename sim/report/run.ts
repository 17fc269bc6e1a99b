/** The whole report of one scenario. */
import { visible } from '../scenario/problem.js';
import type { ScenarioResult } from '../scenario/run.js';
import { renderChart } from './chart.js';
import { describeFailure, placeOf } from './failures.js';
import { renderSteps } from './steps.js';
import { textOf, type View, wrap } from './style.js';
import { renderTotals } from './totals.js';
import { modeText } from './wording.js';

function renderHead({ scenario, seed }: ScenarioResult, { width, style }: View): string {
	const { title, description, product, mode, file } = scenario;
	return textOf([
		...wrap(title, width).map(style.bold),
		...wrap(product.title, width, '  '),
		...wrap(`mode ${modeText(mode)}, seed ${seed}`, width, '  '),
		...wrap(visible(file), width, '  ').map(style.dim),
		...(description === undefined ? [] : wrap(description, width, '  ')),
	]);
}

function renderVerdict(result: ScenarioResult, { width, style }: View): string {
	const { passed, failures } = result;
	const reasons = failures.flatMap((failure) =>
		wrap(`${placeOf(result, failure)}: ${describeFailure(failure)}`, width, '  ', '    '),
	);
	return textOf([passed ? style.green(style.bold('PASS')) : style.red(style.bold('FAIL')), ...reasons]);
}

/**
 * The report of one run: title, product and mode; the steps; the chart; the totals; `PASS` or `FAIL` with the failures.
 * At most `width` columns wide; ends with a line end.
 */
export function renderRun(result: ScenarioResult, view: View): string {
	return [
		renderHead(result, view),
		renderSteps(result, view),
		renderChart(result, view),
		renderTotals(result, view),
		renderVerdict(result, view),
	]
		.filter((part) => part !== '')
		.join('\n');
}
