import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyMachineSnapshot } from 'xstate';
import { holds } from '../../../../machines/kit/explain.js';
import { product as lotusProtector } from '../../../../machines/lotus-protector/index.js';
import { product as pureMessage } from '../../../../machines/puremessage/index.js';
import { layOut, readCode } from '../../../../sim/explore/generate/layout.js';
import { evaluate } from '../../../../sim/explore/program/expression.js';
import { readQuestion } from '../../../../sim/explore/question/readQuestion.js';
import { compileCondition, makeExplorable } from '../../../../sim/explore/questions.js';
import { encode } from '../../../../sim/explore/states.js';
import type { Model } from '../../../../sim/simulation/model.js';
import { begin } from '../../../../sim/simulation/simulation.js';
import { choices, modelOf, walk } from '../../../support/walk.js';
import { judge, questionPlans, textOf } from './randomQuestions.js';

const small = modelOf(pureMessage, pureMessage.deployment.examples['small'], 'open');
const files = modelOf(lotusProtector, lotusProtector.deployment.examples['dhcpWithFiles'], 'open');

/** The snapshots of some long walks, from a fixed seed so that the forms below are met. */
function snapshotsOf(model: Model): AnyMachineSnapshot[] {
	const snapshots = [begin(model)[0].snapshot];
	for (const walked of fc.sample(choices(150), { numRuns: 25, seed: 7 })) {
		walk(model, walked, (simulation) => snapshots.push(simulation.snapshot));
	}
	return snapshots;
}

const ofSmall = snapshotsOf(small);
const ofFiles = snapshotsOf(files);

function conditionOf(model: Model, text: string) {
	const read = readQuestion(model, text);
	if (!read.ok) throw new Error(`${text}: ${read.problem.message}`);
	return read.condition;
}

type Judge = (snapshot: AnyMachineSnapshot) => boolean;

const server = (snapshot: AnyMachineSnapshot, name: string) => snapshot.value.servers[name];
const servers = ['db1', 'mf1', 'mf2', 'web1'];
const isWaiting = (value: unknown): boolean => JSON.stringify(value).includes('"waiting"');
const isFailed = (value: unknown): boolean => JSON.stringify(value).includes('"failed"');

const forms: readonly (readonly [text: string, meant: Judge])[] = [
	['mf1 in waiting', (snapshot) => isWaiting(server(snapshot, 'mf1'))],
	['mf1 in upgrading', (snapshot) => typeof server(snapshot, 'mf1')?.upgrading !== 'undefined'],
	['mf1 in upgrading.installing', (snapshot) => server(snapshot, 'mf1')?.upgrading === 'installing'],
	['mf1 in installing', (snapshot) => server(snapshot, 'mf1')?.upgrading === 'installing'],
	['deployment in underway', (snapshot) => typeof snapshot.value.deployment.underway !== 'undefined'],
	['some server in failed', (snapshot) => servers.some((name) => isFailed(server(snapshot, name)))],
	['every server in waiting', (snapshot) => servers.every((name) => isWaiting(server(snapshot, name)))],
	['migration = none', ({ context }) => context.migration === 'none'],
	['migration != none', ({ context }) => context.migration !== 'none'],
	['db1.diskChecked = true', ({ context }) => context['db1.diskChecked']],
	['db1.diskChecked != true', ({ context }) => !context['db1.diskChecked']],
	['some server.migrated = true', ({ context }) => servers.some((name) => context[`${name}.migrated`])],
	['every server.diskChecked=false', ({ context }) => servers.every((name) => !context[`${name}.diskChecked`])],
	['tag mail:down', (snapshot) => snapshot.hasTag('mail:down')],
	[
		'mf1 tag mail:down',
		(snapshot) => snapshot._nodes.some(({ path, tags }) => path[1] === 'mf1' && tags.includes('mail:down')),
	],
	['deployment tag outcome:failed', (snapshot) => snapshot.hasTag('outcome:failed')],
	[
		'some server tag database:down',
		(snapshot) => snapshot._nodes.some(({ path, tags }) => path[0] === 'servers' && tags.includes('database:down')),
	],
	['outcome failed', (snapshot) => snapshot.hasTag('outcome:failed')],
	['not mf1 in waiting', (snapshot) => !isWaiting(server(snapshot, 'mf1'))],
	[
		'mf1 in waiting and mf2 in waiting',
		(snapshot) => isWaiting(server(snapshot, 'mf1')) && isWaiting(server(snapshot, 'mf2')),
	],
	[
		'outcome failed or mf1 in waiting and not db1 in waiting',
		(snapshot) =>
			snapshot.hasTag('outcome:failed') || (isWaiting(server(snapshot, 'mf1')) && !isWaiting(server(snapshot, 'db1'))),
	],
	[
		'(outcome failed or mf1 in waiting) and not db1 in waiting',
		(snapshot) =>
			(snapshot.hasTag('outcome:failed') || isWaiting(server(snapshot, 'mf1'))) && !isWaiting(server(snapshot, 'db1')),
	],
	['not not "mf1" in \'waiting\'', (snapshot) => isWaiting(server(snapshot, 'mf1'))],
];

