/**
 * Speed, as ratios within one run: `npm run bench`. `--tiny` runs every case once or twice, so that none can rot; it
 * says nothing about speed. Each case prints a check of what it computed, so that nobody makes the meaning faster.
 */
import { explorationCases } from './exploration.js';
import { type Measured, median, timesOf } from './measure.js';
import { programCases } from './program.js';
import { beyondLimits, describeRated } from './rate.js';
import { checkCases, mutationCases } from './regression.js';
import { sandboxCases } from './sandbox.js';
import { simulationCases } from './simulation.js';

const isTiny = process.argv.includes('--tiny');
const repetitions = isTiny ? 2 : 11;

function describe({ name, milliseconds, against, limit, check }: Measured): string {
	const own = median(milliseconds);
	const base = against === undefined ? undefined : median(against.milliseconds);
	const ratio = base === undefined ? '' : `${(own / base).toFixed(2)} times ${against?.name}`;
	const bound = limit === undefined ? '' : ` (at most ${limit})`;
	return [name.padEnd(44), `${own.toFixed(1)} ms`.padStart(12), `  ${ratio}${bound}`, `  [${check}]`].join('');
}

const sandbox = await sandboxCases(timesOf, repetitions);
const cases = [
	...programCases(timesOf, repetitions),
	...sandbox.cases,
	...(await simulationCases(repetitions)),
	...(await checkCases(timesOf, isTiny)),
];
console.log(`medians of ${repetitions}${isTiny ? ', too few to say anything about speed' : ''}`);
for (const measured of cases) console.log(describe(measured));
console.log(sandbox.line);

const rated = [...explorationCases(repetitions, isTiny), ...(await mutationCases(isTiny))];
for (const line of rated.flatMap(describeRated)) console.log(line);

const tooSlow = cases.filter(({ milliseconds, against, limit }) => {
	if (limit === undefined || against === undefined) return false;
	return median(milliseconds) / median(against.milliseconds) > limit;
});
const beyond = [...tooSlow.map(({ name }) => name), ...rated.flatMap(beyondLimits)];
if (beyond.length > 0 && !isTiny) {
	console.log(`\nbeyond their limits: ${beyond.join(', ')}`);
	process.exitCode = 1;
}
