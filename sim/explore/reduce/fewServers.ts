/**
 * The problem with few of many servers that are alike: nothing is done to the others and nothing is reported of them.
 * Its runs are among those of the whole, so what is reached in it can be reached; what is not need not be out of reach.
 */
import { type Expression, fieldsOf } from '../program/expression.js';
import type { Problem } from '../program/problem.js';
import type { Program } from '../program/program.js';

const known = new WeakMap<Program, Map<string, Program>>();

/**
 * The problem with so many servers of each class, beside those that the condition is about.
 * @param classes of servers that are alike.
 * @returns undefined if that leaves out none.
 */
export function withFewServers(
	problem: Problem,
	condition: Expression,
	classes: readonly (readonly string[])[],
	servers: number,
): Problem | undefined {
	const { program } = problem;
	const asked = new Set([...fieldsOf(condition)].map((field) => program.fields[field]?.server ?? ''));
	// A condition about all of a class needs all of it to be met, and one about some of it only some.
	const isAboutAll = (names: readonly string[]) => names.every((name) => asked.has(name));
	const idle = classes.flatMap((names) => names.slice(servers).filter((name) => isAboutAll(names) || !asked.has(name)));
	return idle.length === 0 ? undefined : { ...problem, program: without(program, idle) };
}

/** The program without the events of some servers; the same object for the same servers, as much is known by it. */
function without(program: Program, idle: readonly string[]): Program {
	const variants = known.get(program) ?? new Map<string, Program>();
	known.set(program, variants);
	const key = idle.join(' ');
	const variant = variants.get(key) ?? {
		...program,
		// They are found by number, so that none may be missing.
		alternatives: program.alternatives.map((alternative) => {
			const given = Object.values(program.events[alternative.event] ?? {});
			return given.some((value) => idle.includes(value as string)) ? { ...alternative, reactions: [] } : alternative;
		}),
	};
	variants.set(key, variant);
	return variant;
}
