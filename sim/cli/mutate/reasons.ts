/** Reads the reviewed reasons why some mutations of a product change nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ReviewedReason } from '../../regress/mutate/report.js';

/** The reasons in a file, none without one; a text says what is wrong with it. */
export function readReasons(file: string): readonly ReviewedReason[] | string {
	if (!existsSync(file)) return [];
	let read: unknown;
	try {
		read = parse(readFileSync(file, 'utf8'));
	} catch (error) {
		return `${file}: ${(error as Error).message}`;
	}
	if (!Array.isArray(read) || !read.every(isReason)) {
		return `${file}: expected a list of entries, each with "mutations:" (a name, * for any text) and "because:".`;
	}
	return read;
}

function isReason(entry: unknown): entry is ReviewedReason {
	const { mutations, because } = (entry ?? {}) as Partial<Record<string, unknown>>;
	return typeof mutations === 'string' && mutations !== '' && typeof because === 'string' && because !== '';
}
