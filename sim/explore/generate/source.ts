/**
 * Writes a program as JavaScript. For each state the generated code calls `emit` once for every way to go on, after
 * eventless transitions and internal events have been worked off; what `emit` does is the caller's.
 *
 * Names in the generated text: `S` the words of the state that is expanded, `w0...` the same as local variables, `N`
 * the words of the next state while it is being made, `Q` the internal events raised in it, `d0...` the eventless
 * reactions to look at, `c0...` conditions that several guards share.
 */
import { always, and, type Expression, fieldsOf, keyOf, never, restrict } from '../program/expression.js';
import type { Program, Reaction, Transition } from '../program/program.js';
import { changedText, conditionText, readText, type WordName, wordChanges } from './conditions.js';
import {
	actionText,
	constantWrites,
	dirtyMasks,
	type EffectScope,
	effectText,
	entryText,
	exitText,
	nextWord,
	operationText,
} from './effects.js';
import type { Layout } from './layout.js';

/** What is written beside the program itself. */
export interface SourceOptions {
	/** Emit also transitions that change nothing. */
	readonly keepIdle: boolean;
	/** Steps that are taken before and instead of everything else, if they change anything. */
	readonly eager: readonly { readonly event: number; readonly transition: Transition; readonly when: Expression }[];
	/** What `emit` is told: the event, or where one transition was taken alone its number, else -1 - the event. */
	readonly label?: 'event' | 'transition';
	/** The interchangeable servers, class by class: of two in the same condition only the first is expanded. */
	readonly interchangeable: readonly (readonly string[])[];
}

const endless = 10_000;

/** The text of `expand()` and `settle()`, for a body in which `emit(w0, ..., event)` and `support` are known. */
export function programText(program: Program, layout: Layout, options: SourceOptions): string {
	return new Writer(program, layout, options).text();
}

interface LocalReaction {
	readonly event: number;
	readonly reaction: Reaction;
}

class Writer {
	private readonly scope: EffectScope;
	private readonly localWord: WordName = (word) => `w${word}`;
	private readonly named = new Map<string, string>();
	private readonly wordNumbers: readonly number[];
	private readonly dirtyNames: readonly string[];

	constructor(
		private readonly program: Program,
		private readonly layout: Layout,
		private readonly options: SourceOptions,
	) {
		this.scope = { program, layout, dependents: dependentsOf(program) };
		this.wordNumbers = Array.from({ length: layout.words }, (_, word) => word);
		this.dirtyNames = Array.from({ length: Math.ceil(program.eventless.length / 32) }, (_, index) => `d${index}`);
	}

	text(): string {
		const local: LocalReaction[] = [];
		const shared: number[] = [];
		for (const { event, reactions } of this.program.alternatives) {
			if (event >= this.program.events.length) continue;
			const [only] = reactions;
			if (only !== undefined && reactions.length === 1) local.push({ event, reaction: only });
			else if (reactions.length > 0) shared.push(event);
		}
		this.nameSharedConditions();
		const components = [...new Set(local.map(({ reaction }) => reaction.component))].sort((one, other) => one - other);
		const parts = [
			this.declarations(),
			...this.program.eventless.map((reaction, index) => this.selectText(`select${index}`, reaction)),
			this.settleText(),
			...this.internalTexts(),
			this.finishText(),
			...shared.map((event) => this.sharedText(event)),
			...components.map((component) => this.componentText(component, local)),
			this.expandText(components, shared),
			this.beginText(),
		];
		return parts.join('\n');
	}

	private declarations(): string {
		return [
			`const S = new Int32Array(${this.layout.words});`,
			`const N = new Int32Array(${this.layout.words});`,
			`const P = new Int32Array(${this.layout.words});`,
			'const Q = [];',
			...this.dirtyNames.map((name) => `let ${name} = 0;`),
			...[...this.named.values()].map((name) => `let ${name} = false;`),
		].join('\n');
	}

