/**
 * Random systems of servers that are alike, or almost: regions below `servers` made from one plan, beside a region for
 * the deployment, so that every reduction finds something to do. They are small enough to be searched naively.
 */
import fc from 'fast-check';
import { and, assign, createMachine, not, or, raise, stateIn } from 'xstate';
import type { ProductEvent } from '../../machines/kit/events.js';
import { type FactDefinitions, type Facts, type FactValue, flag, oneOf } from '../../machines/kit/facts.js';
import type { Subject } from './bothEngines.js';

/** A number that stands for one of several things. */
const some = fc.nat(999);
const pick = <Item>(items: readonly Item[], choice: number): Item => items[choice % items.length] as Item;

/** A condition as a server sees it. */
type GuardPlan =
	| { readonly kind: 'own' | 'shared'; readonly fact: number; readonly value: number }
	| { readonly kind: 'ownState' | 'someOther' | 'everyOther' | 'deployment' | 'first'; readonly state: number }
	| { readonly kind: 'not'; readonly part: GuardPlan }
	| { readonly kind: 'and' | 'or'; readonly parts: readonly GuardPlan[] };

type ActionPlan =
	| { readonly kind: 'own' | 'shared'; readonly fact: number; readonly value: number }
	/** Writes what depends on another fact. */
	| { readonly kind: 'choose'; readonly fact: number; readonly value: number; readonly other: number }
	| { readonly kind: 'raise' };

interface TransitionPlan {
	/** A leaf of the region, or the region itself. */
	readonly from: number;
	readonly event: number;
	readonly guard: GuardPlan | undefined;
	readonly target: number | undefined;
	readonly actions: readonly ActionPlan[];
}

interface RegionPlan {
	readonly leaves: number;
	/** Some of the leaves lie in a state of their own. */
	readonly nested: boolean;
	readonly transitions: readonly TransitionPlan[];
	readonly eventless: readonly TransitionPlan[];
	readonly entries: readonly (readonly [leaf: number, action: ActionPlan])[];
	/** A leaf that can do the same as another one, by other events. */
	readonly twin: readonly [leaf: number, other: number] | undefined;
}

/** A system as data. */
export interface SystemPlan {
	readonly servers: number;
	readonly regions: readonly RegionPlan[];
	readonly deployment: RegionPlan;
	/** What a server does whatever its regions do, unless they do something. */
	readonly around: readonly TransitionPlan[];
	/** What only the last server has. */
	readonly odd: TransitionPlan | undefined;
	/** Only the last server does something when it is entered first. */
	readonly oddBegin: ActionPlan | undefined;
	/** The facts of the last server are declared the other way round. */
	readonly isReversed: boolean;
}

const mostly = <Value>(arbitrary: fc.Arbitrary<Value>, chances: number) =>
	fc.option(arbitrary, { nil: undefined, freq: chances });
const rarely = <Value>(arbitrary: fc.Arbitrary<Value>, chances: number) =>
	fc.oneof({ weight: chances, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const simpleGuard = fc.oneof(
	fc.record({ kind: fc.constantFrom('own' as const, 'shared' as const), fact: some, value: some }),
	fc.record({
		kind: fc.constantFrom('ownState', 'someOther', 'everyOther', 'deployment', 'someOther', 'everyOther', 'first'),
		state: some,
	}),
) as fc.Arbitrary<GuardPlan>;
const guard: fc.Arbitrary<GuardPlan> = fc.oneof(
	{ weight: 4, arbitrary: simpleGuard },
	{ weight: 1, arbitrary: simpleGuard.map((part) => ({ kind: 'not' as const, part })) },
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constantFrom('and' as const, 'or' as const),
			parts: fc.array(simpleGuard, { minLength: 2, maxLength: 3 }),
		}),
	},
);
const action: fc.Arbitrary<ActionPlan> = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ kind: fc.constant('own' as const), fact: some, value: some }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('shared' as const), fact: some, value: some }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('choose' as const), fact: some, value: some, other: some }) },
	{ weight: 1, arbitrary: fc.constant({ kind: 'raise' as const }) },
);

