/** Events as scenarios name them: a type and the parameters that matter. */
import { type EventDefinition, type ProductEvent, sourceOf } from '../../machines/kit/events.js';
import { definitionOf, type Model } from '../simulation/model.js';
import { describe, expectedOneOf, quoted } from './problem.js';

/** An event, or what is wrong: with which key, or else with its value. */
export type CompletedEvent =
	| { readonly ok: true; readonly event: ProductEvent }
	| {
			readonly ok: false;
			readonly key: string;
			readonly isKeyWrong: boolean;
			readonly message: string;
			readonly advice: string;
	  };

/** Every event type that a scenario may name, the product's own included. */
export function eventTypes(model: Model): string[] {
	return [...Object.keys(model.product.events), ...systemEventTypes(model)];
}

/** The event types that may stand behind a key of a step: faults behind `fault`, all others behind `do`. */
export function eventTypesOf(model: Model, key: EventKey): string[] {
	return eventTypes(model).filter((type) => (sourceOf(type) === 'fault') === (key === 'fault'));
}

/** The keys of steps that name events. */
export type EventKey = 'do' | 'fault';

function systemEventTypes({ product }: Model): string[] {
	return [...new Set(Object.values(product.delays).map(({ event }) => event as string))];
}

/** Fills in the parameters that were left out and checks those that were given; `key` is where the type stands. */
export function completeEvent(
	model: Model,
	key: EventKey | undefined,
	type: string,
	given: Readonly<Record<string, unknown>>,
): CompletedEvent {
	const definition = definitionOf(model, type);
	if (definition) return completeParameters(model, definition, type, given);
	if (systemEventTypes(model).includes(type)) return completeSystemEvent(model, type, given);
	return {
		ok: false,
		key: key ?? 'do',
		isKeyWrong: false,
		message: `${model.product.name} has no ${key === 'fault' ? 'fault' : 'event'} ${quoted(type)}.`,
		advice: expectedOneOf(type, key === undefined ? eventTypes(model) : eventTypesOf(model, key)),
	};
}

function completeSystemEvent(model: Model, type: string, given: Readonly<Record<string, unknown>>): CompletedEvent {
	const server = { description: 'The server', values: () => model.servers };
	return completeParameters(
		model,
		{ title: type, description: type, possible: 'when due', parameters: { server } },
		type,
		given,
	);
}

function completeParameters(
	model: Model,
	definition: EventDefinition<string, unknown>,
	type: string,
	given: Readonly<Record<string, unknown>>,
): CompletedEvent {
	const parameters = definition.parameters ?? {};
	const unknown = Object.keys(given).find((key) => !Object.hasOwn(parameters, key));
	if (unknown !== undefined) {
		return {
			ok: false,
			key: unknown,
			isKeyWrong: true,
			message: `${type} has no parameter ${quoted(unknown)}.`,
			advice: expectedOneOf(unknown, [...Object.keys(parameters), 'expect']),
		};
	}
	const event: Record<string, string> = {};
	for (const [name, { values, otherwise }] of Object.entries(parameters)) {
		const allowed = values(model.deployment);
		const only = allowed.length === 1 ? allowed[0] : undefined;
		const found = Object.hasOwn(given, name) ? given[name] : (otherwise ?? only);
		if (found === undefined) {
			const message = `${type} needs ${name}.`;
			return { ok: false, key: 'type', isKeyWrong: false, message, advice: expectedOneOf('', allowed) };
		}
		const value = ['string', 'number', 'boolean'].includes(typeof found) ? String(found) : undefined;
		if (value === undefined || !allowed.includes(value)) {
			const message = `${name} cannot be ${value === undefined ? describe(found) : quoted(value)} here.`;
			return { ok: false, key: name, isKeyWrong: false, message, advice: expectedOneOf(value ?? '', allowed) };
		}
		event[name] = value;
	}
	return { ok: true, event: { type, ...event } };
}

/** Reads `operator.upgrade mf1 account=other`: a type, at most one word for the server, and parameters. */
export function readEventText(model: Model, text: string): CompletedEvent {
	const [type = '', ...words] = text.trim().split(/\s+/);
	const given = words.map((word): [string, string] => {
		const separator = word.indexOf('=');
		return separator < 0 ? ['server', word] : [word.slice(0, separator), word.slice(separator + 1)];
	});
	return completeEvent(model, undefined, type, Object.fromEntries(given));
}