	/** Conditions of some size that several guards have in common are evaluated once for a state. */
	private nameSharedConditions(): void {
		const uses = new Map<string, { count: number; condition: Expression }>();
		for (const { event, reactions } of this.program.alternatives) {
			if (event >= this.program.events.length) continue;
			const guards = new Set(reactions.flatMap(({ chains }) => [...chains.values()].flat()).map(({ guard }) => guard));
			for (const part of [...guards].flatMap(partsOf)) {
				if (testsIn(part) < 3) continue;
				const use = uses.get(keyOf(part)) ?? { count: 0, condition: part };
				uses.set(keyOf(part), { ...use, count: use.count + 1 });
			}
		}
		const shared = [...uses].filter(([, { count }]) => count > 1);
		for (const [index, [key, { condition }]] of shared.entries()) {
			this.named.set(key, `c${index}`);
			this.sharedConditions.push(condition);
		}
	}

	private readonly sharedConditions: Expression[] = [];

	/** The text of a guard where the leaf of its component is known; shared conditions by their names. */
	private guardText(guard: Expression, component: number, code: number): string | undefined {
		const known = this.knowledge(component, code);
		const texts: string[] = [];
		const rest: Expression[] = [];
		for (const part of partsOf(guard)) {
			const restricted = restrict(part, known);
			if (restricted === never) return undefined;
			if (restricted === always) continue;
			const name = this.named.get(keyOf(part));
			if (name === undefined) rest.push(restricted);
			else texts.push(name);
		}
		if (rest.length > 0) texts.unshift(conditionText(this.layout, this.localWord, and(rest)));
		return texts.join(' && ');
	}

	private knowledge(component: number, code: number): (field: number) => readonly number[] | undefined {
		const known = new Map<number, readonly number[]>([[component, [code]]]);
		for (
			let parent = this.program.parents.get(component);
			parent;
			parent = this.program.parents.get(parent.component)
		) {
			known.set(parent.component, parent.codes);
		}
		return (field) => known.get(field);
	}

	private emitText(words: readonly string[], event: number): string {
		return `emit(${words.join(', ')}, ${event});`;
	}

	private takeText(transition: Transition, givenEvent: number): string {
		const event = this.options.label === 'transition' ? transition.index : givenEvent;
		const writes = constantWrites(transition);
		const masks = dirtyMasks(this.scope, transition);
		const isQuiet = writes !== undefined && masks.every((mask) => mask === 0);
		if (isQuiet) {
			if (writes.length === 0 && !this.options.keepIdle) return '';
			const changes = wordChanges(this.layout, writes);
			const words = this.wordNumbers.map((word) => {
				const change = changes.get(word);
				return change === undefined ? `w${word}` : changedText(`w${word}`, change);
			});
			return this.emitText(words, event);
		}
		const dirty = masks.map((mask, index) => (mask === 0 ? '' : `d${index} = ${mask};`)).join('');
		const load = this.wordNumbers.map((word) => `N[${word}] = w${word};`).join('');
		return `${load}${effectText(this.scope, transition)}${dirty}finish();${this.emitText(this.wordNumbers.map(nextWord), event)}`;
	}

	private chainText(chain: readonly Transition[], component: number, code: number, event: number): string {
		const branches: { readonly guard: string; readonly body: string }[] = [];
		for (const transition of chain) {
			const guard = this.guardText(transition.guard, component, code);
			if (guard === undefined) continue;
			branches.push({ guard, body: this.takeText(transition, event) });
			if (guard === '') break;
		}
		while (branches.at(-1)?.body === '') branches.pop();
		return branches
			.map(({ guard, body }) => (guard === '' ? `{ ${body} }` : `if (${guard}) { ${body} }`))
			.join(' else ');
	}

	private localWords(): string {
		return this.wordNumbers.map((word) => `w${word} = S[${word}]`).join(', ');
	}

