import { expect, it } from 'vitest';
import { placeFailures } from '../../../sim/report/failures.js';
import { renderSteps } from '../../../sim/report/steps.js';
import { plainStyle } from '../../../sim/report/style.js';
import { failing, kettles } from './results.js';

it('sorts what failed in the duties, in the last step, and behind it', async () => {
	const result = await kettles(failing);
	const [ofStep, unreached] = result.failures;
	expect(placeFailures(result)).toEqual({ prepared: [], lastStep: [ofStep], end: [unreached] });

	const duty = { line: undefined, step: 'prepared', message: 'operator.fill was refused' };
	const first = { line: 5, step: 'operator.heat server=a', message: '3 steps not reached' };
	const unprepared = { ...result, failures: [duty, first], records: result.records.slice(0, 1) };
	expect(placeFailures(unprepared)).toEqual({ prepared: [duty], lastStep: [], end: [first] });
	expect(renderSteps(unprepared, { width: 80, style: plainStyle })).toBe(`taken as done before the first step
  FAILED: operator.fill was refused

FAILED: operator.heat server=a: 3 steps not reached
`);

	const atEnd = { line: undefined, step: 'at the end', message: 'time: expected 5 min, was 0 min' };
	const whole = { ...result, failures: [atEnd], scenario: { ...result.scenario, steps: [] } };
	expect(placeFailures(whole)).toEqual({ prepared: [], lastStep: [], end: [atEnd] });
});
