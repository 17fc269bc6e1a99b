/** The program as a whole process, against a Node that does nothing. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { Measured, timesOf } from './measure.js';

const program = 'dist/rehearse.js';

/** Start-up and the replay of all shipped scenarios; a case and the bare start take turns, so that both see the same machine. */
export function programCases(time: typeof timesOf, repetitions: number): Measured[] {
	return [
		against('rehearse --help', [program, '--help'], 3, time, repetitions),
		against('replay of fifty shipped scenarios', [program, 'run', ...fiftyScenarios()], 6, time, repetitions),
		against('replay of all shipped scenarios', [program, 'run'], undefined, time, repetitions),
	];
}

/** The first twenty-five scenarios of each of two products, by name. */
function fiftyScenarios(): string[] {
	return ['puremessage', 'lotus-protector'].flatMap((product) => {
		const folder = `scenarios/${product}`;
		const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
		return files
			.sort()
			.slice(0, 25)
			.map((name) => `${folder}/${name}`);
	});
}

function against(
	name: string,
	arguments_: readonly string[],
	limit: number | undefined,
	time: typeof timesOf,
	repetitions: number,
): Measured {
	const milliseconds: number[] = [];
	const bare: number[] = [];
	let output = '';
	for (let repetition = 0; repetition < repetitions; repetition += 1) {
		bare.push(time(['-e', '0']).milliseconds);
		const run = time(arguments_);
		milliseconds.push(run.milliseconds);
		output = run.output;
	}
	const check = createHash('sha256').update(output).digest('hex').slice(0, 8);
	return {
		name,
		milliseconds,
		against: { name: 'node -e 0', milliseconds: bare },
		...(limit === undefined ? {} : { limit }),
		check,
	};
}