const transition = (maximumActions: number): fc.Arbitrary<TransitionPlan> =>
	fc.record({
		from: some,
		event: some,
		guard: mostly(guard, 1),
		target: mostly(some, 4),
		actions: fc.array(action, { maxLength: maximumActions }),
	});

const region = (most: number): fc.Arbitrary<RegionPlan> =>
	fc.record({
		leaves: fc.integer({ min: Math.min(2, most), max: most }),
		nested: fc.boolean(),
		transitions: fc.array(transition(2), { minLength: 2, maxLength: 6, size: 'max' }),
		eventless: fc.oneof(
			{ weight: 4, arbitrary: fc.constant([]) },
			{ weight: 1, arbitrary: fc.array(transition(0), { minLength: 1, maxLength: 2 }) },
		),
		entries: fc.oneof(
			{ weight: 3, arbitrary: fc.constant([]) },
			{ weight: 1, arbitrary: fc.array(fc.tuple(some, action), { minLength: 1, maxLength: 2 }) },
		),
		twin: rarely(fc.tuple(some, some), 2),
	});

/** Plans of systems of two or three servers. */
export const systemPlans: fc.Arbitrary<SystemPlan> = fc.record({
	servers: fc.constantFrom(2, 2, 3),
	regions: fc.oneof(
		{ weight: 2, arbitrary: fc.array(region(4), { minLength: 1, maxLength: 1 }) },
		{ weight: 1, arbitrary: fc.array(region(3), { minLength: 2, maxLength: 2 }) },
	),
	deployment: region(2),
	around: fc.array(transition(1), { maxLength: 2, size: 'max' }),
	odd: rarely(transition(2), 4),
	oddBegin: rarely(action, 6),
	isReversed: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

const shared = { opened: flag('A flag of all'), mode: oneOf('Values of all', ['off', 'slow', 'fast']) };
const own = { seen: flag('A flag of each'), stage: oneOf('Values of each', ['old', 'new', 'lost']) };
const sharedNames = Object.keys(shared) as (keyof typeof shared)[];
const ownNames = Object.keys(own) as (keyof typeof own)[];

/** The servers of a system. */
export const serversOf = ({ servers }: SystemPlan): string[] =>
	Array.from({ length: servers }, (_, index) => `s${index}`);

function factsOf(plan: SystemPlan): FactDefinitions {
	const servers = serversOf(plan);
	const ofServers = servers.flatMap((server, index) => {
		const facts = Object.entries(own).map(([name, definition]) => [`${server}.${name}`, definition] as const);
		return plan.isReversed && index === servers.length - 1 ? facts.reverse() : facts;
	});
	return { ...shared, ...Object.fromEntries(ofServers) };
}

/** Every event of a system; some concern one server, some all that listen. */
export function vocabularyOf(plan: SystemPlan): ProductEvent[] {
	const addressed = ['go', 'turn', 'fail'].flatMap((type) => serversOf(plan).map((server) => ({ type, server })));
	return [...addressed, { type: 'ring' }, { type: 'open' }];
}

interface Arguments {
	readonly context: Facts;
	readonly event: ProductEvent;
}

const implementations = {
	guards: {
		hasValue: ({ context }: Arguments, { name, value }: { name: string; value: FactValue }) => context[name] === value,
		concerns: ({ event }: Arguments, { server }: { server: string }) => event['server'] === server,
	},
	delays: { pause: 10 },
};

/** Where a region stands: in which server, and under which path. */
interface Site {
	readonly plan: SystemPlan;
	readonly server: string | undefined;
	readonly region: RegionPlan;
	readonly path: string;
}

/** Parts of one region by number. */
const leafName = ({ nested, leaves }: RegionPlan, leaf: number) =>
	nested && leaf > 0 && leaves > 2 ? `n.l${leaf}` : `l${leaf}`;
const leafId = (path: string, region: RegionPlan, leaf: number) => `${path}.${leafName(region, leaf)}`;

function regionPath(plan: SystemPlan, server: string, index: number): string {
	return plan.regions.length === 1 ? `system.servers.${server}` : `system.servers.${server}.r${index}`;
}

/** Some leaf of a server, told by a number that is the same for all servers. */
function leafOfServer(plan: SystemPlan, server: string, choice: number): string {
	const index = choice % plan.regions.length;
	const region = plan.regions[index] as RegionPlan;
	return leafId(regionPath(plan, server, index), region, Math.floor(choice / 2) % region.leaves);
}

function guardOf(site: Site, guard: GuardPlan): unknown {
	const { plan, server = 's0' } = site;
	const others = serversOf(plan).filter((name) => name !== site.server);
	const active = (id: string) => stateIn(`#${id}` as never);
	switch (guard.kind) {
		case 'own':
		case 'shared': {
			const [name, value] = factOf(site, guard);
			return { type: 'hasValue', params: { name, value } };
		}
		case 'ownState':
			return active(leafOfServer(plan, server, guard.state));
		case 'first':
			return active(leafOfServer(plan, 's0', guard.state));
		case 'someOther':
			return or(others.map((name) => active(leafOfServer(plan, name, guard.state))) as never[]);
		case 'everyOther':
			return and(others.map((name) => active(leafOfServer(plan, name, guard.state))) as never[]);
		case 'deployment':
			return active(leafId('system.deployment', plan.deployment, guard.state % plan.deployment.leaves));
		case 'not':
			return not(guardOf(site, guard.part) as never);
		case 'and':
			return and(guard.parts.map((part) => guardOf(site, part)) as never[]);
		case 'or':
			return or(guard.parts.map((part) => guardOf(site, part)) as never[]);
	}
}

function factOf(
	{ server }: Site,
	{ kind, fact, value }: { readonly kind: string; readonly fact: number; readonly value: number },
): [name: string, value: FactValue] {
	if (kind === 'shared' || server === undefined) {
		const name = pick(sharedNames, fact);
		return [name, pick<FactValue>(shared[name].values, value)];
	}
	const name = pick(ownNames, fact);
	return [`${server}.${name}`, pick<FactValue>(own[name].values, value)];
}

function actionOf(site: Site, plan: ActionPlan): unknown {
	if (plan.kind === 'raise') return raise({ type: 'echo' } as never);
	if (plan.kind !== 'choose') {
		const [name, value] = factOf(site, plan);
		return assign({ [name]: value });
	}
	const [asked, answer] = factOf(site, { ...plan, kind: 'own' });
	const [name, value] = factOf(site, {
		kind: plan.other % 2 === 0 ? 'own' : 'shared',
		fact: plan.other,
		value: plan.value,
	});
	return assign(({ context }: Arguments) => (context[asked] === answer ? { [name]: value } : {}));
}

type Config = Record<string, unknown>;

function transitionOf(site: Site, { guard, target, actions }: TransitionPlan, isAddressed: boolean): Config {
	const guards = [
		...(isAddressed ? [{ type: 'concerns', params: { server: site.server ?? '' } }] : []),
		...(guard === undefined ? [] : [guardOf(site, guard)]),
	];
	return {
		...(guards.length === 0 ? {} : { guard: and(guards as never[]) }),
		...(target === undefined ? {} : { target: `#${leafId(site.path, site.region, target % site.region.leaves)}` }),
		actions: actions.map((each) => actionOf(site, each)),
	};
}

const serverEvents = ['go', 'go', 'go', 'turn', 'turn', 'fail', 'ring', 'pause', 'echo'];
const deploymentEvents = ['open', 'ring', 'open', 'pause', 'echo'];

/** The transitions of one leaf once more for another one, with the next event each. */
function twinsIn({ twin, transitions, leaves }: RegionPlan): TransitionPlan[] {
	if (twin === undefined) return [];
	const [leaf, other] = twin.map((number) => number % leaves) as [number, number];
	return transitions
		.filter(({ from }) => from % (leaves + 1) === leaf)
		.map((each) => ({ ...each, from: other, event: each.event + 1 }));
}

interface StateConfig {
	readonly on: Record<string, Config[]>;
	readonly after: Record<string, Config[]>;
	readonly always: Config[];
	readonly entry: unknown[];
}

function regionConfig(site: Site, more: readonly TransitionPlan[], begin: ActionPlan | undefined): Config {
	const { region, path, server } = site;
	const configs = new Map<string, StateConfig>();
	const at = (name: string): StateConfig => {
		const known = configs.get(name) ?? { on: {}, after: {}, always: [], entry: [] };
		configs.set(name, known);
		return known;
	};
	for (const each of [...region.transitions, ...twinsIn(region), ...more]) {
		const event = pick(server === undefined ? deploymentEvents : serverEvents, each.event);
		const place = each.from % (region.leaves + 1);
		const isDelay = event === 'pause';
		// What is raised may not be raised anew by what it does.
		const plan = event === 'echo' ? { ...each, actions: each.actions.filter(({ kind }) => kind !== 'raise') } : each;
		const config = at(place === region.leaves ? 'region' : `l${place}`);
		const list = isDelay ? config.after : config.on;
		list[event] = [...(list[event] ?? []), transitionOf(site, plan, ['go', 'turn', 'fail'].includes(event))];
	}
	for (const each of region.eventless) {
		const place = each.from % region.leaves;
		// Only forward, so that it ends.
		if (place + 1 >= region.leaves) continue;
		at(`l${place}`).always.push(transitionOf(site, { ...each, target: place + 1, actions: [] }, false));
	}
	for (const [leaf, entry] of region.entries) {
		if (entry.kind !== 'raise') at(`l${leaf % region.leaves}`).entry.push(actionOf(site, entry));
	}
	if (begin !== undefined && begin.kind !== 'raise') at('region').entry.push(actionOf(site, begin));
	const leaves = Array.from({ length: region.leaves }, (_, leaf) => leaf);
	const state = (leaf: number) => [`l${leaf}`, { id: leafId(path, region, leaf), ...configs.get(`l${leaf}`) }] as const;
	const isInner = (leaf: number) => leafName(region, leaf).startsWith('n');
	const inner = leaves.filter(isInner);
	return {
		id: path,
		initial: 'l0',
		...configs.get('region'),
		states: {
			...Object.fromEntries(leaves.filter((leaf) => !isInner(leaf)).map(state)),
			...(inner.length === 0 ? {} : { n: { initial: `l${inner[0]}`, states: Object.fromEntries(inner.map(state)) } }),
		},
	};
}

/** The machine of a plan with everything that the explorer is told about it. */
export function systemOf(plan: SystemPlan): Subject {
	const facts = factsOf(plan);
	const names = serversOf(plan);
	const serverConfig = (server: string, index: number): Config => {
		const isLast = index === names.length - 1;
		const odd = isLast && plan.odd !== undefined ? [plan.odd] : [];
		const regions = plan.regions.map((region, number) => {
			const site: Site = { plan, server, region, path: regionPath(plan, server, number) };
			return regionConfig(site, number === 0 ? odd : [], isLast && number === 0 ? plan.oddBegin : undefined);
		});
		if (regions.length === 1) return regions[0] as Config;
		const [region] = plan.regions as [RegionPlan];
		const site: Site = { plan, server, region, path: regionPath(plan, server, 0) };
		const on: Record<string, Config[]> = {};
		for (const each of plan.around) {
			const event = pick(['go', 'turn', 'fail', 'ring'], each.event);
			on[event] = [...(on[event] ?? []), transitionOf(site, each, event !== 'ring')];
		}
		return {
			type: 'parallel',
			on,
			states: Object.fromEntries(regions.map((config, number) => [`r${number}`, config])),
		};
	};
	const deployment = regionConfig(
		{ plan, server: undefined, region: plan.deployment, path: 'system.deployment' },
		[],
		undefined,
	);
	const machine = createMachine(
		{
			id: 'system',
			type: 'parallel',
			context: Object.fromEntries(Object.entries(facts).map(([name, { initial }]) => [name, initial])),
			options: { maxIterations: 200 },
			states: {
				deployment,
				servers: {
					type: 'parallel',
					states: Object.fromEntries(names.map((server, index) => [server, serverConfig(server, index)])),
				},
			},
		} as never,
		implementations as never,
	);
	return { machine, facts, vocabulary: vocabularyOf(plan) };
}
