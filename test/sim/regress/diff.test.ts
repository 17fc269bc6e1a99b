/** Two versions of a product: what changes, which edit is responsible, and what is stranded. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AnyProduct } from '../../../machines/kit/product.js';
import { folderAt } from '../../../sim/cli/products/gitFolder.js';
import { findProducts, ProductError } from '../../../sim/cli/products/loadFolder.js';
import { diffCharts } from '../../../sim/regress/diff/diff.js';
import { diffReach, sameReach } from '../../../sim/regress/diff/reach.js';
import { judgePosition, turnedLessons } from '../../../sim/regress/diff/stranded.js';
import { annotation } from '../../../sim/report/annotation.js';
import { groupTitle, markdownDiff } from '../../../sim/report/diff.js';
import { createModel } from '../../../sim/simulation/model.js';
import { begin, dispatch } from '../../../sim/simulation/simulation.js';
import { traceOf } from '../../../sim/simulation/trace.js';
import { drain } from '../../support/answerOf.js';

const folder = mkdtempSync(join(tmpdir(), 'rehearse-diff-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A version of PureMessage with some texts of its sources replaced, on a single server. */
async function version(name: string, ...edits: readonly (readonly [file: string, text: string, other: string])[]) {
	const root = join(folder, name);
	cpSync('machines/puremessage', join(root, 'puremessage'), { recursive: true });
	for (const [file, text, other] of edits) {
		const path = join(root, 'puremessage', file);
		const source = readFileSync(path, 'utf8');
		expect(source).toContain(text);
		writeFileSync(path, source.replace(text, other));
	}
	const product = await findProducts(root).load('puremessage');
	const { single } = product.deployment.examples;
	return { ...product, deployment: { ...product.deployment, examples: { single } } } as AnyProduct;
}

const asItIs = await version('as-it-is');
const anybody = ['rules.ts', "parameter('account', 'root')", 'all()'] as const;
const noFreeze = [
	'rules.ts',
	"none(inState('deployment', 'underway')),\n\t),\n\taddressFrozen",
	'all(),\n\t),\n\taddressFrozen',
] as const;

describe('the difference between two versions', () => {
	it('is none if nothing was edited', () => {
		expect(drain(diffCharts(asItIs, asItIs))).toEqual({ groups: [], silent: [], notCompared: [], isComplete: true });
	});

	it('is grouped by the rule responsible, with the shortest way', async () => {
		const { groups, silent } = drain(diffCharts(asItIs, await version('two-rules', anybody, noFreeze)));
		expect(silent).toEqual([]);
		expect(groups.map(groupTitle)).toEqual(['rule asRoot (PM-ROOT-1)', 'rule hostNameFrozen (PM-NAME-1)']);
		expect(groups[0]?.differences).toContainEqual({
			kind: 'added',
			event: 'operator.upgrade',
			place: 'servers.waiting',
			example: 'single',
			mode: 'guided',
			way: ['operator.upgrade server=pm1 account=other'],
		});
		expect(groups[1]?.differences[0]?.way).toEqual([
			'operator.upgrade server=pm1 account=root',
			'operator.renameServer server=pm1',
		]);
	});

	it('names the transitions of a state that were edited', async () => {
		const after = await version('no-resume', [
			'regions/failedStep.ts',
			"'operator.resume': {",
			"'operator.contactSupport': {",
		]);
		const { groups } = drain(diffCharts(asItIs, after));
		const gone = groups.flatMap(({ edit, differences }) =>
			differences.filter(({ kind, event }) => kind === 'removed' && event === 'operator.resume').map(() => edit?.name),
		);
		expect(gone).toContain('operator.resume in servers.failed.installationFailed');
	});

	it('tells edits that change nothing', async () => {
		const after = await version('idle', [
			'rules.ts',
			"parameter('account', 'root')",
			"any(parameter('account', 'root'), all('asRoot' === 'x' as never ? all() : parameter('account', 'root')))",
		]);
		const { groups, silent } = drain(diffCharts(asItIs, after));
		expect(groups).toEqual([]);
		expect(silent.map(({ name }) => name)).toEqual(['asRoot']);
	});

	it('can be read in a pull request', async () => {
		const charts = drain(diffCharts(asItIs, await version('markdown', anybody)));
		const text = markdownDiff([
			{ product: 'puremessage', charts, reach: sameReach, scenarios: [], lessons: [], positions: [] },
		]);
		expect(text).toContain('### rule `asRoot`\n\nClauses: PM-ROOT-1\n');
		expect(text).toContain('| possible now | `operator.upgrade` | servers.waiting | single, guided: ');
	});
});

