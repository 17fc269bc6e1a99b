/**
 * Builds `dist/`: the program in one piece with everything it needs, so that it starts fast, and the library with its
 * dependencies left outside, so that its types and its users share one XState.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { writeCodeCache } from './codeCache.js';

const root = join(import.meta.dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

const shared: BuildOptions = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	target: 'node20.19',
	outdir: 'dist',
	sourcemap: false,
	logLevel: 'warning',
	metafile: true,
};

/** The sandbox waits at its top level for the layout engine, which only a module can; so it is a bundle of its own. */
const sandbox = await build({
	...shared,
	format: 'esm',
	entryPoints: { sandbox: 'sim/tui/train.ts' },
	entryNames: 'sandbox/[name]-[hash]',
	splitting: true,
	chunkNames: 'sandbox/[name]-[hash]',
	// Parts of Ink are CommonJS and ask for modules of Node's.
	banner: {
		js: "import { createRequire as requireMaker } from 'node:module'; const require = requireMaker(import.meta.url);",
	},
	define: { 'process.env.NODE_ENV': '"production"' },
	minifySyntax: true,
	// Ink loads it only for its own developers.
	external: ['react-devtools-core'],
});
const sandboxFile =
	Object.entries(sandbox.metafile?.outputs ?? {}).find(
		([, { entryPoint }]) => entryPoint === 'sim/tui/train.ts',
	)?.[0] ?? '';

// A script, not a module: of modules V8 takes no cache. sim/cli/programFile.ts calls the function that it is.
const program = await build({
	...shared,
	format: 'cjs',
	entryPoints: { rehearse: 'sim/cli/program.ts' },
	entryNames: 'program/[name]-[hash]',
	charset: 'ascii',
	banner: { js: '(function (require, module, __dirname, importModule) {' },
	footer: { js: '})' },
	define: { rehearseVersion: JSON.stringify(version), 'import.meta.dirname': '__dirname' },
	plugins: [
		{
			name: 'sandbox',
			setup: ({ onResolve, onLoad }) => {
				onResolve({ filter: /tui\/train\.js$/ }, ({ path }) => ({ path, namespace: 'sandbox' }));
				const load = `(await importModule(${JSON.stringify(`../sandbox/${basename(sandboxFile)}`)}))`;
				const contents = `export const train = async (...given) => ${load}.train(...given);`;
				onLoad({ filter: /./, namespace: 'sandbox' }, () => ({ contents }));
			},
		},
	],
});
const [script = ''] = Object.keys(program.metafile?.outputs ?? {});
writeFileSync(join(root, script), inAscii(readFileSync(join(root, script), 'utf8')));

const launcher = await build({
	...shared,
	format: 'esm',
	entryPoints: { rehearse: 'sim/cli/bin.ts' },
	banner: { js: '#!/usr/bin/env node' },
	define: { rehearseScript: JSON.stringify(basename(script)) },
});

const library = await build({
	...shared,
	format: 'esm',
	splitting: true,
	entryPoints: { index: 'sim/index.ts' },
	chunkNames: 'library/[name]-[hash]',
	packages: 'external',
});

/**
 * A script with escapes in the place of all other characters: V8 holds it in half the memory, and nothing has to be
 * decoded at the start. esbuild has done so but for regular expressions, where an escape means the same, and comments.
 */
function inAscii(text: string): string {
	return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// Names of chunks change with their contents; what earlier builds left would be packed for ever.
const written = [program, launcher, sandbox, library].flatMap(({ metafile }) => Object.keys(metafile?.outputs ?? {}));
for (const folder of ['dist/program', 'dist/sandbox', 'dist/library']) {
	for (const name of readdirSync(join(root, folder))) {
		if (!written.includes(`${folder}/${name}`)) rmSync(join(root, folder, name));
	}
}

await writeCodeCache(join(root, 'dist', 'program'), basename(script), join(root, 'scenarios'));
