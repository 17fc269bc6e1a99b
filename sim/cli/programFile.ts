/**
 * The program as it lies in `dist/program`: one script with everything in it, and beside it what V8 made of that script
 * when it was built. With that cache nothing has to be parsed and compiled again; a cache of another V8, or none, only
 * means a slower start (docs/decisions/0012).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import type * as program from './program.js';

/** Set by the build: the name of the script, which changes with its contents so that no cache can belong to another. */
declare const rehearseScript: string;

/** A program file that has been read. */
export interface ProgramFile {
	/** Runs the script as the CommonJS module that it is, and hands out what it exports. */
	readonly load: () => typeof program;
	/** What V8 has made of the script so far, functions included that have run since it was loaded. */
	readonly codeCache: () => Buffer;
	/** Whether V8 has taken the cache. */
	readonly isCached: boolean;
}

type ModuleFunction = (
	require: NodeJS.Require,
	module: { exports: typeof program },
	folder: string,
	importModule: (name: string) => Promise<unknown>,
) => void;

/** The cache of a script for one V8 on one kind of processor: another one looks for another file. */
export function codeCacheName(script: string): string {
	return `${script}.${process.versions.v8}-${process.arch}.cache`;
}

/** Reads and compiles the program file in a folder. */
export function openProgram(folder: string, name = rehearseScript): ProgramFile {
	const filename = join(folder, name);
	const cachedData = contentsOf(join(folder, codeCacheName(name)));
	// The build writes ASCII only, of which this is the cheapest way to read it.
	const source = readFileSync(filename, 'latin1');
	const script = new Script(source, cachedData === undefined ? { filename } : { filename, cachedData });
	return {
		load: () => {
			const module = { exports: {} as typeof program };
			// The sandbox is a module beside the script. A script that comes from a cache cannot import; we can.
			const importModule = (name: string) => import(pathToFileURL(join(folder, name)).href);
			(script.runInThisContext() as ModuleFunction)(createRequire(filename), module, folder, importModule);
			return module.exports;
		},
		codeCache: () => script.createCachedData(),
		isCached: script.cachedDataRejected === false,
	};
}

function contentsOf(path: string): Buffer | undefined {
	try {
		return readFileSync(path);
	} catch {
		return undefined;
	}
}