	private componentText(component: number, local: readonly LocalReaction[]): string {
		const own = local.filter(({ reaction }) => reaction.component === component);
		const codes = [...new Set(own.flatMap(({ reaction }) => [...reaction.chains.keys()]))].sort(
			(one, other) => one - other,
		);
		const cases = codes.map((code) => {
			const bodies = own.map(({ event, reaction }) =>
				this.chainText(reaction.chains.get(code) ?? [], component, code, event),
			);
			return `case ${code}:\n${bodies.filter((body) => body !== '').join('\n')}\nbreak;`;
		});
		const read = readText(this.layout, this.localWord, component);
		return `function component${component}() { const ${this.localWords()}; switch (${read}) {\n${cases.join('\n')}\n} }`;
	}

	/** A function that chooses the transition of one component: 0 for none, else its place in the reaction, from 1. */
	private selectText(name: string, reaction: Reaction): string {
		const numbers = numbered(reaction);
		const cases = [...reaction.chains].map(([code, chain]) => {
			const branches = chain.map(({ guard, index }) => {
				const restricted = restrict(guard, this.knowledge(reaction.component, code));
				if (restricted === never) return '';
				return `if (${conditionText(this.layout, nextWord, restricted)}) return ${numbers.get(index)};`;
			});
			return `case ${code}: ${branches.join(' ')} break;`;
		});
		return `function ${name}() { switch (${readText(this.layout, nextWord, reaction.component)}) { ${cases.join('\n')} } return 0; }`;
	}

	/** The effects of the chosen transitions of several components in one microstep. */
	private applyText(reactions: readonly Reaction[], names: readonly string[]): string {
		const phase = (text: (transition: Transition) => string, reverse: boolean): string => {
			const order = reactions.map((reaction, index) => ({ reaction, name: names[index] ?? '' }));
			// Reactions come inner before outer, which is the chart backwards; exits go backwards, the rest forwards.
			if (!reverse) order.reverse();
			return order
				.map(({ reaction, name }) => {
					const cases = [...numbered(reaction)].map(([index, number]) => {
						const transition = transitionsOf(reaction).find((candidate) => candidate.index === index) as Transition;
						const body = text(transition);
						return body === '' ? '' : `case ${number}: ${body} break;`;
					});
					const filled = cases.filter((body) => body !== '');
					return filled.length === 0 ? '' : `switch (${name}) { ${filled.join('\n')} }`;
				})
				.join('\n');
		};
		const dirty = (transition: Transition) =>
			dirtyMasks(this.scope, transition)
				.map((mask, index) => (mask === 0 ? '' : `d${index} |= ${mask};`))
				.join('');
		return [
			phase((transition) => exitText(this.scope, transition), true),
			phase((transition) => actionText(this.scope, transition), false),
			phase((transition) => entryText(this.scope, transition) + dirty(transition), false),
		].join('\n');
	}

	/** Where chosen transitions leave the same states, the one that comes first in the chart is taken. */
	private conflictText(reactions: readonly Reaction[], names: readonly string[]): string {
		const texts: string[] = [];
		for (let later = reactions.length - 1; later >= 0; later -= 1) {
			for (let earlier = reactions.length - 1; earlier > later; earlier -= 1) {
				const first = reactions[earlier];
				const second = reactions[later];
				if (!first || !second) continue;
				for (const one of transitionsOf(first)) {
					for (const other of transitionsOf(second)) {
						if (!one.scope.some((component) => other.scope.includes(component))) continue;
						const firstNumber = numbered(first).get(one.index);
						const secondNumber = numbered(second).get(other.index);
						texts.push(
							`if (${names[earlier]} === ${firstNumber} && ${names[later]} === ${secondNumber}) ${names[later]} = 0;`,
						);
					}
				}
			}
		}
		return texts.join('\n');
	}

