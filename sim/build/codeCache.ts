/** Writes what V8 makes of the built program beside it, so that a start need not parse and compile it again. */
import '../cli/engineTuning.js';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeCacheName, openProgram } from '../cli/programFile.js';
import { plainStyle } from '../report/style.js';

/**
 * V8 compiles a function when it is first called, so the program is put to its work first: what runs here is what is in
 * the cache. V8 refuses a cache that was made under other flags, hence the tuning above.
 */
export async function writeCodeCache(folder: string, script: string, scenarios: string): Promise<void> {
	const program = openProgram(folder, script);
	const { main } = program.load();
	const nowhere = () => {};
	const terminal = { write: nowhere, writeError: nowhere, width: 80, style: plainStyle, errorStyle: plainStyle };
	await main(['run', scenarios, '--verbose'], terminal);
	writeFileSync(join(folder, codeCacheName(script)), program.codeCache());
}
