/** Property tests draw from one seed per run, which is printed: REHEARSE_SEED=<seed> npm test repeats it. */
import fc from 'fast-check';

const given = process.env['REHEARSE_SEED'];
const seed = given === undefined ? Date.now() | 0 : Number(given);
if (!Number.isInteger(seed)) throw new Error(`REHEARSE_SEED is ${given}; expected a whole number.`);

fc.configureGlobal({
	seed,
	numRuns: Number(process.env['REHEARSE_RUNS'] ?? 60),
	// fast-check prints seed, path and counterexample of a failure; this tells how to use them.
	reporter: (details) => {
		if (!details.failed) return;
		throw new Error(`${fc.defaultReportMessage(details)}\n\nRepeat with REHEARSE_SEED=${seed} npm test`);
	},
});
