/** The bench model in one size, compiled; every measurement takes it from here, so that all measure the same. */
import { compile } from '../../../sim/explore/compile/compile.js';
import { createSearch, type Search } from '../../../sim/explore/generate/engines.js';
import { type Layout, layOut } from '../../../sim/explore/generate/layout.js';
import type { StoreOptions } from '../../../sim/explore/generate/searchText.js';
import type { SourceOptions } from '../../../sim/explore/generate/source.js';
import type { Program } from '../../../sim/explore/program/program.js';
import { firstState } from '../../../sim/explore/states.js';
import { createModel, vocabulary } from '../../../sim/simulation/model.js';
import { benchModel } from '../model/index.js';

/** Numbers of mail and web servers. */
export interface Size {
	readonly mail: number;
	readonly web: number;
}

/** What a search has to come to. */
export interface Counts {
	readonly states: number;
	readonly transitions: number;
}

/** `6 + 6` */
export function describeSize({ mail, web }: Size): string {
	return `${mail} + ${web}`;
}

/** The bench model in one size, compiled. */
export function subjectOf(size: Size) {
	const model = createModel(benchModel, benchModel.deployment.schema.parse(size));
	const compiled = compile(model.machine, benchModel.facts(size), vocabulary(model));
	return { size, machine: model.machine, compiled, program: compiled.program, layout: layOut(compiled.program) };
}

/** The bench model in one size, compiled. */
export type Subject = ReturnType<typeof subjectOf>;

/** No reductions, nothing checked, nothing kept but the states and how they were found. */
export function plainOptions({ events }: Program): SourceOptions & StoreOptions {
	return {
		keepIdle: false,
		label: 'event',
		eager: [],
		interchangeable: [],
		checks: [],
		memories: [],
		keepEdges: false,
		events: events.length,
	};
}

/** A search of the whole subject that has not begun. */
export function searchOf({ program, layout }: Subject): Search {
	return createSearch(program, plainOptions(program), layout);
}

/** Searches everything; the milliseconds that it took. */
export function exhaust(search: Search, program: Program, layout: Layout): number {
	const first = firstState(program, layout);
	const begin = performance.now();
	search.begin(first);
	search.run(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
	return performance.now() - begin;
}

/** States and transitions, by a search that keeps them all. */
export function countsOf({ program, layout }: Subject): Counts {
	const search = createSearch(program, { ...plainOptions(program), keepEdges: true }, layout);
	exhaust(search, program, layout);
	return { states: search.count, transitions: search.edgeCount };
}

/** What must be equal wherever the same model is counted. */
export function demandEqual(what: string, counts: Counts, expected: Counts): void {
	if (counts.states === expected.states && counts.transitions === expected.transitions) return;
	throw new Error(
		`${what} finds ${counts.states} states and ${counts.transitions} transitions; ` +
			`the explorer ${expected.states} and ${expected.transitions}.`,
	);
}

/** As `demandEqual`, where only states are counted. */
export function demandStates(found: number, { states }: Counts): void {
	if (found !== states) throw new Error(`${found} states are found instead of ${states}.`);
}
