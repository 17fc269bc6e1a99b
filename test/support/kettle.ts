/**
 * A tiny product with known answers, to test the tools themselves: kettles that are filled, heated for ten minutes,
 * settle for another ten, and cool for nobody knows how long.
 */
import * as z from 'zod';
import { chartSetup, initialContext, regionId, regions, set } from '../../machines/kit/chart.js';
import { addressed, all, fact, none, serverIn } from '../../machines/kit/conditions.js';
import { delayOf } from '../../machines/kit/delays.js';
import { flag, perServer } from '../../machines/kit/facts.js';
import type { Product } from '../../machines/kit/product.js';
import { durationsSchema, serverNameSchema } from '../../machines/kit/quantities.js';

type ClauseId = 'KT-1' | 'KT-2' | 'KT-3' | 'KT-4' | 'KT-5';

const delayNames = ['heating', 'settling', 'cooling'] as const;
const schema = z.strictObject({
	kettles: z.array(serverNameSchema).min(1),
	durations: durationsSchema(delayNames).optional(),
});
type Kettles = z.infer<typeof schema>;

const clause = (id: ClauseId, says: string, ifBroken = 'not stated') => ({
	id,
	where: 'the label',
	force: 'must' as const,
	type: 'order' as const,
	says,
	enforcedBy: 'operator' as const,
	ifBroken,
	model: 'none',
});

const server = { description: 'The kettle', values: ({ kettles }: Kettles) => kettles };

const parts: Pick<Product<ClauseId, Kettles>, 'rules' | 'delays' | 'deployment'> = {
	rules: {
		filledFirst: {
			kind: 'law',
			clauses: ['KT-1'],
			demands: 'The kettle is filled before it is heated.',
			condition: ({ kettles }) => all(...kettles.map((name) => notDry(name))),
		},
		lidHolds: {
			kind: 'physics',
			clauses: ['KT-2'],
			demands: 'The lid holds.',
			condition: ({ kettles }) => all(...kettles.map((name) => fact(`${name}.lidBroken`, false))),
		},
	},
	delays: {
		heating: { event: 'system.heated', description: 'Heats.', minutes: () => 10, clauses: ['KT-3'] },
		settling: { event: 'system.settled', description: 'Settles.', minutes: () => 10, clauses: ['KT-3'] },
		cooling: { event: 'system.cooled', description: 'Cools.', minutes: () => 'unknown', clauses: ['KT-4'] },
	},
	deployment: {
		schema,
		regions: ['kitchen'],
		checks: {
			atMostThree: {
				clauses: ['KT-5'],
				demands: 'A kitchen has at most three kettles.',
				problems: ({ kettles }) =>
					kettles.length > 3 ? [{ message: `There are ${kettles.length} kettles.`, path: ['kettles'] }] : [],
			},
		},
		servers: ({ kettles }) => kettles,
		durations: ({ durations }) => durations ?? {},
		examples: { one: { kettles: ['a'] }, two: { kettles: ['a', 'b'] } },
	},
};

/** Dry kettles are refused only while something is being heated for the first time. */
const notDry = (name: string) => none(all(serverIn(name, 'cold'), fact(`${name}.filled`, false)));

