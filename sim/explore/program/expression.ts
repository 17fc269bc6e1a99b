/**
 * Conditions over the packed fields of a state, in negation normal form: a field has one of some codes, combined by
 * `and` and `or`. The constructors simplify, so that a condition that cannot matter disappears.
 */

/** A condition on the fields of a state. Codes are sorted, without repetition, and neither none nor all of the field. */
export type Expression =
	| { readonly kind: 'constant'; readonly value: boolean }
	| { readonly kind: 'in'; readonly field: number; readonly codes: readonly number[] }
	| { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] };

export const always: Expression = { kind: 'constant', value: true };
export const never: Expression = { kind: 'constant', value: false };

/** The codes that a field can have: how many for a whole field, or fewer where more is known. */
export type Domain = readonly number[];

/** Holds if the field has one of the codes; `size` is the number of codes that the field has. */
export function isIn(field: number, codes: Iterable<number>, size: number): Expression {
	const sorted = [...new Set(codes)].sort((first, second) => first - second);
	if (sorted.length === 0) return never;
	if (sorted.length === size) return always;
	return { kind: 'in', field, codes: sorted };
}

/** Holds if all parts hold. */
export function and(parts: readonly Expression[]): Expression {
	return combine('and', parts);
}

/** Holds if one part holds. */
export function or(parts: readonly Expression[]): Expression {
	return combine('or', parts);
}

function combine(kind: 'and' | 'or', given: readonly Expression[]): Expression {
	const absorbing = kind === 'or';
	const flat = given.flatMap((part) => (part.kind === kind ? part.parts : [part]));
	if (flat.some((part) => part.kind === 'constant' && part.value === absorbing)) return absorbing ? always : never;
	const tests = new Map<number, readonly number[]>();
	const others = new Map<string, Expression>();
	for (const part of flat) {
		if (part.kind === 'constant') continue;
		if (part.kind !== 'in') {
			others.set(keyOf(part), part);
			continue;
		}
		const known = tests.get(part.field);
		tests.set(part.field, known === undefined ? part.codes : merge(kind, known, part.codes));
	}
	// A union that covers the whole field is not seen here, as the size is unknown; it is merely not simplified.
	if (kind === 'and' && [...tests.values()].some((codes) => codes.length === 0)) return never;
	const parts: Expression[] = [
		...[...tests].map(([field, codes]): Expression => ({ kind: 'in', field, codes })),
		...others.values(),
	];
	const [only] = parts;
	if (only === undefined) return absorbing ? never : always;
	return parts.length === 1 ? only : { kind, parts };
}

function merge(kind: 'and' | 'or', first: readonly number[], second: readonly number[]): readonly number[] {
	if (kind === 'and') return first.filter((code) => second.includes(code));
	return [...new Set([...first, ...second])].sort((one, other) => one - other);
}

/** Holds if the condition does not. `sizes` gives the number of codes of each field. */
export function not(condition: Expression, sizes: readonly number[]): Expression {
	switch (condition.kind) {
		case 'constant':
			return condition.value ? never : always;
		case 'in': {
			const size = sizes[condition.field] ?? 0;
			const rest = Array.from({ length: size }, (_, code) => code).filter((code) => !condition.codes.includes(code));
			return isIn(condition.field, rest, size);
		}
		case 'and':
			return or(condition.parts.map((part) => not(part, sizes)));
		case 'or':
			return and(condition.parts.map((part) => not(part, sizes)));
	}
}

