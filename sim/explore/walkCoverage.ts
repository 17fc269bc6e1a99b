/** What random walks have met of a product: states, transitions, rules and clauses, and what they have not. */
import type { AnyStateNode } from '../../machines/kit/bindings.js';
import { placeOf } from '../../machines/kit/bindings.js';
import type { Condition } from '../../machines/kit/conditions.js';
import { delayEnd } from '../../machines/kit/delays.js';
import { conjuncts } from '../../machines/kit/explain.js';
import type { StateMeta, TransitionMeta } from '../../machines/kit/meta.js';
import type { Explorable } from './questions.js';
import type { WalkRecord } from './walks.js';

/** Some things of a kind that were met, out of all that there are. */
export interface Met {
	readonly met: number;
	readonly of: number;
	/** Names of those that were not met. */
	readonly missing: readonly string[];
}

/** What walks have met; states and transitions without the names of servers, so that all servers count as one. */
export interface WalkCoverage {
	readonly states: Met;
	readonly transitions: Met;
	readonly rules: Met;
	readonly clauses: Met;
}

/** Compares a record with the machine. */
export function walkCoverage({ model, compiled }: Explorable, { transitions, leaves }: WalkRecord): WalkCoverage {
	const { chart, origins, program } = compiled;
	const states = new Set<string>();
	const clauses = new Set<string>();
	for (const [node, { component, codes }] of chart.places) {
		const wasActive = codes.some((code) => leaves.get(component.index)?.has(code));
		if (!wasActive) continue;
		states.add(placeOf(node));
		for (const clause of clausesOf(node.meta as StateMeta | undefined)) clauses.add(clause);
	}
	const external = origins
		.map(({ transition, event }, number) => ({ transition, event, number }))
		.filter(({ event }) => event !== undefined && program.events.includes(event));
	const nameOf = ({ transition, event }: (typeof external)[number]) =>
		`${delayEnd(event?.type ?? '')?.name ?? event?.type} in ${placeOf(transition.source)}`;
	const rules = new Set<string>();
	const taken = new Set<string>();
	for (const item of external) {
		if (!transitions.has(item.number)) continue;
		taken.add(nameOf(item));
		for (const part of conjuncts(item.transition.guard as Condition | undefined)) {
			if (typeof part !== 'function') rules.add(typeof part === 'string' ? part : part.type);
		}
		const meta = (item.transition as { readonly meta?: TransitionMeta }).meta;
		for (const clause of clausesOf(meta)) clauses.add(clause);
	}
	for (const rule of rules) for (const clause of model.product.rules[rule]?.clauses ?? []) clauses.add(String(clause));
	return {
		states: met(
			states,
			[...chart.places.keys()].map((node: AnyStateNode) => placeOf(node)),
		),
		transitions: met(taken, external.map(nameOf)),
		rules: met(rules, Object.keys(model.product.rules)),
		clauses: met(
			clauses,
			model.product.guide.clauses.map(({ id }) => String(id)),
		),
	};
}

function clausesOf(meta: StateMeta | TransitionMeta | undefined): readonly string[] {
	return [...(meta?.clauses ?? []), ...(meta?.information ?? [])];
}

function met(found: ReadonlySet<string>, all: readonly string[]): Met {
	const names = [...new Set(all)];
	const missing = names.filter((name) => !found.has(name));
	return { met: names.length - missing.length, of: names.length, missing };
}
