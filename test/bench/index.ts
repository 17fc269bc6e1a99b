/**
 * Speed, as ratios within one run: `npm run bench`. `--tiny` runs every case once or twice, so that none can rot; it
 * says nothing about speed. Each case prints a check of what it computed, so that nobody makes the meaning faster.
 */
import { growthLines } from './deployments/growth.js';
import { largestCases } from './deployments/largest.js';
import { explorationCases } from './exploration.js';
import { type Measured, median, timesOf } from './measure.js';
import { programCases } from './program.js';
import { beyondLimits, describeRated } from './rate.js';
import { checkCases, mutationCases } from './regression.js';
import { sandboxCases } from './sandbox.js';
import { simulationCases } from './simulation.js';

const isTiny = process.argv.includes('--tiny');
const repetitions = isTiny ? 2 : 11;
/** What takes seconds is not repeated as often. */
const fewRepetitions = isTiny ? 1 : 5;
const largestGrowth = isTiny ? 1000 : 300_000;

function describe({ name, milliseconds, against, limit, limitMilliseconds, check }: Measured): string {
	const own = median(milliseconds);
	const base = against === undefined ? undefined : median(against.milliseconds);
	const ratio = base === undefined ? '' : `${(own / base).toFixed(2)} times ${against?.name}`;
	const bound = limit === undefined ? '' : ` (at most ${limit})`;
	const time = limitMilliseconds === undefined ? '' : ` (at most ${limitMilliseconds} ms)`;
	return [name.padEnd(44), `${own.toFixed(1)} ms`.padStart(12), `  ${ratio}${bound}${time}`, `  [${check}]`].join('');
}

function isTooSlow({ milliseconds, against, limit, limitMilliseconds }: Measured): boolean {
	const own = median(milliseconds);
	const isBeyondRatio = limit !== undefined && against !== undefined && own / median(against.milliseconds) > limit;
	return isBeyondRatio || (limitMilliseconds !== undefined && own > limitMilliseconds);
}

const sandbox = await sandboxCases(timesOf, repetitions);
const cases = [
	...programCases(timesOf, repetitions),
	...sandbox.cases,
	...(await simulationCases(repetitions)),
	...largestCases(timesOf, fewRepetitions, isTiny),
	...(await checkCases(timesOf, isTiny)),
];
console.log(`medians of ${repetitions}${isTiny ? ', too few to say anything about speed' : ''}`);
for (const measured of cases) console.log(describe(measured));
console.log(sandbox.line);

const rated = [...explorationCases(repetitions, isTiny), ...(await mutationCases(isTiny))];
for (const line of rated.flatMap(describeRated)) console.log(line);
for (const line of growthLines(largestGrowth, isTiny)) console.log(line);

const beyond = [...cases.filter(isTooSlow).map(({ name }) => name), ...rated.flatMap(beyondLimits)];
if (beyond.length > 0 && !isTiny) {
	console.log(`\nbeyond their limits: ${beyond.join(', ')}`);
	process.exitCode = 1;
}
