/** Each reduction by itself and with the others gives the verdicts of a search without any. */
import { describe, expect, it } from 'vitest';
import type { AnyProduct } from '../../../machines/kit/product.js';
import type { Mode } from '../../../machines/kit/variants.js';
import { product as lotusProtector } from '../../../machines/lotus-protector/index.js';
import { product as pureMessage } from '../../../machines/puremessage/index.js';
import { makeExplorable, propertiesConcerning } from '../../../sim/explore/questions.js';
import { noReductions, type Reductions } from '../../../sim/explore/reduce/reduce.js';
import type { Verdict } from '../../../sim/explore/search/verdict.js';
import { answerOf } from '../../support/answerOf.js';
import { modelOf } from '../../support/walk.js';

const switches = [false, true];
const combinations: Reductions[] = switches.flatMap((symmetry) =>
	switches.flatMap((partialOrder) => switches.map((cone) => ({ symmetry, partialOrder, cone }))),
);
const budget = { maximumStates: 300_000, maximumBytes: Number.POSITIVE_INFINITY };

const subjects: { name: string; product: AnyProduct; modes: Mode[]; data: unknown }[] = [
	{
		name: 'PureMessage on three servers',
		product: pureMessage,
		modes: ['guided'],
		data: {
			servers: {
				db1: { roles: ['database', 'csm'] },
				mf1: { roles: ['mta', 'mail-filter'] },
				mf2: { roles: ['mta', 'mail-filter'] },
			},
			migration: 'none',
		},
	},
	{
		name: 'PureMessage on two servers',
		product: pureMessage,
		modes: ['open'],
		data: {
			servers: { db1: { roles: ['database', 'csm'] }, mf1: { roles: ['mta', 'mail-filter'] } },
			migration: 'none',
		},
	},
	{ name: 'Lotus Protector', product: lotusProtector, modes: ['guided', 'open'], data: { servers: { lp1: {} } } },
];

/** What a verdict says beside its effort: lost and stuck states are counted by class, and paths may differ in length. */
function gist(verdict: Verdict | undefined): unknown {
	switch (verdict?.kind) {
		case undefined:
			return undefined;
		case 'notDecided':
			return verdict.because;
		case 'holds':
			return { kind: verdict.kind, isLost: verdict.lost !== undefined };
		case 'violated':
			return { kind: verdict.kind, length: verdict.stuckStates === undefined && verdict.counterexample?.events.length };
	}
}

describe.each(subjects)('$name', ({ product, modes, data }) => {
	describe.each(modes)('in %s mode', (mode) => {
		const explorable = makeExplorable(modelOf(product, data, mode));
		it.each(propertiesConcerning(explorable.model))('%s', (name, property) => {
			const ask = (reductions: Reductions) =>
				gist(answerOf(explorable, name, property, { reductions, budget })?.verdict);
			const unreduced = ask(noReductions);
			expect(unreduced).toMatchObject({ kind: expect.any(String) });
			for (const reductions of combinations)
				expect({ reductions, verdict: ask(reductions) }).toEqual({ reductions, verdict: unreduced });
		});
	});
});
