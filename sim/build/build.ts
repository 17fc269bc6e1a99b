/**
 * Builds `dist/`: the program in one piece with everything it needs, so that it starts fast, and the library with its
 * dependencies left outside, so that its types and its users share one XState.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

const shared: BuildOptions = {
	absWorkingDir: root,
	bundle: true,
	format: 'esm',
	platform: 'node',
	target: 'node20.19',
	splitting: true,
	outdir: 'dist',
	sourcemap: false,
	logLevel: 'warning',
	metafile: true,
	define: { rehearseVersion: JSON.stringify(version) },
};

const program = await build({
	...shared,
	entryPoints: { rehearse: 'sim/cli/bin.ts' },
	chunkNames: 'program/[name]-[hash]',
	minify: false,
	// Some dependencies are CommonJS and call require for Node's own modules.
	banner: {
		js: '#!/usr/bin/env node\nimport { createRequire } from "node:module";const require = createRequire(import.meta.url);',
	},
});

const library = await build({
	...shared,
	entryPoints: { index: 'sim/index.ts' },
	chunkNames: 'library/[name]-[hash]',
	packages: 'external',
});

// Names of chunks change with their contents; what earlier builds left would be packed for ever.
const written = [program, library].flatMap(({ metafile }) => Object.keys(metafile?.outputs ?? {}));
for (const folder of ['dist/program', 'dist/library']) {
	for (const name of readdirSync(join(root, folder))) {
		if (!written.includes(`${folder}/${name}`)) rmSync(join(root, folder, name));
	}
}
