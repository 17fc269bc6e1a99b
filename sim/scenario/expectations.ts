/** Compares what happened with what a scenario expects. Every function returns the differences, as sentences. */
import { describeLevel } from '../../machines/kit/services.js';
import { factsOf, outcomeOf, regionStates } from '../simulation/configuration.js';
import type { Entry } from '../simulation/entry.js';
import { isPossible, type Simulation } from '../simulation/simulation.js';
import { describeTime } from '../simulation/time.js';
import { readEventText } from './eventReference.js';
import { serviceName } from './names.js';
import type { FinalExpectation, StepExpectation } from './schema.js';
import { isInState, readReference } from './stateReference.js';
import { isTime } from './timeExpectation.js';

/** What differs from the expectation of a step that has led to these entries. */
export function stepDifferences(
	expect: StepExpectation,
	simulation: Simulation,
	entries: readonly Entry[],
): readonly string[] {
	return [
		...verdictDifferences(expect, entries.at(-1)),
		...clauseDifferences(
			'breaches',
			expect.breaches,
			entries.flatMap(({ breaches }) => breaches),
		),
		...clauseDifferences(
			'advice',
			expect.advice,
			entries.flatMap(({ advice }) => advice),
		),
		...shownDifferences(expect.shows ?? [], entries),
		...outsideDifferences(expect.outsideGuide, entries),
		...momentDifferences(expect, simulation),
	];
}

/** What differs from the expectation of a whole run. */
export function finalDifferences(
	expect: FinalExpectation,
	simulation: Simulation,
	entries: readonly Entry[],
): readonly string[] {
	const { services, ...moment } = expect;
	const timeDiffers = expect.time !== undefined && !isTime(simulation.clock, expect.time);
	return [
		...clauseDifferences(
			'breaches',
			expect.breaches,
			entries.flatMap(({ breaches }) => breaches),
		),
		...clauseDifferences(
			'advice',
			expect.advice,
			entries.flatMap(({ advice }) => advice),
		),
		...(timeDiffers ? [`time: expected ${expect.time}, was ${describeTime(simulation.clock)}`] : []),
		...momentDifferences(moment, simulation),
		...Object.entries(services ?? {}).flatMap(([name, expected]) => serviceDifferences(simulation, name, expected)),
	];
}

function verdictDifferences(expect: StepExpectation, last: Entry | undefined): string[] {
	const { verdict, notes } = last ?? { verdict: { kind: 'accepted' as const }, notes: [] };
	if (expect.refused !== undefined) {
		if (verdict.kind !== 'refused') return [`expected a refusal, but the event was accepted`];
		const clauses = verdict.reasons.flatMap((reason) => reason.clauses);
		return expect.refused
			.filter((clause) => !clauses.includes(clause))
			.map((clause) => `expected a refusal for ${clause}, was refused for ${clauses.join(', ') || 'no clause'}`);
	}
	if (verdict.kind === 'refused') {
		const reasons = verdict.reasons.map((reason) => (reason.kind === 'state' ? reason.because : reason.demands));
		return [`was refused: ${reasons.join(' ')}`];
	}
	if (expect.noEffect === undefined) return [];
	if (verdict.kind !== 'noEffect') return ['expected no effect, but something changed'];
	return expect.noEffect
		.filter((clause) => !last?.clauses.includes(clause))
		.map((clause) => `expected no effect for ${clause}; notes: ${notes.join(' ') || 'none'}`);
}

interface WithClauses {
	readonly clauses: readonly string[];
}

/** Each expected clause is behind something that happened, and nothing happened without an expected clause behind it. */
function clauseDifferences(
	what: string,
	expected: readonly string[] | undefined,
	happened: readonly WithClauses[],
): string[] {
	if (expected === undefined) return [];
	const missing = expected.filter((clause) => !happened.some(({ clauses }) => clauses.includes(clause)));
	const surplus = happened.filter(({ clauses }) => !clauses.some((clause) => expected.includes(clause)));
	return [
		...missing.map((clause) => `${what}: expected ${clause}, which did not occur`),
		...surplus.map(({ clauses }) => `${what}: ${clauses.join(', ')} occurred unexpectedly`),
	];
}

