/** Events, clauses and levels in the words of the product. */
import type { DelayDefinition } from '../../machines/kit/delays.js';
import type { ProductEvent } from '../../machines/kit/events.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import type { Entry } from '../simulation/entry.js';
import { definitionOf, type Model } from '../simulation/model.js';

/** What a clause says; the id alone if the guide has no such clause. */
export function clauseText(product: AnyProduct, id: string): string {
	const clause = product.guide.clauses.find((candidate) => candidate.id === id);
	return clause === undefined ? id : `${id}: ${clause.says}`;
}

/** What an event is, with its server and those parameters that differ from what is taken without them. */
export function eventText(model: Model, event: ProductEvent): string {
	const { type, server, ...parameters } = event;
	const definition = definitionOf(model, type);
	if (definition === undefined) return productEventText(model, event);
	const others = Object.entries(parameters).filter(
		([name, value]) => definition.parameters?.[name]?.otherwise !== value,
	);
	const details = others.map(([name, value]) => `${name} ${value}`).join(', ');
	const named = server === undefined ? definition.title : `${definition.title}: ${server}`;
	return details === '' ? named : `${named} (${details})`;
}

function productEventText(model: Model, { type, server }: ProductEvent): string {
	if (type === 'begin') return 'The run begins.';
	if (type === 'clock.waited') return 'The wait ends.';
	const delays = Object.values(model.product.delays as Record<string, DelayDefinition<string, unknown>>);
	const ending = delays.filter(({ event }) => event === type);
	const [only] = ending;
	// Where several stretches end with one event, only its name is true of all.
	const text = only !== undefined && ending.length === 1 ? firstSentence(only.description) : type;
	return server === undefined ? text : `${server}: ${text}`;
}

function firstSentence(text: string): string {
	return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}

/** Who causes an event. */
export function sourceText(source: Entry['source']): string {
	switch (source) {
		case 'operator':
			return 'operator';
		case 'system':
			return 'product';
		case 'fault':
			return 'fault';
		case 'begin':
		case 'clock':
			return '';
	}
}

/** A mode and what it means. */
export function modeText(mode: Model['mode']): string {
	switch (mode) {
		case 'guided':
			return 'guided (what the guide forbids is refused)';
		case 'open':
			return 'open (what the guide forbids may be done, and is recorded as a breach)';
	}
}
