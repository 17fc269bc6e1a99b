/** Where rehearse itself lies. */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Whether a path is a folder; false also for what cannot be looked at, as reading it tells why. */
export function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}

/** Whether a path is a file. */
export function isFile(path: string): boolean {
	try {
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

/** The folder of rehearse itself, which holds the scenarios, above the sources or the built program. */
export function rootFolder(): string {
	const candidates = ['../..', '..'].map((path) => resolve(import.meta.dirname, path));
	return candidates.find((folder) => isFolder(join(folder, 'scenarios'))) ?? (candidates[0] as string);
}
