/** A rule that never fires guards nothing: each is broken here once, on purpose, and has to notice. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

interface Directions {
	readonly default: { readonly forbidden: readonly { readonly name: string }[] };
}

interface Violation {
	readonly rule: { readonly name: string };
	readonly from: string;
}

/** Violations in a tree of fixtures, where files stand at the places of ours and are named after what they do. */
function violationsInFixtures(): string[] {
	const { stdout } = spawnSync(
		process.execPath,
		[
			resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
			...['machines', 'sim', '--output-type', 'json', '--config', resolve('.dependency-cruiser.mjs')],
		],
		{ cwd: 'test/fixtures/directions', encoding: 'utf8' },
	);
	const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
	return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort();
}

describe('every direction of dependency', () => {
	const expected = [
		'core-is-pure: machines/other/asksTheSystem.ts',
		'core-is-pure: sim/report/readsEnvironment.ts',
		'core-is-pure: sim/simulation/readsFiles.ts',
		'every-module-is-used: sim/report/unused.ts',
		'everything-resolves: sim/cli/leadsNowhere.ts',
		'kit-knows-no-product: machines/kit/knowsProduct.ts',
		'kit-knows-nothing-of-sim: machines/kit/knowsSimulation.ts',
		'no-cycles: machines/kit/cycleBegins.ts',
		'no-development-parts-in-the-product: sim/cli/usesDevelopmentPart.ts',
		'nobody-uses-the-shells: sim/index.ts',
		'nobody-uses-the-shells: sim/report/usesTheProgram.ts',
		'only-the-sandbox-draws: sim/cli/draws.ts',
		'products-know-only-the-kit: machines/one/knowsOther.ts',
		'registry-only-from-shells: sim/scenario/knowsRegistry.ts',
		'scenario-knows-no-report: sim/explore/knowsReport.ts',
		'scenario-knows-no-report: sim/regress/knowsReport.ts',
		'scenario-knows-no-report: sim/scenario/knowsReport.ts',
		'sim-reaches-products-through-their-interface: sim/cli/knowsProduct.ts',
		'simulation-is-the-bottom: sim/simulation/knowsScenario.ts',
		'training-is-the-top-of-the-core: sim/scenario/knowsTraining.ts',
	];

	it('is noticed where it is wrong, and nowhere else', () => {
		expect(violationsInFixtures()).toEqual(expected);
	});

	it('has a fixture that breaks it', async () => {
		const file = pathToFileURL(resolve('.dependency-cruiser.mjs')).href;
		const { default: directions } = (await import(file)) as Directions;
		const broken = new Set(expected.map((violation) => violation.replace(/:.*/, '')));
		expect([...broken].sort()).toEqual(directions.forbidden.map(({ name }) => name).sort());
	});
});

interface BiomeSettings {
	readonly overrides: readonly {
		readonly includes: readonly string[];
		readonly linter: {
			readonly rules: { readonly style: { readonly noRestrictedGlobals: { readonly options: DeniedGlobals } } };
		};
	}[];
}

interface DeniedGlobals {
	readonly deniedGlobals: Readonly<Record<string, string>>;
}

interface Diagnostic {
	readonly category: string;
	readonly message: string;
	readonly location: { readonly path: string };
}

describe('the purity of the core', () => {
	// Biome tells nothing of what it reads from the standard input, so the files stand in a folder with our settings.
	const folder = mkdtempSync(join(tmpdir(), 'rehearse-lint-'));
	const plugin = 'sim/build/lint/pure.grit';
	const settings = JSON.parse(readFileSync('biome.json', 'utf8')) as BiomeSettings;
	const [pure] = settings.overrides;
	const denied = pure?.linter.rules.style.noRestrictedGlobals.options.deniedGlobals ?? {};

	for (const file of ['biome.json', plugin]) cpSync(file, join(folder, file));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	/** What is told of a file with this content at this place; only what our rules for the core tell. */
	function told(file: string, content: string): string[] {
		const path = join(folder, file);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, `${content}\n`);
		const { stdout } = spawnSync(
			process.execPath,
			[
				resolve('node_modules/@biomejs/biome/bin/biome'),
				...['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', file],
			],
			{ cwd: folder, encoding: 'utf8' },
		);
		rmSync(path);
		const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
		return diagnostics
			.filter(({ category }) => category === 'plugin' || category === 'lint/style/noRestrictedGlobals')
			.map(({ message }) => message);
	}

	const samples: Readonly<Record<string, string>> = {
		Date: 'new Date()',
		performance: 'performance.now()',
		setTimeout: 'setTimeout(String, 1)',
		setInterval: 'setInterval(String, 1)',
		process: "process.env['HOME']",
		fetch: "fetch('x')",
		Intl: 'new Intl.Collator()',
		crypto: 'crypto.randomUUID()',
		console: "console.log('x')",
		globalThis: 'new globalThis.Date()',
		setImmediate: 'setImmediate(String)',
		queueMicrotask: 'queueMicrotask(String)',
	};

	it('has a sample for each global that is denied', () => {
		expect(Object.keys(samples).sort()).toEqual(Object.keys(denied).sort());
	});

	it.each(Object.entries(samples))('is guarded against %s', (name, code) => {
		expect(told('sim/simulation/x.ts', `export const x = ${code};`)).toEqual([
			`Do not use the global variable ${name}.`,
		]);
	});

	const chance = 'The core knows no chance: draw from the seeded generator.';
	const order = 'The core knows no locale: compare with < and >.';
	const locale = 'The core knows no locale.';
	const patterns: readonly (readonly [string, string])[] = [
		['Math.random()', chance],
		['[1].map(Math.random)', chance],
		["'a'.localeCompare('b')", order],
		["String(1).localeCompare('b', 'de')", order],
		['(1).toLocaleString()', locale],
		["(1).toLocaleString('de')", locale],
	];

	it.each(patterns)('is guarded against %s', (code, message) => {
		expect(told('sim/simulation/x.ts', `export const x = ${code};`)).toEqual([message]);
	});

	it('has a sample for each pattern of the plugin', () => {
		const messages = [...readFileSync(plugin, 'utf8').matchAll(/message="([^"]*)"/g)].map(([, message]) => message);
		expect([...new Set(patterns.map(([, message]) => message))]).toEqual(messages);
	});

	it.each(['machines', ...['simulation', 'scenario', 'report', 'regress', 'explore'].map((part) => `sim/${part}`)])(
		'is guarded in %s',
		(part) => {
			expect(told(`${part}/deep/er/x.ts`, 'export const x = [new Date(), Math.random()];')).toHaveLength(2);
		},
	);

	it.each(['sim/cli/x.ts', 'sim/tui/x.ts', 'sim/build/x.ts', 'test/x.ts'])('is not asked of %s', (file) => {
		expect(told(file, 'export const x = [new Date(), Math.random()];')).toEqual([]);
	});
});
