/** The regression suite: a check of everything, a check after an edit, and mutations. */
import { loadProduct, productNames } from '../../machines/index.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import { mutant } from '../../machines/kit/variants.js';
import { ObservationCache, observe } from '../../sim/cli/check/observe.js';
import { fillFor, loadScenariosOf } from '../../sim/cli/scenarios.js';
import { inShard } from '../../sim/cli/shard.js';
import { mutationsOf } from '../../sim/regress/mutate/mutations.js';
import { type Judged, tryMutations } from '../../sim/regress/mutate/trial.js';
import { plainStyle } from '../../sim/report/style.js';
import { drain } from '../support/answerOf.js';
import type { Measured, timesOf } from './measure.js';
import type { RatedCase } from './rate.js';

const terminal = {
	write: () => {},
	writeError: (text: string) => {
		throw new Error(text);
	},
	width: 80,
	style: plainStyle,
	errorStyle: plainStyle,
};

/** A check takes as long as it takes, so each is measured once. */
export async function checkCases(time: typeof timesOf, isTiny: boolean): Promise<Measured[]> {
	const startUp = ['node_modules/vitest/vitest.mjs', 'run', 'test/sim/report/clock.test.ts'];
	const npmTest = { name: 'the start-up of npm test', milliseconds: [time(startUp).milliseconds] };
	const names = isTiny ? productNames.slice(0, 1) : productNames;
	const products = await Promise.all(names.map(async (name) => cut(await loadProduct(name), isTiny)));
	const cache = new ObservationCache();
	const full = await timed(() => observeAll(products, cache));
	const explored = cache.explored;
	const [edited, ...others] = products as [AnyProduct, ...AnyProduct[]];
	const again = await timed(() => observeAll([withoutARule(edited), ...others], cache));
	const what = `${isTiny ? 'a part of' : 'every'} product`;
	return [
		{ name: `check of ${what}`, milliseconds: [full], against: npmTest, check: `${explored} examples` },
		{
			name: 'check again after an edit of one rule',
			milliseconds: [again],
			against: { name: 'the full check', milliseconds: [full] },
			...(isTiny ? {} : { limit: 0.5 }),
			check: `${cache.explored - explored} examples`,
		},
	];
}

/** Mutations a minute, tried with everything that could notice them. */
export async function mutationCases(isTiny: boolean): Promise<RatedCase[]> {
	const name = 'puremessage';
	const product = await loadProduct(name);
	const scenarios = (await loadScenariosOf(name, terminal)) ?? [];
	const trial = { product, scenarios, findFill: await fillFor(scenarios) };
	const mutations = inShard(mutationsOf(product), { index: 1, count: isTiny ? 200 : 2 });
	let judged: Judged[] = [];
	const milliseconds = await timed(async () => {
		judged = drain(tryMutations(trial, mutations));
	});
	const perSecond = (mutations.length * 1000) / milliseconds;
	const seen = judged.filter(({ fate }) => fate.kind === 'scenario' || fate.kind === 'property').length;
	return [
		{
			rate: { name: `mutations of ${name}`, perSecond: [perSecond] },
			unit: 'mutations',
			comparisons: [],
			figures: [{ name: 'mutations a minute', value: perSecond * 60 }],
			notes: [],
			check: `${seen} of ${mutations.length} noticed`,
		},
	];
}

async function timed(work: () => Promise<void>): Promise<number> {
	const begin = performance.now();
	await work();
	return performance.now() - begin;
}

async function observeAll(products: readonly AnyProduct[], cache: ObservationCache): Promise<void> {
	for (const product of products) await observe(product, terminal, { cache });
}

/** So that every case runs, with little to explore. */
function cut(product: AnyProduct, isTiny: boolean): AnyProduct {
	const examples = Object.entries(product.deployment.examples).slice(0, isTiny ? 1 : undefined);
	return { ...product, deployment: { ...product.deployment, examples: Object.fromEntries(examples) } };
}

function withoutARule(product: AnyProduct): AnyProduct {
	const [rule = ''] = Object.keys(product.rules);
	return { ...product, machine: (deployment: unknown) => mutant(product, product.machine(deployment), rule) };
}
