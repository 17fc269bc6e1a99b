/** Small machines in the explorer's engine, to say by hand what it must do. */
import { createMachine } from 'xstate';
import { describeEvent, type ProductEvent } from '../../machines/kit/events.js';
import { counter, flag, initialFacts, oneOf } from '../../machines/kit/facts.js';
import { type Compiled, compile } from '../../sim/explore/compile/compile.js';
import { createStepper } from '../../sim/explore/generate/engines.js';
import { layOut } from '../../sim/explore/generate/layout.js';
import { decode, firstState } from '../../sim/explore/states.js';

const facts = {
	count: counter('A number', 0, 5, 0),
	isOn: flag('A flag'),
	colour: oneOf('Named values', ['red', 'green', 'blue']),
};
const vocabulary: readonly ProductEvent[] = [
	...['go', 'back', 'turn', 'turn.left'].map((type) => ({ type })),
	...['red', 'blue'].map((colour) => ({ type: 'paint', colour })),
];

/** What guards and actions of these machines are called with. */
export interface Arguments {
	readonly context: { readonly count: number; readonly isOn: boolean; readonly colour: string };
	readonly event: ProductEvent;
}

/** Compiles the machine `m` with the facts `count`, `isOn` and `colour`. */
export function compiledMachine(config: object, implementations: object = {}): Compiled {
	const machine = createMachine(
		{ id: 'm', context: initialFacts(facts), ...config } as never,
		implementations as never,
	);
	return compile(machine, facts, vocabulary);
}

/** The state after some events, as far as it is not what it is at the begin of every machine. */
export interface Reached {
	/** The active leaves without the machine's own name, in one line. */
	readonly at: string;
	readonly facts: Readonly<Record<string, unknown>>;
	/** Enabled events in one line. */
	readonly enabled: string;
}

/** Runs a machine; every event must be enabled. */
export function run({ program }: Compiled, ...events: readonly string[]): Reached {
	const layout = layOut(program);
	const stepper = createStepper(program, layout);
	let state = stepper.begin(firstState(program, layout));
	const ways = () => {
		const count = stepper.expand(state);
		const numbers = Array.from({ length: count }, (_, way) => way).sort(
			(one, other) => stepper.event(one) - stepper.event(other),
		);
		return numbers.map((way) => ({
			event: describeEvent(program.events[stepper.event(way)] as ProductEvent),
			next: stepper.state(way),
		}));
	};
	for (const event of events) {
		const way = ways().find((each) => each.event === event);
		if (way === undefined) throw new Error(`${event} is not enabled.`);
		state = way.next;
	}
	const { leaves, facts: values } = decode(program, layout, state);
	const initial = initialFacts(facts);
	return {
		at: leaves
			.map((id) => id.replace(/^m\.?/, ''))
			.filter((id) => id !== '')
			.join(' '),
		facts: Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== initial[name])),
		enabled: ways()
			.map(({ event }) => event)
			.join(', '),
	};
}
