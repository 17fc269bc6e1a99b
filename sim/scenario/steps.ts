/** Reads the steps of a scenario with the product at hand. */
import type * as z from 'zod';
import { describeEvent, type ProductEvent, sourceOf } from '../../machines/kit/events.js';
import type { Procedure, ProcedureStep } from '../../machines/kit/product.js';
import { describeMinutes } from '../../machines/kit/quantities.js';
import { checkData } from './check.js';
import { completeEvent, type EventKey } from './eventReference.js';
import { namelessIn, type Reading } from './names.js';
import type { DataPath } from './places.js';
import { describe, expectedOneOf, type Loaded, nearest, type Problem, problemAt, quoted } from './problem.js';
import type { ScenarioStep, StepAction } from './scenario.js';
import { type StepExpectation, type StepKind, stepSchemas } from './schema.js';
import { readReference, type StateReference } from './stateReference.js';

type StepsOrProblems = { readonly steps: readonly ScenarioStep[]; readonly problems: readonly Problem[] };

/** Reads all steps, which stand at a path of the file; procedures become the steps they stand for. */
export function readSteps(
	reading: Reading,
	steps: readonly unknown[],
	path: DataPath = ['steps'],
): Loaded<readonly ScenarioStep[]> {
	const read = steps.map((step, index) => readStep(reading, step, [...path, index]));
	const problems = read.flatMap((result) => result.problems);
	return problems.length > 0 ? { ok: false, problems } : { ok: true, value: read.flatMap((result) => result.steps) };
}

const stepKinds = Object.keys(stepSchemas) as StepKind[];

/** The kind of a step, or why it has none. */
function kindOf({ source, located }: Reading, step: unknown, path: DataPath): StepKind | { readonly problem: Problem } {
	if (typeof step !== 'object' || step === null || Array.isArray(step) || Object.keys(step).length === 0) {
		const advice = 'Expected a mapping, such as { until: db1 done }.';
		return { problem: problemAt(source, located.valueAt(path), `The step is ${describe(step)}.`, advice) };
	}
	const keys = Object.keys(step);
	// Every kind may expect something, so `expect` is a kind of its own only where it stands alone.
	const [kind, second] = stepKinds
		.filter((key) => key !== 'expect' && keys.includes(key))
		.sort((one, other) => keys.indexOf(one) - keys.indexOf(other));
	if (second !== undefined) {
		const message = `The step does two things: ${kind} and ${second}.`;
		return { problem: problemAt(source, located.keyAt(path, second), message, 'Expected a step for each.') };
	}
	if (kind !== undefined) return kind;
	const misspelt = keys.find((key) => nearest(key, stepKinds) !== undefined) ?? keys[0] ?? '';
	if (misspelt === 'expect') return 'expect';
	const message = `The step does nothing: ${quoted(misspelt)} is nothing to do.`;
	return { problem: problemAt(source, located.keyAt(path, misspelt), message, expectedOneOf(misspelt, stepKinds)) };
}

function readStep(reading: Reading, step: unknown, path: DataPath): StepsOrProblems {
	const { source, located } = reading;
	const kind = kindOf(reading, step, path);
	if (typeof kind === 'object') return { steps: [], problems: [kind.problem] };
	const checked = checkData(source, located, stepSchemas[kind] as z.ZodType<unknown>, step, path);
	if (!checked.ok) return { steps: [], problems: checked.problems };
	const value = checked.value as { expect?: StepExpectation | undefined };
	const problems = value.expect === undefined ? [] : namelessIn(reading, value.expect, [...path, 'expect']);
	if (problems.length > 0) return { steps: [], problems };
	return readAction(reading, kind, value as Readonly<Record<string, unknown>>, value.expect, path);
}

function readAction(
	reading: Reading,
	kind: StepKind,
	step: Readonly<Record<string, unknown>>,
	expect: StepExpectation | undefined,
	path: DataPath,
): StepsOrProblems {
	const { source, located } = reading;
	const line = problemAt(source, located.valueAt(path), '').line;
	const one = (text: string, action: StepAction): StepsOrProblems => ({
		steps: [{ line, text, action, expect }],
		problems: [],
	});
	switch (kind) {
		case 'do':
		case 'fault':
			return readEventStep(reading, kind, step, path, one);
		case 'until': {
			const read = reference(reading, String(step['until']), [...path, 'until']);
			return 'problem' in read
				? { steps: [], problems: [read.problem] }
				: one(untilText(read), { kind, reference: read });
		}
		case 'wait':
			return one(`wait ${describeMinutes(Number(step['wait']))}`, { kind, minutes: Number(step['wait']) });
		case 'random': {
			const kinds = (step['kinds'] ?? ['operator', 'system', 'fault']) as ('operator' | 'system' | 'fault')[];
			return one(`${step['random']} random events`, { kind, count: Number(step['random']), kinds });
		}
		case 'fill':
			return one('fill legal', { kind });
		case 'perform':
			return readProcedure(reading, step, expect, line, path);
		case 'expect':
			return one('expect', { kind });
	}
}

function untilText({ region, state }: StateReference): string {
	return `until ${region} ${state}`;
}

function reference(reading: Reading, text: string, path: DataPath): StateReference | { readonly problem: Problem } {
	const read = readReference(reading.model, text);
	if (read.ok) return read.reference;
	return { problem: problemAt(reading.source, reading.located.valueAt(path), read.message, read.advice) };
}