function shownDifferences(expected: readonly string[], entries: readonly Entry[]): string[] {
	const shown = entries.flatMap(({ clauses }) => clauses);
	return expected.filter((clause) => !shown.includes(clause)).map((clause) => `expected ${clause} to be shown`);
}

function outsideDifferences(expected: boolean | undefined, entries: readonly Entry[]): string[] {
	const isOutside = entries.some(({ isOutsideGuide }) => isOutsideGuide);
	if (expected === undefined || expected === isOutside) return [];
	return [expected ? 'expected to be outside the guide' : 'expected to be within the guide'];
}

function momentDifferences(
	expect: Omit<StepExpectation, 'services'> & Pick<StepExpectation, 'services'>,
	simulation: Simulation,
): string[] {
	const { model, snapshot, hazards } = simulation;
	const facts = factsOf(snapshot);
	const states = regionStates(snapshot);
	return [
		...Object.entries(expect.states ?? {})
			.filter(([region, state]) => {
				const read = readReference(model, `${region} ${state}`);
				return !read.ok || !isInState(snapshot, read.reference);
			})
			.map(([region, state]) => `${region}: expected state ${state}, was ${states.get(region)}`),
		...Object.entries(expect.facts ?? {})
			.filter(([fact, value]) => facts[fact] !== value)
			.map(([fact, value]) => `${fact}: expected ${value}, was ${facts[fact]}`),
		...Object.entries(expect.services ?? {}).flatMap(([name, level]) => levelDifferences(simulation, name, level)),
		...hazardDifferences(
			expect.hazards,
			hazards.map(({ name }) => name),
		),
		...(expect.outcome === undefined || expect.outcome === outcomeOf(snapshot)
			? []
			: [`outcome: expected ${expect.outcome}, was ${outcomeOf(snapshot)}`]),
		...possibilityDifferences(simulation, expect.possible ?? [], true),
		...possibilityDifferences(simulation, expect.impossible ?? [], false),
	];
}

/** `filesMissing` stands for that hazard of any server, `filesMissing.lp1` for that of one. */
function isHazard(expected: string, name: string): boolean {
	return name === expected || name.startsWith(`${expected}.`);
}

function hazardDifferences(expected: readonly string[] | undefined, active: readonly string[]): string[] {
	if (expected === undefined) return [];
	const missing = expected.filter((wanted) => !active.some((name) => isHazard(wanted, name)));
	const surplus = active.filter((name) => !expected.some((wanted) => isHazard(wanted, name)));
	return [
		...missing.map((name) => `hazards: expected ${name}`),
		...surplus.map((name) => `hazards: ${name} holds unexpectedly`),
	];
}

function possibilityDifferences(simulation: Simulation, texts: readonly string[], expected: boolean): string[] {
	return texts
		.filter((text) => {
			const read = readEventText(simulation.model, text);
			return read.ok && isPossible(simulation, read.event) !== expected;
		})
		.map((text) => `${text}: expected to be ${expected ? 'possible' : 'impossible'}`);
}

function levelDifferences({ model, levels }: Simulation, name: string, expected: string): string[] {
	const level = levels.get(serviceName(model, name) ?? name);
	const found = level === undefined ? 'missing' : describeLevel(level);
	return found === expected ? [] : [`${name}: expected ${expected}, was ${found}`];
}

type ServiceExpectation = NonNullable<FinalExpectation['services']>[string];

function serviceDifferences(simulation: Simulation, name: string, expected: ServiceExpectation): string[] {
	if (typeof expected === 'string') return levelDifferences(simulation, name, expected);
	const meter = simulation.meters.get(serviceName(simulation.model, name) ?? name);
	const times = (['down', 'degraded'] as const).flatMap((kind) => {
		const figure = expected[kind];
		if (figure === undefined || (meter !== undefined && isTime(meter[kind], figure))) return [];
		return [`${name}: expected ${kind} ${figure}, was ${meter ? describeTime(meter[kind]) : 'missing'}`];
	});
	return [...(expected.now === undefined ? [] : levelDifferences(simulation, name, expected.now)), ...times];
}
