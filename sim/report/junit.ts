/** Results as JUnit XML, which build servers read. */
import type { ScenarioResult } from '../scenario/run.js';
import { describeTime } from '../simulation/time.js';
import { describeFailure, placeOf } from './failures.js';
import { byProduct } from './products.js';
import { textOf } from './style.js';

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
};

/** Characters that XML 1.0 does not allow, not even as references, and those that it would normalise in attributes. */
const unfit = /[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text for an attribute or an element; characters that XML forbids, and line ends, as `\u{...}`. */
function escaped(text: string): string {
	return text
		.replace(unfit, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
		.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

function attributes(values: Readonly<Record<string, string | number>>): string {
	return Object.entries(values)
		.map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
		.join('');
}

/** What is told beside the verdict. Simulated time is no running time, so it is not in `time`. */
function properties({ scenario, ...result }: ScenarioResult): string[] {
	const trace = result.trace();
	const values = {
		mode: scenario.mode,
		outcome: trace?.outcome ?? 'deployment refused',
		...(trace === undefined ? {} : { simulatedTime: describeTime(trace.time), seed: trace.seed, trace: trace.digest }),
	};
	return [
		'\t\t\t<properties>',
		...Object.entries(values).map(([name, value]) => `\t\t\t\t<property${attributes({ name, value })}/>`),
		'\t\t\t</properties>',
	];
}

function testCase(result: ScenarioResult): string[] {
	const { scenario, failures } = result;
	const head = { classname: scenario.product.name, name: scenario.title, file: scenario.file, time: 0 };
	// One element for all failures: several in a case are more than the schema of some readers allows.
	const [first] = failures;
	const failure =
		first === undefined
			? []
			: [
					`\t\t\t<failure${attributes({ message: describeFailure(first), type: 'expectation' })}>`,
					...failures.map((each) => escaped(`${placeOf(result, each)}: ${describeFailure(each)}`)),
					'\t\t\t</failure>',
				];
	return [`\t\t<testcase${attributes(head)}>`, ...properties(result), ...failure, '\t\t</testcase>'];
}

function counts(results: readonly ScenarioResult[]) {
	return {
		tests: results.length,
		failures: results.filter(({ passed }) => !passed).length,
		errors: 0,
		skipped: 0,
		time: 0,
	};
}

/** JUnit XML: a suite for each product, a case for each scenario. Ends with a line end. */
export function renderJunit(results: readonly ScenarioResult[]): string {
	return textOf([
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<testsuites${attributes({ name: 'rehearse', ...counts(results) })}>`,
		...byProduct(results).flatMap(([name, ofProduct]) => [
			`\t<testsuite${attributes({ name, ...counts(ofProduct) })}>`,
			...ofProduct.flatMap(testCase),
			'\t</testsuite>',
		]),
		'</testsuites>',
	]);
}

/** A suite of cases that have nothing but a name and perhaps a failure. */
export interface PlainSuite {
	readonly name: string;
	readonly cases: readonly { readonly name: string; readonly failure: string | undefined }[];
}

/** JUnit XML of plain suites. Ends with a line end. */
export function junitDocument(name: string, suites: readonly PlainSuite[]): string {
	const plainCounts = (cases: PlainSuite['cases']) => ({
		tests: cases.length,
		failures: cases.filter(({ failure }) => failure !== undefined).length,
		errors: 0,
		skipped: 0,
		time: 0,
	});
	return textOf([
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<testsuites${attributes({ name, ...plainCounts(suites.flatMap(({ cases }) => cases)) })}>`,
		...suites.flatMap((suite) => [
			`\t<testsuite${attributes({ name: suite.name, ...plainCounts(suite.cases) })}>`,
			...suite.cases.flatMap(({ name: title, failure }) => {
				const head = `\t\t<testcase${attributes({ classname: suite.name, name: title, time: 0 })}`;
				if (failure === undefined) return [`${head}/>`];
				return [`${head}>`, `\t\t\t<failure${attributes({ message: failure, type: 'baseline' })}/>`, '\t\t</testcase>'];
			}),
			'\t</testsuite>',
		]),
		'</testsuites>',
	]);
}
