/** Checks and completes the names that expectations use: clauses, services, facts, hazards, outcomes, states. */
import { outcomeNames } from '../simulation/configuration.js';
import type { Model } from '../simulation/model.js';
import { readEventText } from './eventReference.js';
import type { DataPath } from './places.js';
import { describe, expectedOneOf, type Problem, problemAt, quoted, type Source } from './problem.js';
import type { FinalExpectation, StepExpectation } from './schema.js';
import { readReference } from './stateReference.js';
import type { Located } from './yaml.js';

/** A file that is being read, with the model that its names are names of. */
export interface Reading {
	readonly source: Source;
	readonly located: Located;
	readonly model: Model;
}

const clauseFields = ['refused', 'noEffect', 'breaches', 'advice', 'shows', 'refusedDeployment'] as const;

/** Everything in an expectation that names nothing. */
export function namelessIn(
	reading: Reading,
	expectation: StepExpectation | FinalExpectation,
	path: DataPath,
): Problem[] {
	const { model } = reading;
	const lists = expectation as Readonly<Record<string, readonly string[] | undefined>>;
	const clauses = () => model.product.guide.clauses.map(({ id }) => id as string);
	return [
		...clauseFields.flatMap((field) => unknownIn(reading, lists[field] ?? [], clauses, 'clause', [...path, field])),
		...unknownIn(reading, expectation.hazards ?? [], () => hazardNames(model), 'hazard', [...path, 'hazards']),
		...unknownIn(reading, listOf(expectation.outcome), () => outcomeNames(model.machine), 'outcome', [
			...path,
			'outcome',
		]),
		...factProblems(reading, expectation.facts ?? {}, [...path, 'facts']),
		...serviceProblems(reading, expectation, [...path, 'services']),
		...eventProblems(reading, expectation.possible ?? [], [...path, 'possible']),
		...eventProblems(reading, expectation.impossible ?? [], [...path, 'impossible']),
		...Object.entries(expectation.states ?? {}).flatMap(([region, state]) => {
			const read = readReference(model, `${region} ${state}`);
			if (read.ok) return [];
			const { source, located } = reading;
			const place = [...path, 'states'];
			const offset = model.states.has(region) ? located.valueAt([...place, region]) : located.keyAt(place, region);
			return [problemAt(source, offset, read.message, read.advice)];
		}),
	];
}

function eventProblems({ source, located, model }: Reading, texts: readonly string[], path: DataPath): Problem[] {
	return texts.flatMap((text, index) => {
		const read = readEventText(model, text);
		return read.ok ? [] : [problemAt(source, located.valueAt([...path, index]), read.message, read.advice)];
	});
}

function listOf(value: string | undefined): readonly string[] {
	return value === undefined ? [] : [value];
}

function unknownIn(
	{ source, located, model }: Reading,
	names: readonly string[],
	knownNames: () => readonly string[],
	what: string,
	path: DataPath,
): Problem[] {
	// Most expectations name little, so the lists are made only where they are needed.
	if (names.length === 0) return [];
	const known = knownNames();
	return names.flatMap((name, index) => {
		if (known.includes(name)) return [];
		const offset = located.valueAt([...path, index]);
		return [
			problemAt(source, offset, `${model.product.name} has no ${what} ${quoted(name)}.`, expectedOneOf(name, known)),
		];
	});
}

function unknownKeys(
	reading: Reading,
	record: Readonly<Record<string, unknown>> | undefined,
	knownNames: () => readonly string[],
	what: string,
	path: DataPath,
): Problem[] {
	const names = Object.keys(record ?? {});
	if (names.length === 0) return [];
	const known = knownNames();
	return names.flatMap((name) => {
		if (known.includes(name)) return [];
		const { source, located, model } = reading;
		const message = `${model.product.name} has no ${what} ${quoted(name)} in this deployment.`;
		return [problemAt(source, located.keyAt(path, name), message, expectedOneOf(name, known))];
	});
}

function factProblems(reading: Reading, facts: NonNullable<StepExpectation['facts']>, path: DataPath): Problem[] {
	const { source, located, model } = reading;
	if (Object.keys(facts).length === 0) return [];
	const definitions = model.product.facts(model.deployment);
	const valueProblems = Object.entries(facts).flatMap(([name, value]) => {
		const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
		if (definition === undefined || definition.values.includes(value)) return [];
		const advice = expectedOneOf(String(value), definition.values.map(String));
		return [problemAt(source, located.valueAt([...path, name]), `${name} cannot be ${describe(value)}.`, advice)];
	});
	return [...unknownKeys(reading, facts, () => Object.keys(definitions), 'fact', path), ...valueProblems];
}

function serviceProblems(
	reading: Reading,
	{ services }: StepExpectation | FinalExpectation,
	path: DataPath,
): Problem[] {
	const unknown = Object.fromEntries(
		Object.entries(services ?? {}).filter(([name]) => serviceName(reading.model, name) === undefined),
	);
	return unknownKeys(reading, unknown, () => reading.model.services.map(({ name }) => name), 'service', path);
}

/** The service of this name; `mail` also means `mail.lp1` where that is the only one. */
export function serviceName({ services }: Model, name: string): string | undefined {
	const exact = services.find((service) => service.name === name);
	if (exact) return exact.name;
	const [only, ...others] = services.filter((service) => service.name.startsWith(`${name}.`));
	return others.length === 0 ? only?.name : undefined;
}

/** Hazards of single servers can be named with or without the server. */
function hazardNames({ product, hazards }: Model): string[] {
	return [...new Set([...Object.keys(product.hazards), ...hazards.map(({ name }) => name)])];
}
