/** Writes the paths of the explorer as scenario files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A scenario with what its file is to be called after. */
export interface SavedScenario {
	readonly names: readonly string[];
	readonly scenario: string;
}

/** File systems take 255 bytes; questions may be longer than anybody reads in a name. */
const longestName = 100;

/** Writes a file for each scenario; why it cannot, if it cannot. */
export function saveScenarios(folder: string, scenarios: readonly SavedScenario[]): string | undefined {
	const taken = new Map<string, number>();
	try {
		mkdirSync(folder, { recursive: true });
		for (const { names, scenario } of scenarios) {
			const name = names.map(fileName).join('-').slice(0, longestName);
			const count = (taken.get(name) ?? 0) + 1;
			taken.set(name, count);
			writeFileSync(join(folder, `${count === 1 ? name : `${name}-${count}`}.yaml`), scenario);
		}
		return undefined;
	} catch (error) {
		return `The scenarios cannot be written: ${(error as Error).message}`;
	}
}

function fileName(text: string): string {
	return text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
