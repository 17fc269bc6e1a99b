import { describe, expect, it } from 'vitest';
import { renderJunit } from '../../../sim/report/junit.js';
import type { ScenarioResult } from '../../../sim/scenario/run.js';
import { failing, kettles, refusedDeployment, resultOf, twoKettles, unknownOnly } from './results.js';

describe('renderJunit', () => {
	it('has a suite for each product and a case for each scenario', async () => {
		const passing = await kettles(twoKettles);
		const results = [passing, await resultOf(unknownOnly), await kettles(failing), await kettles(refusedDeployment)];
		expect(renderJunit(results).replace(/[0-9a-f]{64}/g, '<digest>')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="rehearse" tests="4" failures="1" errors="0" skipped="0" time="0">
	<testsuite name="kettle" tests="3" failures="1" errors="0" skipped="0" time="0">
		<testcase classname="kettle" name="Two kettles" file="tests/a.yaml" time="0">
			<properties>
				<property name="mode" value="guided"/>
				<property name="outcome" value="open"/>
				<property name="simulatedTime" value="40 min + 1 unknown"/>
				<property name="seed" value="0"/>
				<property name="trace" value="<digest>"/>
			</properties>
		</testcase>
		<testcase classname="kettle" name="It fails" file="tests/a.yaml" time="0">
			<properties>
				<property name="mode" value="guided"/>
				<property name="outcome" value="open"/>
				<property name="simulatedTime" value="0 min"/>
				<property name="seed" value="0"/>
				<property name="trace" value="<digest>"/>
			</properties>
			<failure message="operator.heat server=a: was refused: The kettle is filled before it is heated." type="expectation">
tests/a.yaml:5: operator.heat server=a: was refused: The kettle is filled before it is heated.
tests/a.yaml:6: until a warm: 2 steps not reached
			</failure>
		</testcase>
		<testcase classname="kettle" name="Too many kettles" file="tests/a.yaml" time="0">
			<properties>
				<property name="mode" value="guided"/>
				<property name="outcome" value="deployment refused"/>
			</properties>
		</testcase>
	</testsuite>
	<testsuite name="puremessage" tests="1" failures="0" errors="0" skipped="0" time="0">
		<testcase classname="puremessage" name="Nobody knows" file="tests/a.yaml" time="0">
			<properties>
				<property name="mode" value="guided"/>
				<property name="outcome" value="completed"/>
				<property name="simulatedTime" value="2 unknown"/>
				<property name="seed" value="0"/>
				<property name="trace" value="<digest>"/>
			</properties>
		</testcase>
	</testsuite>
</testsuites>
`);
	});

	it('escapes what XML gives a meaning to, and what it forbids', async () => {
		const result = await kettles(failing);
		const odd: ScenarioResult = {
			...result,
			scenario: { ...result.scenario, title: '<a> & "b"\n\t失🚀', file: 'a\u0000\u001b\ud800\uffff.yaml' },
			failures: [{ line: 1, step: ']]>', message: '<b>&amp;' }],
		};
		const text = renderJunit([odd]);
		expect(text).toContain('name="&lt;a&gt; &amp; &quot;b&quot;\\u{a}\\u{9}失🚀"');
		expect(text).toContain('file="a\\u{0}\\u{1b}\\u{d800}\\u{ffff}.yaml"');
		expect(text).toContain('<failure message="]]&gt;: &lt;b&gt;&amp;amp;" type="expectation">');
	});

	it('is well formed for no results', () => {
		expect(renderJunit([])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="rehearse" tests="0" failures="0" errors="0" skipped="0" time="0">
</testsuites>
`);
	});
});
