/** Reads and writes the scores. The file is replaced as a whole, so that it is never half written. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { noProgress, type Progress, progressText, readProgress } from '../train/progress.js';

/** The progress, or why the file is left alone. */
export type LoadedProgress =
	| { readonly ok: true; readonly progress: Progress }
	| { readonly ok: false; readonly because: string };

/** Reads the file; one that is not there is no progress. A file that is not understood is never written over. */
export function loadProgress(file: string): LoadedProgress {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') return { ok: true, progress: noProgress };
		return { ok: false, because: `${file} cannot be read (${code})` };
	}
	const progress = readProgress(text);
	if (progress !== undefined) return { ok: true, progress };
	return { ok: false, because: `${file} is no progress file of this version, and is left as it is` };
}

/** Writes the file beside and puts it in its place; why it cannot, if it cannot. */
export function saveProgress(file: string, progress: Progress): string | undefined {
	const temporary = `${file}.${process.pid}.tmp`;
	try {
		mkdirSync(dirname(file), { recursive: true });
		const handle = openSync(temporary, 'w', 0o600);
		try {
			writeSync(handle, progressText(progress));
			fsyncSync(handle);
		} finally {
			closeSync(handle);
		}
		renameSync(temporary, file);
		return undefined;
	} catch (error) {
		discard(temporary);
		return (error as Error).message;
	}
}

function discard(file: string): void {
	try {
		rmSync(file, { force: true });
	} catch {
		// Where nothing could be written, there is nothing to be removed.
	}
}