	private settleText(): string {
		const { eventless } = this.program;
		if (eventless.length === 0) return '';
		const names = eventless.map((_, index) => `t${index}`);
		const chosen = eventless.map(
			(_, index) => `const t${index} = (d${index >>> 5} & ${1 << (index & 31)}) === 0 ? 0 : select${index}();`,
		);
		const assigning = eventless.flatMap((reaction, index) =>
			transitionsOf(reaction)
				.filter(({ assigns }) => assigns)
				.map(({ index: number }) => `t${index} === ${numbered(reaction).get(number)}`),
		);
		return [
			'function settle() {',
			`for (let microsteps = 0; ${this.dirtyNames.map((name) => `${name} !== 0`).join(' || ')}; microsteps += 1) {`,
			`if (microsteps > ${endless}) support.endless();`,
			...chosen,
			...this.dirtyNames.map((name) => `${name} = 0;`),
			`if ((${names.join(' | ')}) === 0) return;`,
			...this.wordNumbers.map((word) => `P[${word}] = N[${word}];`),
			this.applyText(eventless, names),
			`if (${this.wordNumbers.map((word) => `P[${word}] === N[${word}]`).join(' && ')}) {`,
			assigning.length > 0 ? `if (${assigning.join(' || ')}) support.endless();` : '',
			...this.dirtyNames.map((name) => `${name} = 0;`),
			'return; } } }',
		].join('\n');
	}

	/** Chooses and applies the transitions of all components for an event, in place; false if there are none. */
	private reactText(name: string, reactions: readonly Reaction[]): string {
		const names = reactions.map((_, index) => `t${index}`);
		const chosen = reactions.map((reaction, index) => {
			const below = reaction.below.map((component) => reactions.findIndex((other) => other.component === component));
			const isFree = below.map((inner) => `t${inner} === 0`).join(' && ');
			return `let t${index} = ${isFree === '' ? '' : `!(${isFree}) ? 0 : `}${name}_${index}();`;
		});
		const selects = reactions.map((reaction, index) => this.selectText(`${name}_${index}`, reaction));
		return [
			...selects,
			`function ${name}() {`,
			...chosen,
			`if ((${names.join(' | ')}) === 0) return false;`,
			this.conflictText(reactions, names),
			this.applyText(reactions, names),
			'return true; }',
		].join('\n');
	}

	private internalTexts(): string[] {
		const first = this.program.events.length;
		const internal = this.program.alternatives.filter(({ event, reactions }) => event >= first && reactions.length > 0);
		const cases = internal.map(({ event }) => `case ${event}: react${event}(); break;`);
		return [
			...internal.map(({ event, reactions }) => this.reactText(`react${event}`, reactions)),
			`function internal(event) { switch (event) { ${cases.join(' ')} } }`,
		];
	}

	private finishText(): string {
		const settle = this.program.eventless.length > 0 ? 'settle();' : '';
		if (this.program.internalEvents.length === 0) return `function finish() { ${settle} }`;
		return [
			'function finish() {',
			settle,
			'for (let next = 0; next < Q.length; next += 1) {',
			`if (next > ${endless}) support.endless();`,
			`internal(Q[next]); ${settle} }`,
			'Q.length = 0; }',
		].join('\n');
	}

	private sharedText(event: number): string {
		const reactions = this.program.alternatives[event]?.reactions ?? [];
		return [
			this.reactText(`react${event}`, reactions),
			`function shared${event}() {`,
			...this.wordNumbers.map((word) => `N[${word}] = S[${word}];`),
			`if (react${event}()) { finish(); ${this.idleText()} ${this.emitText(this.wordNumbers.map(nextWord), this.options.label === 'transition' ? -1 - event : event)} }`,
			'}',
		].join('\n');
	}

	private idleText(): string {
		if (this.options.keepIdle) return '';
		return `if (${this.wordNumbers.map((word) => `N[${word}] === S[${word}]`).join(' && ')}) return;`;
	}

