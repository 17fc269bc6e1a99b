/** Systems on which the reductions went wrong once, as the search for them has shrunk them, with what was asked. */
import type { QuestionPlan } from '../../../support/randomConditions.js';
import type { SystemPlan } from '../../../support/randomSystem.js';

/** A step that was taken at once, and taken back by an eventless transition before the step was over: for ever. */
const takenBack: [SystemPlan, QuestionPlan[]] = [
	{
		servers: 2,
		regions: [
			{
				leaves: 3,
				nested: true,
				transitions: [
					{ from: 0, event: 0, guard: undefined, target: 154, actions: [] },
					{ from: 0, event: 0, guard: undefined, target: undefined, actions: [] },
					{ from: 0, event: 0, guard: undefined, target: undefined, actions: [] },
				],
				eventless: [],
				entries: [],
				twin: [0, 0],
			},
			{
				leaves: 3,
				nested: false,
				transitions: [
					{ from: 0, event: 0, guard: undefined, target: undefined, actions: [] },
					{ from: 0, event: 0, guard: undefined, target: undefined, actions: [] },
				],
				eventless: [],
				entries: [],
				twin: undefined,
			},
		],
		deployment: {
			leaves: 2,
			nested: false,
			transitions: [
				{ from: 788, event: 76, guard: undefined, target: 0, actions: [] },
				{ from: 0, event: 0, guard: undefined, target: undefined, actions: [{ kind: 'own', fact: 0, value: 241 }] },
				{ from: 0, event: 0, guard: undefined, target: undefined, actions: [] },
			],
			eventless: [{ from: 0, event: 0, guard: undefined, target: undefined, actions: [] }],
			entries: [],
			twin: undefined,
		},
		around: [],
		odd: undefined,
		oddBegin: undefined,
		isReversed: false,
	},
	[
		{
			kind: 'never',
			condition: {
				kind: 'and',
				parts: [
					{ kind: 'state', state: 0 },
					{ kind: 'not', part: { kind: 'fact', fact: 0, value: 0 } },
				],
			},
			other: {
				kind: 'and',
				parts: [
					{ kind: 'fact', fact: 0, value: 0 },
					{ kind: 'not', part: { kind: 'fact', fact: 0, value: 0 } },
				],
			},
		},
		{
			kind: 'never',
			condition: {
				kind: 'and',
				parts: [
					{ kind: 'not', part: { kind: 'state', state: 0 } },
					{ kind: 'state', state: 0 },
				],
			},
			other: { kind: 'not', part: { kind: 'state', state: 0 } },
		},
		{
			kind: 'precedes',
			condition: { kind: 'some', part: { kind: 'not', part: { kind: 'state', state: 444 } } },
			other: { kind: 'some', part: { kind: 'not', part: { kind: 'fact', fact: 2, value: 0 } } },
		},
	],
];

export const foundSystems = [takenBack];