/** What is left of the condition where a field is known to have one of these codes only; itself if that is everything. */
export function restrict(condition: Expression, domainOf: (field: number) => Domain | undefined): Expression {
	switch (condition.kind) {
		case 'constant':
			return condition;
		case 'in': {
			const domain = domainOf(condition.field);
			if (domain === undefined) return condition;
			const possible = condition.codes.filter((code) => domain.includes(code));
			if (possible.length === 0) return never;
			if (possible.length === domain.length) return always;
			return possible.length === condition.codes.length ? condition : { ...condition, codes: possible };
		}
		case 'and':
		case 'or': {
			const absorbing = condition.kind === 'or' ? always : never;
			const parts: Expression[] = [];
			let isSame = true;
			for (const part of condition.parts) {
				const restricted = restrict(part, domainOf);
				if (restricted === absorbing) return absorbing;
				if (restricted !== part) isSame = false;
				parts.push(restricted);
			}
			return isSame ? condition : combine(condition.kind, parts);
		}
	}
}

/** Whether the condition holds where the fields have these codes. */
export function evaluate(condition: Expression, codeOf: (field: number) => number): boolean {
	switch (condition.kind) {
		case 'constant':
			return condition.value;
		case 'in':
			return condition.codes.includes(codeOf(condition.field));
		case 'and':
			return condition.parts.every((part) => evaluate(part, codeOf));
		case 'or':
			return condition.parts.some((part) => evaluate(part, codeOf));
	}
}

/** Whether the condition holds where some fields have these codes; undefined if that depends on the others. */
export function truthOf(condition: Expression, codeOf: (field: number) => number | undefined): boolean | undefined {
	switch (condition.kind) {
		case 'constant':
			return condition.value;
		case 'in': {
			const code = codeOf(condition.field);
			return code === undefined ? undefined : condition.codes.includes(code);
		}
		case 'and':
		case 'or': {
			const deciding = condition.kind === 'or';
			let isKnown = true;
			for (const part of condition.parts) {
				const truth = truthOf(part, codeOf);
				if (truth === deciding) return deciding;
				if (truth === undefined) isKnown = false;
			}
			return isKnown ? !deciding : undefined;
		}
	}
}

/** The fields that the condition reads. */
export function fieldsOf(condition: Expression, found: Set<number> = new Set()): Set<number> {
	switch (condition.kind) {
		case 'constant':
			break;
		case 'in':
			found.add(condition.field);
			break;
		case 'and':
		case 'or':
			for (const part of condition.parts) fieldsOf(part, found);
			break;
	}
	return found;
}

/** The same condition over other fields; a field may also take other codes. Itself if nothing is another. */
export function rename(
	condition: Expression,
	fieldOf: (field: number) => number,
	codeOf: (field: number, code: number) => number = (_, code) => code,
): Expression {
	switch (condition.kind) {
		case 'constant':
			return condition;
		case 'in': {
			const [field, known] = [fieldOf(condition.field), condition.codes];
			if (known.every((code) => codeOf(condition.field, code) === code))
				return field === condition.field ? condition : { kind: 'in', field, codes: known };
			const codes = new Set(known.map((code) => codeOf(condition.field, code)));
			return { kind: 'in', field, codes: [...codes].sort((one, other) => one - other) };
		}
		case 'and':
		case 'or': {
			const parts = condition.parts.map((part) => rename(part, fieldOf, codeOf));
			const isSame = parts.every((part, index) => part === condition.parts[index]);
			return isSame ? condition : { kind: condition.kind, parts };
		}
	}
}

const keys = new WeakMap<Expression, string>();

/** A text that is the same for conditions that differ in the order of their parts only. */
export function keyOf(condition: Expression): string {
	// To remember the key of a single test costs more than to make it.
	if (condition.kind === 'in' || condition.kind === 'constant') return makeKey(condition);
	const known = keys.get(condition);
	if (known !== undefined) return known;
	const key = makeKey(condition);
	keys.set(condition, key);
	return key;
}

function makeKey(condition: Expression): string {
	switch (condition.kind) {
		case 'constant':
			return String(condition.value);
		case 'in':
			return `${condition.field}:${condition.codes.join(',')}`;
		case 'and':
		case 'or':
			return `${condition.kind}(${condition.parts.map(keyOf).sort().join(' ')})`;
	}
}
