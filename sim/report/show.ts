/** What a product knows under a name: a clause, a note, a rule, an event, a delay, a duty, a procedure, a hazard. */
import { bindingsOf } from '../../machines/kit/bindings.js';
import type { EventDefinition } from '../../machines/kit/events.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import type { Property } from '../../machines/kit/properties.js';

/** One thing that a product knows. */
export interface ShownEntry {
	readonly kind: string;
	readonly name: string;
	readonly lines: readonly string[];
}

const propertyKinds: Readonly<Record<Property<string, unknown>['kind'], string>> = {
	never: 'never',
	precedes: 'one before the other',
	sometimes: 'can be reached',
	alwaysPossible: 'always possible',
};

/** The product itself, and the names to ask for next. */
export function describeProduct(product: AnyProduct): ShownEntry {
	const names = (record: object) => Object.keys(record).join(', ') || 'none';
	return {
		kind: 'product',
		name: product.name,
		lines: [
			product.title,
			`guide: ${product.guide.document}, ${product.guide.clauses.length} clauses`,
			`events: ${names(product.events)}`,
			`rules: ${names(product.rules)}`,
			`advice: ${names(product.advice)}`,
			`delays: ${names(product.delays)}`,
			`duties before the upgrade: ${names(product.duties)}`,
			`procedures: ${names(product.procedures)}`,
			`hazards: ${names(product.hazards)}`,
			`properties: ${names(product.properties)}`,
			`example deployments: ${names(product.deployment.examples)}`,
		],
	};
}

type Describe = (product: AnyProduct, name: string) => readonly string[];

const clausesLine = (clauses: readonly string[] | undefined) => `clauses: ${clauses?.join(', ') || 'none'}`;

/** How each kind of thing is described, by the record of the product that holds it. */
const kinds: readonly {
	readonly kind: string;
	readonly names: (product: AnyProduct) => readonly string[];
	readonly describe: Describe;
}[] = [
	{
		kind: 'clause',
		names: ({ guide }) => guide.clauses.map(({ id }) => id as string),
		describe: (product, name) => {
			const clause = product.guide.clauses.find(({ id }) => id === name);
			if (clause === undefined) return [];
			const places = bindingsOf(product).filter((binding) => binding.clause === name);
			return [
				clause.says,
				`where: ${clause.where}`,
				`force: ${clause.force}, ${clause.type}, enforced by the ${clause.enforcedBy}`,
				`if broken: ${clause.ifBroken}`,
				...places.map(({ kind, place }) => `bound as ${kind}: ${place}`),
			];
		},
	},
	{
		kind: 'note',
		names: ({ guide }) => guide.notes.map(({ id }) => id),
		describe: ({ guide }, name) => {
			const note = guide.notes.find(({ id }) => id === name);
			return note === undefined ? [] : [`where: ${note.where}`, note.issue, `settled: ${note.settle}`];
		},
	},
	{
		kind: 'rule',
		names: ({ rules }) => Object.keys(rules),
		describe: ({ rules }, name) => {
			const rule = rules[name];
			return rule === undefined ? [] : [`${rule.kind}: ${rule.demands}`, clausesLine(rule.clauses)];
		},
	},
	{
		kind: 'advice',
		names: ({ advice }) => Object.keys(advice),
		describe: ({ advice }, name) => [advice[name]?.recommends ?? '', clausesLine(advice[name]?.clauses)],
	},
	{
		kind: 'event',
		names: ({ events }) => Object.keys(events),
		describe: ({ events }, name) => {
			const event = (events as Record<string, EventDefinition<string, unknown>>)[name];
			if (event === undefined) return [];
			const parameters = Object.entries(event.parameters ?? {}).map(
				([parameter, { description, otherwise }]) =>
					`parameter ${parameter}: ${description}${otherwise === undefined ? '' : `; ${otherwise} if left out`}`,
			);
			return [
				event.title,
				event.description,
				`possible ${event.possible}`,
				...parameters,
				clausesLine(event.possibleClauses),
			];
		},
	},
	{
		kind: 'delay',
		names: ({ delays }) => Object.keys(delays),
		describe: ({ delays }, name) => {
			const delay = delays[name];
			return delay === undefined ? [] : [delay.description, `ends with: ${delay.event}`, clausesLine(delay.clauses)];
		},
	},
	{
		kind: 'duty',
		names: ({ duties }) => Object.keys(duties),
		describe: ({ duties }, name) => [duties[name]?.title ?? '', clausesLine(duties[name]?.clauses)],
	},
	{
		kind: 'procedure',
		names: ({ procedures }) => Object.keys(procedures),
		describe: ({ procedures }, name) => [procedures[name]?.title ?? ''],
	},
	{
		kind: 'hazard',
		names: ({ hazards }) => Object.keys(hazards),
		describe: ({ hazards }, name) => [hazards[name]?.title ?? '', clausesLine(hazards[name]?.clauses)],
	},
	{
		kind: 'property',
		names: ({ properties }) => Object.keys(properties),
		describe: ({ properties }, name) => {
			const property = properties[name] as Property<string, unknown> | undefined;
			if (property === undefined) return [];
			return [`${propertyKinds[property.kind]}: ${property.says}`, clausesLine(property.clauses)];
		},
	},
];

/** Everything of this name, in the order of the kinds above. */
export function entriesNamed(product: AnyProduct, name: string): ShownEntry[] {
	return kinds
		.filter(({ names }) => names(product).includes(name))
		.map(({ kind, describe }) => ({ kind, name, lines: describe(product, name) }));
}

/** Every name that can be asked for. */
export function namesOf(product: AnyProduct): string[] {
	return kinds.flatMap(({ names }) => names(product));
}
