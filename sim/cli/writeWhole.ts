/** Writes files so that nobody ever sees half of one, also if the program is stopped meanwhile. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file in one step: beside its place first, and then there. */
export function writeWhole(file: string, text: string): void {
	mkdirSync(dirname(file), { recursive: true });
	const unfinished = `${file}.${process.pid}.unfinished`;
	writeFileSync(unfinished, text);
	renameSync(unfinished, file);
}