export const kettle: Product<ClauseId, Kettles> = {
	...parts,
	name: 'kettle',
	title: 'Kettles',
	guide: {
		document: 'The label',
		product: 'Kettle',
		from: 'cold',
		to: 'warm',
		notes: [],
		clauses: [
			clause('KT-1', 'Fill the kettle before you heat it.', 'The kettle burns.'),
			clause('KT-2', 'The lid must hold.'),
			clause('KT-3', 'It heats and settles for ten minutes each.'),
			clause('KT-4', 'It cools.'),
			clause('KT-5', 'At most three kettles.'),
		],
	},
	events: {
		'operator.fill': { title: 'Fill', description: 'Fills.', parameters: { server }, possible: 'on a cold kettle' },
		'operator.heat': {
			title: 'Heat',
			description: 'Heats.',
			parameters: { server },
			possible: 'on a cold kettle',
			possibleClauses: ['KT-3'],
		},
		'operator.look': { title: 'Look', description: 'Looks.', parameters: { server }, possible: 'at any time' },
		'fault.lidBreaks': {
			title: 'The lid breaks',
			description: 'The lid breaks.',
			parameters: { server },
			possible: 'on a hot kettle',
		},
	},
	advice: {
		lookFirst: {
			on: ['operator.heat'],
			clauses: ['KT-2'],
			recommends: 'Look first.',
			followed: ({ kettles }) => all(...kettles.map((name) => fact(`${name}.lookedAt`, true))),
		},
	},
	facts: ({ kettles }) =>
		perServer(kettles, () => ({
			filled: flag('It holds water'),
			lidBroken: flag('The lid is broken'),
			lookedAt: flag('Somebody looked'),
		})),
	services: ({ kettles }) => [
		{ name: 'tea', title: 'Tea', tag: 'tea', servers: kettles, needs: 'any', clauses: ['KT-4'] },
		...kettles.map((name) => ({
			name: `tea.${name}`,
			title: `Tea of ${name}`,
			tag: 'tea',
			servers: [name],
			needs: 'every' as const,
			clauses: [],
		})),
	],
	hazards: {
		lidBroken: {
			of: 'server',
			title: 'A lid is broken',
			clauses: ['KT-2'],
			condition: (_, name) => fact(`${name}.lidBroken`, true),
		},
	},
	duties: {
		fill: {
			title: 'Fill all',
			clauses: ['KT-1'],
			events: ({ kettles }) => kettles.map((name) => ({ type: 'operator.fill', server: name })),
		},
	},
	procedures: {
		boil: {
			title: 'Fill and heat one kettle',
			steps: (_, name) => [
				{ do: { type: 'operator.fill', server: name } },
				{ do: { type: 'operator.heat', server: name } },
				{ until: `${name} warm` },
			],
		},
	},
	properties: {},
	weakBindings: {},
	outOfScope: {},
	machine: (deployment) =>
		chartSetup(parts, deployment).createMachine({
			id: 'kettle',
			type: 'parallel',
			description: 'Kettles.',
			context: initialContext(kettle.facts(deployment)),
			states: {
				kitchen: { description: 'The kitchen.', tags: ['outcome:open'] },
				servers: {
					type: 'parallel',
					description: 'The kettles.',
					states: regions(deployment.kettles, (name) => ({
						id: regionId(name),
						description: 'A kettle.',
						initial: 'cold',
						on: {
							'operator.look': {
								guard: all(addressed(name)),
								actions: set({ [`${name}.lookedAt`]: true }),
								meta: { note: 'A watched kettle.' },
							},
						},
						states: {
							cold: {
								description: 'Cold.',
								on: {
									'operator.fill': { guard: all(addressed(name)), actions: set({ [`${name}.filled`]: true }) },
									'operator.heat': { guard: all(addressed(name), 'filledFirst'), target: 'hot' },
								},
							},
							hot: {
								description: 'Hot.',
								tags: ['tea:down'],
								initial: 'heating',
								on: {
									'fault.lidBreaks': {
										guard: all(addressed(name)),
										actions: set({ [`${name}.lidBroken`]: true }),
									},
								},
								states: {
									heating: { description: 'Heating.', after: { [delayOf('heating', name)]: 'settling' } },
									settling: {
										description: 'Settling.',
										tags: ['tea:50%'],
										after: {
											[delayOf('settling', name)]: [
												{ guard: all('lidHolds'), target: `#${regionId(name)}.warm` },
												{ target: `#${regionId(name)}.cold`, meta: { clauses: ['KT-2'] } },
											],
										},
									},
								},
							},
							warm: {
								description: 'Warm.',
								tags: ['tea:50%'],
								after: { [delayOf('cooling', name)]: 'cold' },
							},
						},
					})),
				},
			},
		}),
};
