/** The file system as commands see it: scenario files, folders of them, and the shipped ones. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Library, Unreadable } from '../scenario/load.js';
import { type Loaded, type Problem, problemAt, type Source } from '../scenario/problem.js';
import { type Limits, scenarioLimits, traceLimits } from '../scenario/yaml.js';
import { isFolder } from './folders.js';
import { registry, unknownProduct } from './registry.js';

/** The folders of the scenarios of all products, sorted by product. */
export function knownScenarios(): string[] {
	const { names, scenarios } = registry();
	return [...names].sort().flatMap((name) => scenarios(name) ?? []);
}

/** Folders in a folder of scenarios that hold no scenarios themselves. */
const otherFolders = ['deployments', 'node_modules'];

/** The scenario files of a folder and its folders, sorted by name so that the order is the same everywhere. */
function scenarioFiles(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true })
		.sort((first, second) => (first.name < second.name ? -1 : 1))
		.flatMap((entry) => {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) return otherFolders.includes(entry.name) ? [] : scenarioFiles(path);
			return /\.ya?ml$/.test(entry.name) ? [path] : [];
		});
}

/** The scenario files that a path means: itself, or those of the folder. */
function filesOf(path: string): Loaded<readonly string[]> {
	if (!isFolder(path)) return { ok: true, value: [path] };
	try {
		const files = scenarioFiles(path);
		if (files.length > 0) return { ok: true, value: files };
		return unreadable(path, 'The folder holds no scenario.', 'Expected files *.yaml.');
	} catch (error) {
		const { code, path: inner = path } = error as NodeJS.ErrnoException;
		return unreadable(inner, `The folder cannot be read (${code}).`, 'Expected a folder of scenarios.');
	}
}

function unreadable(path: string, message: string, advice: string): Loaded<never> {
	return { ok: false, problems: [problemAt({ file: shownPath(path), text: '' }, 0, message, advice)] };
}

/** Reads the scenario files that the paths mean. */
export function readScenarios(paths: readonly string[]): Loaded<readonly Source[]> {
	const sources: Source[] = [];
	const problems: Problem[] = [];
	for (const path of paths) {
		const files = filesOf(path);
		if (!files.ok) problems.push(...files.problems);
		for (const file of files.ok ? files.value : []) {
			const source = loaded(file, sourceAt(file), 'Expected a scenario file or a folder of them.');
			if (source.ok) sources.push(source.value);
			else problems.push(...source.problems);
		}
	}
	return problems.length > 0 ? { ok: false, problems } : { ok: true, value: sources };
}

/** Reads a trace file. */
export function readTrace(path: string): Loaded<Source> {
	return loaded(path, sourceAt(path, traceLimits), 'Expected a file that "rehearse run --trace" has written.');
}

/** Reads a lesson file. */
export function readLessonFile(path: string): Loaded<Source> {
	return loaded(path, sourceAt(path), 'Expected a lesson file.');
}

/** Reads a key script. */
export function readKeyScript(path: string): Loaded<Source> {
	return loaded(path, sourceAt(path), 'Expected a file of keys.');
}

/** Reads a deployment file. */
export function readDeployment(path: string, advice: string): Loaded<Source> {
	return loaded(path, sourceAt(path), advice);
}

function loaded(path: string, source: Source | Unreadable, advice: string): Loaded<Source> {
	if (!('reason' in source)) return { ok: true, value: source };
	return unreadable(path, `The file ${source.reason}.`, advice);
}

/** A text file, named as a user would name it from here. */
function sourceAt(path: string, { characters }: Limits = scenarioLimits): Source | Unreadable {
	try {
		// A character takes four bytes at most: what is larger need not be read to be refused.
		const maximumBytes = 4 * characters;
		const status = statSync(path);
		if (status.isDirectory()) return { reason: 'is a folder' };
		if (status.size > maximumBytes) return { reason: `has ${status.size} bytes, and at most ${maximumBytes} are read` };
		// A pipe is welcome (`rehearse run <(generate)`); a device might never end.
		if (!status.isFile() && !status.isFIFO()) return { reason: 'is no ordinary file' };
		return { file: shownPath(path), text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return { reason: 'is not UTF-8 text' };
		return { reason: code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})` };
	}
}

/** A path as it is shown: relative to here if that is shorter, with forward slashes everywhere. */
function shownPath(path: string): string {
	if (path === '') return '""';
	const fromHere = relative(process.cwd(), path);
	const shown = fromHere !== '' && !fromHere.startsWith('..') ? fromHere : path;
	return shown.replaceAll('\\', '/');
}

/** The products of this process and the files beside a scenario. */
export const library: Library = {
	get productNames() {
		return registry().names;
	},
	loadProduct: (name) => registry().load(name),
	readFile: (path, referringFile) => sourceAt(resolve(dirname(referringFile), path)),
};

/** A product's name from the command line, checked. */
export function checkProductName(
	name: string,
): { readonly ok: true } | { readonly ok: false; readonly message: string } {
	const message = unknownProduct([name]);
	return message === undefined ? { ok: true } : { ok: false, message };
}
