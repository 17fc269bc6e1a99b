/** How transitions of this product are written: for one server, with rules, changes and clauses in one place. */
import { set } from '../kit/chart.js';
import { addressed, all, type Condition } from '../kit/conditions.js';
import type { FactValue } from '../kit/facts.js';
import type { ClauseId } from './guide.generated.js';

/** What a transition asks for, changes and realises. */
export interface Deed {
	/** Rules and conditions, all of which must hold. */
	readonly if?: readonly Condition[];
	readonly target?: string;
	/** Facts of the server, without its name before them. */
	readonly sets?: Readonly<Record<string, FactValue>>;
	/** Facts of the deployment. */
	readonly setsOfAll?: Readonly<Record<string, FactValue>>;
	readonly clauses?: readonly ClauseId[];
	readonly information?: readonly ClauseId[];
	readonly note?: string;
	/** The guide does not say what follows. */
	readonly outsideGuide?: true;
}

/** Names a server's facts in full. */
export function factsOf(server: string, values: Readonly<Record<string, FactValue>>): Record<string, FactValue> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${server}.${name}`, value]));
}

function metaOf({ clauses, information, note, outsideGuide }: Deed) {
	return {
		...(clauses ? { clauses } : {}),
		...(information ? { information } : {}),
		...(note === undefined ? {} : { note }),
		...(outsideGuide ? { outsideGuide } : {}),
	};
}

function transition(conditions: readonly Condition[], deed: Deed, values: Record<string, FactValue>) {
	return {
		guard: all(...conditions),
		...(deed.target === undefined ? {} : { target: deed.target }),
		...(Object.keys(values).length > 0 ? { actions: set(values) } : {}),
		meta: metaOf(deed),
	};
}

/** A transition on an event that concerns this server. */
export function on(server: string, deed: Deed = {}) {
	const values = { ...factsOf(server, deed.sets ?? {}), ...deed.setsOfAll };
	return transition([addressed(server), ...(deed.if ?? [])], deed, values);
}

/** A transition on an event that concerns no server in particular, or one that the product takes by itself. */
export function when(deed: Deed = {}) {
	return transition(deed.if ?? [], deed, { ...deed.setsOfAll });
}

/** The end of a delay of this server. */
export function after(server: string, deed: Deed = {}) {
	return transition(deed.if ?? [], deed, { ...factsOf(server, deed.sets ?? {}), ...deed.setsOfAll });
}