const counters: readonly (readonly [text: string, meant: Judge])[] = [
	['lp1.filesBackedUp = 1', ({ context }) => context['lp1.filesBackedUp'] === 1],
	['lp1.filesBackedUp < 1', ({ context }) => context['lp1.filesBackedUp'] < 1],
	['lp1.filesBackedUp <= 1', ({ context }) => context['lp1.filesBackedUp'] <= 1],
	['lp1.filesBackedUp > 1', ({ context }) => context['lp1.filesBackedUp'] > 1],
	['some server.filesBackedUp>=1', ({ context }) => context['lp1.filesBackedUp'] >= 1],
	['every server.filesBackedUp > 0', ({ context }) => context['lp1.filesBackedUp'] > 0],
	['lp1.supportContact != none', ({ context }) => context['lp1.supportContact'] !== 'none'],
];

describe('each form', () => {
	const check = (model: Model, snapshots: readonly AnyMachineSnapshot[]) => (text: string, meant: Judge) => {
		const condition = conditionOf(model, text);
		const judged = snapshots.map((snapshot) => holds(model.machine, snapshot, { type: 'none' }, condition));
		const wrong = snapshots.filter((snapshot, index) => judged[index] !== Boolean(meant(snapshot)));
		expect(wrong.map(({ value }) => value)[0]).toBeUndefined();
		// A form that is always or never met on these walks would show nothing.
		expect(new Set(judged).size).toBe(2);
	};
	it.each(forms)('%s', check(small, ofSmall));
	it.each(counters)('%s', check(files, ofFiles));
});

it('means any of the places where a state of that name stands', () => {
	const places = [...(files.states.get('lp1') ?? [])].filter((path) => path.endsWith('.installation'));
	const condition = conditionOf(files, 'lp1 in installation');
	expect(places).not.toEqual([]);
	const nodes = (snapshot: AnyMachineSnapshot) => snapshot._nodes.map(({ path }) => path.slice(2).join('.'));
	for (const snapshot of ofFiles) {
		const isThere = nodes(snapshot).some((path) => path === 'installation' || path.endsWith('.installation'));
		expect(holds(files.machine, snapshot, { type: 'none' }, condition)).toBe(isThere);
	}
});

describe.each([
	['PureMessage', small, ofSmall],
	['Lotus Protector', files, ofFiles],
] as const)('random questions about %s', (_, model, snapshots) => {
	const explorable = makeExplorable(model);
	const { program } = explorable.compiled;
	const layout = layOut(program);
	it('mean the same to XState, to the explorer and to a second evaluation', () => {
		let held = 0;
		let judged = 0;
		fc.assert(
			fc.property(
				questionPlans(model),
				fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
				fc.array(fc.nat(snapshots.length - 1), { minLength: 5, maxLength: 5 }),
				(plan, hand, places) => {
					const condition = conditionOf(model, textOf(plan, hand));
					const compiled = compileCondition(explorable, condition);
					for (const place of places) {
						const snapshot = snapshots[place] as AnyMachineSnapshot;
						const expected = judge(plan, snapshot, model.servers);
						const state = encode(explorable.compiled, layout, snapshot);
						expect(holds(model.machine, snapshot, { type: 'none' }, condition)).toBe(expected);
						expect(evaluate(compiled, (field) => readCode(layout, state, field))).toBe(expected);
						held += expected ? 1 : 0;
						judged += 1;
					}
				},
			),
			{ numRuns: 300 },
		);
		expect(held / judged).toBeGreaterThan(0.1);
		expect(held / judged).toBeLessThan(0.9);
	});
});
