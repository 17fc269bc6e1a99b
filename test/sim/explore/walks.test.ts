/** Random walks: the same for the same seed, findings that can be followed, and coverage that is known by hand. */
import { describe, expect, it } from 'vitest';
import { all, fact, serverIn } from '../../../machines/kit/conditions.js';
import { product as lotusProtector } from '../../../machines/lotus-protector/index.js';
import { follow, holdsAtEnd } from '../../../sim/explore/follow.js';
import { makeExplorable } from '../../../sim/explore/questions.js';
import { walkCoverage } from '../../../sim/explore/walkCoverage.js';
import { type WalkPlan, walkAtRandom } from '../../../sim/explore/walks.js';
import { drain } from '../../support/answerOf.js';
import { kettle } from '../../support/kettle.js';
import { modelOf } from '../../support/walk.js';

const one = makeExplorable(modelOf(kettle, { kettles: ['a'] }, 'guided'));
const broken = { name: 'a lid is broken', condition: fact('a.lidBroken', true) };
const plan = (changes: Partial<WalkPlan> = {}): WalkPlan => ({ seed: 1, walks: 50, length: 20, never: [], ...changes });

/** A record as text; sets in the order in which they grew. */
function written(changes: Partial<WalkPlan>, explorable = one): string {
	const { steps, transitions, leaves, findings } = drain(walkAtRandom(explorable, plan(changes)));
	return JSON.stringify([steps, [...transitions], [...leaves].map(([field, codes]) => [field, [...codes]]), findings]);
}

describe('random walks', () => {
	it('are the same for the same seed, and others for another one', () => {
		expect(written({ never: [broken] })).toBe(written({ never: [broken] }));
		const lotus = () =>
			makeExplorable(modelOf(lotusProtector, { servers: { lp1: {}, lp2: {} }, cluster: { central: 'lp1' } }, 'open'));
		const texts = [1, 1, 2, -3].map((seed) => written({ seed, walks: 5, length: 300 }, lotus()));
		expect(texts[0]).toBe(texts[1]);
		expect(new Set(texts).size).toBe(3);
	});

	it('take as many steps as they are told, unless nothing can happen', () => {
		expect(drain(walkAtRandom(one, plan())).steps).toBe(50 * 20);
		expect(drain(walkAtRandom(one, plan({ walks: 3, length: 1 }))).steps).toBe(3);
	});

	it('find what is reached often, once and by the first walk that does', () => {
		const { findings } = drain(walkAtRandom(one, plan({ never: [broken] })));
		expect(findings.map(({ name }) => name)).toEqual([broken.name]);
		const [finding] = findings;
		const events = finding?.events ?? [];
		const path = follow(one, { events, isShortest: false });
		expect(holdsAtEnd(one, path, broken.condition)).toBe(true);
		const before = follow(one, { events: events.slice(0, -1), isShortest: false });
		expect(holdsAtEnd(one, before, broken.condition)).toBe(false);
		const fewer = drain(walkAtRandom(one, plan({ walks: finding?.walk ?? 0, never: [broken] })));
		expect(fewer.findings).toEqual([]);
	});

	it('find what holds at the begin before the first step, and nothing that is never reached', () => {
		const { findings } = drain(
			walkAtRandom(
				one,
				plan({
					never: [
						{ name: 'cold', condition: serverIn('a', 'cold') },
						{ name: 'heated dry', condition: all(serverIn('a', 'hot'), fact('a.filled', false)) },
					],
				}),
			),
		);
		expect(findings).toEqual([{ name: 'cold', walk: 0, events: [] }]);
	});
});

describe('what walks have met', () => {
	const met = (changes: Partial<WalkPlan>) => walkCoverage(one, drain(walkAtRandom(one, plan(changes))));

	it('is everything after enough of them, but for what no walk can meet', () => {
		const { states, transitions, rules, clauses } = met({ walks: 200 });
		// The machine itself, the kitchen, the servers (a kettle as a whole is told as one of them), and what a kettle is in.
		expect(states).toEqual({ met: 8, of: 8, missing: [] });
		// Look, fill, heat, a broken lid, and the ends of heating, of settling (well or not) and of cooling.
		expect(transitions.missing).toEqual([]);
		expect(rules).toEqual({ met: 2, of: 2, missing: [] });
		// KT-3 and KT-4 are those of delays, KT-5 is one of deployments.
		expect(clauses.missing).not.toContain('KT-1');
		expect(clauses.missing).not.toContain('KT-2');
		expect(clauses.missing).toContain('KT-5');
	});

	it('is little after one step', () => {
		const { states, transitions, rules } = met({ walks: 1, length: 1 });
		expect(states.missing).toEqual(expect.arrayContaining(['servers.warm', 'servers.hot', 'servers.hot.settling']));
		expect(transitions.met).toBe(1);
		expect(rules.met).toBe(0);
	});

	it('counts all servers as one', () => {
		const three = makeExplorable(modelOf(kettle, { kettles: ['a', 'b', 'c'] }, 'guided'));
		const { states, transitions } = walkCoverage(three, drain(walkAtRandom(three, plan({ walks: 200 }))));
		const alone = met({ walks: 200 });
		expect(states.of).toBe(alone.states.of);
		expect(transitions.of).toBe(alone.transitions.of);
	});

	it('names a transition by its event and its state', () => {
		expect(met({ walks: 1, length: 1 }).transitions.missing).toEqual(
			expect.arrayContaining(['heating in servers.hot.heating']),
		);
	});
});
