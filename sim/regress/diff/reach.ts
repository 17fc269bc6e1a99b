/** What can be reached with one version of a product and not with the other, and clauses that nothing guards any more. */
import { delayEnd } from '../../../machines/kit/delays.js';
import { describeEvent, type ProductEvent } from '../../../machines/kit/events.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import { createStepper } from '../../explore/generate/engines.js';
import { layOut, readCode } from '../../explore/generate/layout.js';
import { evaluate } from '../../explore/program/expression.js';
import { type Explorable, makeExplorable } from '../../explore/questions.js';
import type { Progress } from '../../explore/search/progress.js';
import { firstState } from '../../explore/states.js';
import { createModel } from '../../simulation/model.js';
import { reachOf } from '../baseline/reach.js';
import { type ElementsByKind, elementsOf } from '../elements.js';

/** A state or transition that one version reaches. */
export interface ReachedElement {
	readonly kind: 'state' | 'transition';
	readonly name: string;
	readonly example: string;
	/** The shortest way, event by event. */
	readonly way: readonly string[];
}

/** The comparison of what is reached by whoever keeps to the guide. */
export interface ReachDiff {
	readonly newly: readonly ReachedElement[];
	readonly noLonger: readonly ReachedElement[];
	/** Clauses whose rules decided something before, and none of whose rules does now. */
	readonly unguarded: readonly string[];
}

/** Nothing differs. */
export const sameReach: ReachDiff = { newly: [], noLonger: [], unguarded: [] };

/** States of each example that are looked at. */
const maximumStates = 50_000;

/** An element with the means to find the way to it, which is done only where it is told. */
interface Found extends Omit<ReachedElement, 'way'> {
	readonly steps: number;
	readonly find: () => readonly string[];
}

interface Seen {
	/** By kind and name. */
	readonly elements: ReadonlyMap<string, Found>;
	readonly rules: ReadonlySet<string>;
}

/** Explores the examples of both versions, as far as the budget goes. */
export function* diffReach(before: AnyProduct, after: AnyProduct): Generator<Progress, ReachDiff> {
	const [was, is] = [yield* seenOf(before), yield* seenOf(after)];
	const missing = (one: Seen, other: Seen) =>
		[...one.elements]
			.filter(([key]) => !other.elements.has(key))
			.map(([, { kind, name, example, find }]): ReachedElement => ({ kind, name, example, way: find() }));
	const guarded = clausesOf(after, is);
	const lost = [...clausesOf(before, was)].filter(([clause]) => !guarded.has(clause));
	return {
		newly: missing(is, was),
		noLonger: missing(was, is),
		unguarded: lost.map(([clause, rule]) => `${clause} (was guarded by ${rule})`),
	};
}

/** The clauses that rules guard which decide somewhere, each with such a rule. */
function clausesOf({ rules }: AnyProduct, seen: Seen): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(rules).flatMap(([rule, { clauses }]) =>
			seen.rules.has(rule) ? (clauses as readonly string[]).map((clause) => [clause, rule] as const) : [],
		),
	);
}

function* seenOf(product: AnyProduct): Generator<Progress, Seen> {
	const elements = new Map<string, Found>();
	const rules = new Set<string>();
	for (const [example, given] of Object.entries(product.deployment.examples as Readonly<Record<string, unknown>>)) {
		const explorable = makeExplorable(createModel(product, product.deployment.schema.parse(given)));
		const found = elementsOf(explorable);
		const asked = new Map([
			...[...found.states].map(([name, condition]) => [`state ${name}`, condition] as const),
			...[...found.transitions].map(([name, condition]) => [`transition ${name}`, condition] as const),
			...[...found.rules].map(([name, condition]) => [`rule ${name}`, condition] as const),
		]);
		const budget = { maximumStates, maximumBytes: Number.POSITIVE_INFINITY };
		const { reached } = yield* reachOf(explorable, asked, budget);
		for (const [key, { steps, way }] of reached) {
			const [kind = '', ...rest] = key.split(' ');
			const name = rest.join(' ');
			if (kind === 'rule') rules.add(name);
			else if (steps < (elements.get(key)?.steps ?? Number.POSITIVE_INFINITY)) {
				const find = () => told(explorable, found, key, way());
				elements.set(key, { kind: kind as ReachedElement['kind'], name, example, steps, find });
			}
		}
	}
	return { elements, rules };
}

/** A way in words; a transition is taken by the event that ends it. */
function told(
	{ compiled: { program } }: Explorable,
	{ triggers }: ElementsByKind,
	key: string,
	way: readonly number[],
): readonly string[] {
	const name = key.slice('transition '.length);
	const trigger = key.startsWith('transition ') ? triggerAfter(program, triggers.get(name) ?? [], way) : undefined;
	const events = trigger === undefined ? way : [...way, trigger];
	return events.map((number) => eventText(program.events[number] as ProductEvent));
}

function triggerAfter(
	program: Explorable['compiled']['program'],
	triggers: readonly { readonly event: number; readonly taken: Parameters<typeof evaluate>[0] }[],
	way: readonly number[],
): number | undefined {
	const layout = layOut(program);
	const stepper = createStepper(program, layout);
	let state = stepper.begin(firstState(program, layout));
	for (const event of way) {
		const count = stepper.expand(state);
		const taken = Array.from({ length: count }, (_, each) => each).find((each) => stepper.event(each) === event);
		if (taken !== undefined) state = stepper.state(taken);
	}
	return triggers.find(({ taken }) => evaluate(taken, (field) => readCode(layout, state, field)))?.event;
}

function eventText(event: ProductEvent): string {
	const delay = delayEnd(event.type);
	return delay === undefined ? describeEvent(event) : `end of ${delay.name} server=${delay.server}`;
}
