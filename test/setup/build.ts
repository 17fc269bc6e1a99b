/** Tests that call the program call the built one, so it is built afresh before they run. */
import { execFileSync } from 'node:child_process';

const commands = [
	['--import', 'tsx', 'sim/build/guides.ts'],
	['--import', 'tsx', 'sim/build/build.ts'],
	['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
];

export default function buildProgram(): void {
	for (const command of commands) execFileSync(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
}