function readEventStep(
	reading: Reading,
	kind: EventKey,
	step: Readonly<Record<string, unknown>>,
	path: DataPath,
	one: (text: string, action: StepAction) => StepsOrProblems,
): StepsOrProblems {
	const { source, located, model } = reading;
	const { [kind]: type, expect: _, at, outOfTurn, ...parameters } = step;
	const isSystem = sourceOf(String(type)) === 'system';
	const given = {
		...parameters,
		...(kind === 'do' && at !== undefined ? { at } : {}),
		...(outOfTurn !== undefined && !isSystem ? { outOfTurn } : {}),
	};
	const completed = completeEvent(model, kind, String(type), given);
	if (!completed.ok) {
		const { key, isKeyWrong } = completed;
		const offset = isKeyWrong
			? located.keyAt(path, key)
			: located.valueAt([...path, Object.hasOwn(step, key) ? key : kind]);
		return { steps: [], problems: [problemAt(source, offset, completed.message, completed.advice)] };
	}
	const { event } = completed;
	const eventSource = sourceOf(event.type);
	if ((kind === 'fault') !== (eventSource === 'fault')) {
		const message = `${quoted(event.type)} is ${eventSource === 'fault' ? 'a fault' : 'no fault'}.`;
		const advice = `Expected "${kind === 'do' ? 'fault' : 'do'}: ${event.type}".`;
		return { steps: [], problems: [problemAt(source, located.keyAt(path, kind), message, advice)] };
	}
	if (isSystem) {
		if (outOfTurn !== undefined && outOfTurn !== true) {
			const message = `outOfTurn is ${describe(outOfTurn)}.`;
			return {
				steps: [],
				problems: [problemAt(source, located.valueAt([...path, 'outOfTurn']), message, 'Expected true.')],
			};
		}
		return one(describeEvent(event), { kind: 'system', event, outOfTurn: outOfTurn === true });
	}
	if (kind === 'do') return one(describeEvent(event), { kind: 'event', event });
	if (at === undefined) return one(describeEvent(event), { kind, event, at: undefined });
	const server = event['server'];
	const text = server !== undefined && !String(at).includes(' ') ? `${server} ${at}` : String(at);
	const read = reference(reading, text, [...path, 'at']);
	if ('problem' in read) return { steps: [], problems: [read.problem] };
	return one(`${describeEvent(event)} at ${read.region} ${read.state}`, { kind, event, at: read });
}

function readProcedure(
	reading: Reading,
	step: Readonly<Record<string, unknown>>,
	expect: StepExpectation | undefined,
	line: number,
	path: DataPath,
): StepsOrProblems {
	const { source, located, model } = reading;
	const procedures = model.product.procedures as Readonly<Record<string, Procedure<unknown>>>;
	const name = String(step['perform']);
	const fail = (place: DataPath, message: string, advice: string): StepsOrProblems => ({
		steps: [],
		problems: [problemAt(source, located.valueAt([...path, ...place]), message, advice)],
	});
	const procedure = Object.hasOwn(procedures, name) ? procedures[name] : undefined;
	if (procedure === undefined) {
		return fail(['perform'], `There is no procedure ${quoted(name)}.`, expectedOneOf(name, Object.keys(procedures)));
	}
	if (step['server'] !== undefined && step['servers'] !== undefined) {
		return fail(['servers'], 'The step has server and servers.', 'Expected one of the two.');
	}
	const listed = step['servers'] === 'all' ? model.servers : (step['servers'] as readonly string[] | undefined);
	const servers = listed ?? (step['server'] === undefined ? model.servers : [String(step['server'])]);
	if (listed === undefined && step['server'] === undefined && model.servers.length > 1) {
		return fail(['perform'], `${name} needs server or servers.`, `Expected some of: ${model.servers.join(', ')}.`);
	}
	const index = servers.findIndex((server) => !model.servers.includes(server));
	const unknown = servers[index];
	if (unknown !== undefined) {
		const place = step['servers'] === undefined ? ['server'] : ['servers', index];
		return fail(place, `There is no server ${quoted(unknown)}.`, expectedOneOf(unknown, model.servers));
	}
	const steps = servers
		.flatMap((server) => procedure.steps(model.deployment, server))
		.map((inner) => procedureStep(reading, name, inner, line));
	const last = steps.at(-1);
	return { steps: last === undefined ? [] : [...steps.slice(0, -1), { ...last, expect }], problems: [] };
}

function procedureStep(reading: Reading, name: string, step: ProcedureStep, line: number): ScenarioStep {
	if ('until' in step) {
		const read = readReference(reading.model, step.until);
		if (!read.ok) throw new Error(`Procedure ${name}: ${read.message}`);
		return {
			line,
			text: untilText(read.reference),
			action: { kind: 'until', reference: read.reference },
			expect: undefined,
		};
	}
	const { type, ...given } = step.do;
	const completed = completeEvent(reading.model, 'do', type, given);
	// Procedures belong to the product, whose suite performs each of them: a wrong one is a defect, not an input error.
	if (!completed.ok) throw new Error(`Procedure ${name}: ${completed.message}`);
	const event: ProductEvent = completed.event;
	return { line, text: describeEvent(event), action: { kind: 'event', event }, expect: undefined };
}
