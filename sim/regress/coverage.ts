/** Which clauses of a guide are bound to what, and which scenarios meet them. */
import { type Binding, bindingsOf } from '../../machines/kit/bindings.js';
import type { ClauseType } from '../../machines/kit/guide.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import type { ScenarioResult } from '../scenario/run.js';

/** One clause with all that is known of it. */
export interface ClauseCoverage {
	readonly id: string;
	readonly type: ClauseType;
	readonly says: string;
	readonly bindings: readonly Pick<Binding, 'kind' | 'place'>[];
	/** The files of the scenarios whose runs met it. */
	readonly exercisedBy: readonly string[];
}

/** A clause that bears on behaviour but is bound as information only. */
export interface WeakBinding {
	readonly id: string;
	readonly type: ClauseType;
	/** Why; undefined is a defect of the product. */
	readonly reason: string | undefined;
}

/** The coverage of one product. */
export interface Coverage {
	readonly product: string;
	readonly clauses: readonly ClauseCoverage[];
	readonly unbound: readonly string[];
	/** Bindings to ids that the guide does not have. */
	readonly unknown: readonly Binding[];
	readonly weak: readonly WeakBinding[];
	/** Reasons in `weakBindings` for clauses that are not weak. */
	readonly needlessReasons: readonly string[];
	readonly neverExercised: readonly string[];
}

const typesWithoutBearing: readonly ClauseType[] = ['verification', 'post-task'];

/** Computes the coverage of a product by the results of its scenarios. */
export function coverageOf(product: AnyProduct, results: readonly ScenarioResult[]): Coverage {
	const bindings = bindingsOf(product);
	const own = results.filter(({ scenario }) => scenario.product.name === product.name);
	const clauses = product.guide.clauses.map(({ id, type, says }) => ({
		id: id as string,
		type,
		says,
		bindings: bindings.filter(({ clause }) => clause === id).map(({ kind, place }) => ({ kind, place })),
		exercisedBy: own.filter((result) => result.clauses.includes(id)).map(({ scenario }) => scenario.file),
	}));
	const ids = new Set(clauses.map(({ id }) => id));
	const reasons = product.weakBindings as Readonly<Record<string, string | undefined>>;
	const weak = clauses.filter(isWeak).map(({ id, type }) => ({ id, type, reason: reasons[id] }));
	return {
		product: product.name,
		clauses,
		unbound: clauses.filter((clause) => clause.bindings.length === 0).map(({ id }) => id),
		unknown: bindings.filter(({ clause }) => !ids.has(clause)),
		weak,
		needlessReasons: Object.keys(reasons).filter((id) => !weak.some((clause) => clause.id === id)),
		neverExercised: clauses
			.filter(
				(clause) => clause.exercisedBy.length === 0 && !clause.bindings.some(({ kind }) => kind === 'out of scope'),
			)
			.map(({ id }) => id),
	};
}

function isWeak({ type, bindings }: Pick<ClauseCoverage, 'type' | 'bindings'>): boolean {
	return (
		!typesWithoutBearing.includes(type) && bindings.length > 0 && bindings.every(({ kind }) => kind === 'information')
	);
}

/** Whether nothing is wrong with the bindings; clauses that no scenario meets are shown, but do not fail. */
export function isComplete({ unbound, unknown, weak, needlessReasons }: Coverage): boolean {
	return (
		unbound.length === 0 &&
		unknown.length === 0 &&
		needlessReasons.length === 0 &&
		weak.every(({ reason }) => reason !== undefined && reason !== '')
	);
}
