/**
 * Compiles a pure function of facts by trying it. The function runs on a context that notes which fact it reads; each
 * value of that fact is tried in turn, until every read is known. No source text is parsed, and whatever the function
 * does inside, what comes out is a tree of the facts that it looked at.
 */
import type { FactValue } from '../../../machines/kit/facts.js';
import { CompileError } from './compileError.js';

/** A tree of the facts that a function reads, with what it gives at the leaves. */
export type Tried<Result> =
	| { readonly kind: 'result'; readonly result: Result }
	| { readonly kind: 'test'; readonly fact: string; readonly branches: readonly Tried<Result>[] };

/** More results than this, and a function reads too much at once to be compiled. */
const maximumResults = 100_000;

class UnknownFact {
	constructor(readonly fact: string) {}
}

/** The values of each fact, by name. */
export type Domains = Readonly<Record<string, readonly FactValue[]>>;

/**
 * Tries a function of the context on all values of the facts that it reads.
 * @throws CompileError if it fails, reads what is no fact, or reads too much.
 */
export function tryFunction<Result>(
	place: string,
	domains: Domains,
	run: (context: Readonly<Record<string, FactValue>>) => Result,
): Tried<Result> {
	let results = 0;
	const tryWith = (known: ReadonlyMap<string, FactValue>): Tried<Result> => {
		try {
			const result = run(contextOf(place, domains, known));
			results += 1;
			if (results > maximumResults) throw new CompileError(place, 'it depends on too many facts at once.');
			return { kind: 'result', result };
		} catch (reason) {
			if (reason instanceof CompileError) throw reason;
			if (!(reason instanceof UnknownFact)) throw new CompileError(place, `it fails: ${describe(reason)}`);
			const { fact } = reason;
			const branches = (domains[fact] ?? []).map((value) => tryWith(new Map([...known, [fact, value]])));
			return { kind: 'test', fact, branches };
		}
	};
	return tryWith(new Map());
}

function describe(reason: unknown): string {
	return reason instanceof Error ? reason.message : String(reason);
}

function contextOf(
	place: string,
	domains: Domains,
	known: ReadonlyMap<string, FactValue>,
): Readonly<Record<string, FactValue>> {
	const cannot = (what: string) => () => {
		throw new CompileError(place, `it ${what} the context, where only reading single facts can be compiled.`);
	};
	return new Proxy(Object.create(null), {
		get: (_, name) => {
			if (typeof name !== 'string' || !Object.hasOwn(domains, name)) return undefined;
			const value = known.get(name);
			if (value === undefined) throw new UnknownFact(name);
			return value;
		},
		getOwnPropertyDescriptor: (_, name) => {
			if (typeof name !== 'string' || !Object.hasOwn(domains, name)) return undefined;
			const value = known.get(name);
			if (value === undefined) throw new UnknownFact(name);
			return { value, configurable: true, enumerable: true, writable: true };
		},
		has: (_, name) => typeof name === 'string' && Object.hasOwn(domains, name),
		set: cannot('changes'),
		deleteProperty: cannot('changes'),
		defineProperty: cannot('changes'),
		ownKeys: cannot('lists'),
	});
}