	private expandText(components: readonly number[], shared: readonly number[]): string {
		const duplicates = this.duplicateTexts();
		const guarded = (server: string, call: string) => {
			const duplicate = duplicates.get(server);
			return duplicate === undefined ? call : `if (!(${duplicate})) ${call}`;
		};
		const serverOfShared = (event: number) => {
			const owners = new Set(
				this.program.alternatives[event]?.reactions.map(
					({ component }) => this.program.fields[component]?.server ?? '',
				),
			);
			return owners.size === 1 ? ([...owners][0] ?? '') : '';
		};
		return [
			'function expand() {',
			`const ${this.localWords()};`,
			...this.options.eager.map(({ event, transition, when }) => {
				const condition = conditionText(this.layout, this.localWord, when);
				return `if (${condition}) { ${this.takeText(transition, event)} return; }`;
			}),
			...this.sharedConditions.map(
				(condition, index) => `c${index} = ${conditionText(this.layout, this.localWord, condition)};`,
			),
			...components.map((component) =>
				guarded(this.program.fields[component]?.server ?? '', `component${component}();`),
			),
			...shared.map((event) => guarded(serverOfShared(event), `shared${event}();`)),
			'}',
		].join('\n');
	}

	/** For each server that is interchangeable with the one before it in its class, the test that both are the same. */
	private duplicateTexts(): Map<string, string> {
		const texts = new Map<string, string>();
		const blockOf = new Map(this.layout.blocks.map((block) => [block.server, block]));
		for (const servers of this.options.interchangeable) {
			for (const [index, server] of servers.entries()) {
				const block = blockOf.get(server);
				const before = blockOf.get(servers[index - 1] ?? '');
				if (block && before) texts.set(server, sameBlockText(block, before));
			}
		}
		return texts;
	}

	private beginText(): string {
		const { begin, eventless } = this.program;
		const masks = this.dirtyNames.map((name, index) => {
			const count = Math.min(32, eventless.length - 32 * index);
			return `${name} = ${count === 32 ? -1 : (1 << count) - 1};`;
		});
		const operations = begin.map((operation) => operationText(this.scope, operation));
		return `function begin(first) { for (let word = 0; word < ${this.layout.words}; word += 1) N[word] = first[word]; ${operations.join(' ')} ${masks.join(' ')} finish(); }`;
	}
}

function partsOf(guard: Expression): readonly Expression[] {
	return guard.kind === 'and' ? guard.parts : [guard];
}

function testsIn(condition: Expression): number {
	if (condition.kind === 'constant') return 0;
	return condition.kind === 'in' ? 1 : condition.parts.reduce((sum, part) => sum + testsIn(part), 0);
}

/** The transitions of a reaction, each once, in the order of the chart. */
export function transitionsOf({ chains }: Reaction): Transition[] {
	const found = new Map([...chains.values()].flat().map((transition) => [transition.index, transition]));
	return [...found.values()].sort((one, other) => one.index - other.index);
}

function numbered(reaction: Reaction): Map<number, number> {
	return new Map(transitionsOf(reaction).map(({ index }, place) => [index, place + 1]));
}

/** For each field the eventless reactions whose choice reads it. */
function dependentsOf({ fields, eventless }: Program): number[][] {
	const dependents: number[][] = fields.map(() => []);
	for (const [index, reaction] of eventless.entries()) {
		const read = new Set([reaction.component]);
		for (const { guard } of transitionsOf(reaction)) fieldsOf(guard, read);
		for (const field of read) dependents[field]?.push(index);
	}
	return dependents;
}

function sameBlockText({ word, shift, bits }: Layout['blocks'][number], before: Layout['blocks'][number]): string {
	if (bits.length > 1) {
		return bits.map((_, index) => `w${word + index} === w${before.word + index}`).join(' && ');
	}
	const mask = (bits[0] ?? 0) >= 32 ? -1 : (1 << (bits[0] ?? 0)) - 1;
	return `((w${word} >>> ${shift}) & ${mask}) === ((w${before.word} >>> ${before.shift}) & ${mask})`;
}