describe('what can be reached', () => {
	const named = (list: readonly { readonly kind: string; readonly name: string }[]) =>
		list.map(({ kind, name }) => `${kind} ${name}`);

	it('is the same if nothing was edited', () => {
		expect(drain(diffReach(asItIs, asItIs))).toEqual(sameReach);
	});

	// PM-NAME-1 and PM-NAME-6: whoever may change the host name may lose the system.
	it('grows with a rule that is gone, by the shortest way, and its clause has no guard', async () => {
		const { newly, noLonger, unguarded } = drain(diffReach(asItIs, await version('no-freeze', noFreeze)));
		expect(newly).toContainEqual({
			kind: 'transition',
			name: 'operator.renameServer in deployment.underway → stays',
			example: 'single',
			way: ['operator.upgrade server=pm1 account=root', 'operator.renameServer server=pm1'],
		});
		expect(named(newly)).toContain('state deployment.unrecoverable');
		expect(noLonger).toEqual([]);
		expect(unguarded).toEqual(['PM-NAME-1 (was guarded by hostNameFrozen)']);
	});

	it('shrinks with a way that is gone, which the old version is asked for', async () => {
		const nobody = ['rules.ts', "parameter('account', 'root')", "parameter('account', 'nobody')"] as const;
		const { newly, noLonger } = drain(diffReach(asItIs, await version('nobody', nobody)));
		expect(newly).toEqual([]);
		expect(noLonger).toContainEqual({
			kind: 'state',
			name: 'servers.upgrading',
			example: 'single',
			way: ['operator.upgrade server=pm1 account=root'],
		});
	});
});

describe('lessons', () => {
	it('that turn are told with the reason', () => {
		const [right, wrong] = [
			[{ file: '1.yaml', problems: [] }],
			[{ file: '1.yaml', problems: ['The solution does not reach the goal.'] }],
		];
		expect(turnedLessons(right, right)).toEqual([]);
		expect(turnedLessons(right, wrong)).toMatchObject([
			{ file: '1.yaml', passes: false, because: 'The solution does not reach the goal.' },
		]);
		expect(turnedLessons(wrong, right)).toMatchObject([{ file: '1.yaml', passes: true }]);
	});
});

describe('an upgrade in progress', () => {
	const position = (product: AnyProduct) => {
		const deployment = { servers: { pm1: { roles: ['mail-filter'] } } };
		const model = createModel(product, product.deployment.schema.parse(deployment));
		const [first, entry] = begin(model);
		const [end, upgrade] = dispatch(first, { type: 'operator.upgrade', server: 'pm1', account: 'root' });
		const trace = traceOf(end, [entry, upgrade], { title: 'begun', seed: 0, givenDeployment: deployment });
		return { file: 'begun.json', trace };
	};

	it('goes on if nothing was edited', () => {
		expect(drain(judgePosition(asItIs, asItIs, position(asItIs))).stranded).toBeUndefined();
	});

	it('is stranded where one of its steps is refused now', async () => {
		const after = await version('other-account', [
			'rules.ts',
			"parameter('account', 'root')",
			"parameter('account', 'other')",
		]);
		expect(drain(judgePosition(asItIs, after, position(asItIs))).stranded).toBe(
			'step 1, operator.upgrade server=pm1 account=root, was accepted and is now refused',
		);
	});

	it('is stranded where its end is out of reach now', async () => {
		const after = await version('no-accept', [
			'regions/server.ts',
			"guard: here('asRoot', 'systemRecoverable'),\n\t\t\t\t\t\t\t\ttarget: 'installing'",
			"guard: here('asRoot', parameter('account', 'other')),\n\t\t\t\t\t\t\t\ttarget: 'installing'",
		]);
		expect(drain(judgePosition(asItIs, after, position(asItIs))).stranded).toBe(
			'canStillBeCompleted was possible from here, and is not any more',
		);
	});
});

describe('products from a folder', () => {
	it('are written out of git as they were', () => {
		const repository = join(folder, 'repository');
		mkdirSync(join(repository, 'machines', 'deep'), { recursive: true });
		const git = (...words: string[]) =>
			execFileSync('git', ['-C', repository, '-c', 'user.name=n', '-c', 'user.email=e@x', ...words], { stdio: 'pipe' });
		git('init', '-q');
		writeFileSync(join(repository, 'machines', 'deep', 'a.txt'), 'old');
		git('add', '.');
		git('commit', '-qm', 'old');
		writeFileSync(join(repository, 'machines', 'deep', 'a.txt'), 'new');
		const old = folderAt(join(repository, 'machines'), 'HEAD');
		expect(readFileSync(join(old.path, 'deep', 'a.txt'), 'utf8')).toBe('old');
		old.remove();
		expect(() => folderAt(join(repository, 'machines'), 'nowhere')).toThrow(ProductError);
	});

	it('are refused with the reason', () => {
		expect(() => findProducts(join(folder, 'missing'))).toThrow('does not exist');
		expect(() => findProducts('docs')).toThrow('holds no product');
	});
});

describe('an annotation', () => {
	it('escapes what GitHub would read as its own', () => {
		expect(annotation('error', { file: 'a,b.yaml', title: '50%' }, 'one\ntwo')).toBe(
			'::error file=a%2Cb.yaml,title=50%25::one%0Atwo',
		);
	});
});
