/** What became of mutations as plain data: parts found by different machines can be put together. */

import type { AnyProduct } from '../../../machines/kit/product.js';
import { describeMutation, type Mutation, mutationsOf, type Operator } from './mutations.js';
import type { Fate, Judged } from './trial.js';

/** A mutation with its fate. */
export interface MutationReport {
	/** Unlike any other of the product. */
	readonly name: string;
	readonly operator: Operator;
	readonly places: readonly string[];
	readonly event: string;
	readonly what: string;
	readonly fate: Fate;
}

/** The mutations of a product by name: those that read alike are numbered in the order of the chart. */
export function namedMutations(product: AnyProduct): ReadonlyMap<Mutation, string> {
	const counts = new Map<string, number>();
	return new Map(
		mutationsOf(product).map((mutation) => {
			const text = describeMutation(mutation);
			const count = (counts.get(text) ?? 0) + 1;
			counts.set(text, count);
			return [mutation, count === 1 ? text : `${text} (${count})`];
		}),
	);
}

/** What was judged, by name. */
export function reportsOf(judged: readonly Judged[], names: ReadonlyMap<Mutation, string>): MutationReport[] {
	return judged.map(({ mutation, fate }) => {
		const { operator, places, event, what } = mutation;
		return { name: names.get(mutation) ?? describeMutation(mutation), operator, places, event, what, fate };
	});
}

/** A reason why mutations change nothing that anybody can notice; `*` in the name stands for any text. */
export interface ReviewedReason {
	readonly mutations: string;
	readonly because: string;
}

/**
 * Takes reviewed reasons for those that no search could decide. What a search has seen differ, or has proved to be the
 * same, is as it was: no reason excuses what has an example.
 */
export function withReasons(
	reports: readonly MutationReport[],
	reasons: readonly ReviewedReason[],
): { readonly reports: readonly MutationReport[]; readonly needless: readonly ReviewedReason[] } {
	const used = new Set<ReviewedReason>();
	const reviewed = reports.map((report): MutationReport => {
		if (report.fate.kind !== 'notDecided') return report;
		const reason = reasons.find(({ mutations }) => matches(mutations, report.name));
		if (reason === undefined) return report;
		used.add(reason);
		return { ...report, fate: { kind: 'equivalent', because: `${reason.because} (reviewed)` } };
	});
	return { reports: reviewed, needless: reasons.filter((reason) => !used.has(reason)) };
}

function matches(pattern: string, name: string): boolean {
	let rest = name;
	const parts = pattern.split('*');
	for (const [index, part] of parts.entries()) {
		const at = index === 0 ? (rest.startsWith(part) ? 0 : -1) : rest.indexOf(part);
		if (at < 0) return false;
		rest = rest.slice(at + part.length);
	}
	return rest === '' || parts.at(-1) === '';
}
