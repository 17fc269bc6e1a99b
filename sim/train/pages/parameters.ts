/** Asks for a parameter of an event: the server, or an option. Values that are refused say why. */
import type { Simulation } from '../../simulation/simulation.js';
import { type ChoiceGroup, choiceGroups, meantBy, openParameters, reasonSentence, reasonsAgainst } from '../choices.js';
import { cut, type Line, line, paragraph, span } from '../screen/lines.js';
import { choosing, closing, type PageDefinition, still } from '../screen/page.js';
import type { Page, Ui } from '../screen/state.js';
import { windowOn } from '../screen/window.js';
import { present } from '../session.js';
import { doChosen } from './doing.js';

type Parameters = Extract<Page, { kind: 'parameters' }>;

/** A value of the parameter that is asked for. */
interface Value {
	readonly value: string;
	readonly isPossible: boolean;
	readonly refusal: string;
}

function groupOf(simulation: Simulation, { type }: Parameters): ChoiceGroup | undefined {
	const groups = [...choiceGroups(simulation, 'operator'), ...choiceGroups(simulation, 'fault')];
	return groups.find((group) => group.type === type);
}

function asked(group: ChoiceGroup, { given, withOptions }: Parameters): string {
	return openParameters(group, given, withOptions)[0] ?? '';
}

/** The values, possible ones first; of several possible ones, the one that is usually meant, or the server that is chosen. */
function valuesOf({ session, server }: Ui, page: Parameters): readonly Value[] {
	const simulation = present(session);
	const group = groupOf(simulation, page);
	if (group === undefined) return [];
	const name = asked(group, page);
	const usual = group.definition.parameters?.[name]?.otherwise;
	const values = [...new Set(group.choices.flatMap(({ event }) => event[name] ?? []))].map((value): Value => {
		const choice = meantBy(group, { ...page.given, [name]: value });
		if (choice === undefined || choice.isPossible) return { value, isPossible: choice !== undefined, refusal: '' };
		const [reason] = reasonsAgainst(simulation, choice.event);
		const clauses = reason?.clauses.join(' ') ?? '';
		return {
			value,
			isPossible: false,
			refusal: reason === undefined ? '' : `${clauses}${clauses === '' ? '' : ': '}${reasonSentence(reason)}`,
		};
	});
	const rank = ({ value, isPossible }: Value) => (isPossible ? (value === usual || value === server ? 0 : 1) : 2);
	return values
		.map((value, index) => ({ value, index }))
		.sort((one, other) => rank(one.value) - rank(other.value) || one.index - other.index)
		.map(({ value }) => value);
}

function cursorOf(ui: Ui, page: Parameters): number {
	return Math.min(page.cursor, Math.max(0, valuesOf(ui, page).length - 1));
}

/** The question as a page. */
export const parametersPage: PageDefinition<Parameters> = {
	title: ({ session }, page) => groupOf(present(session), page)?.definition.title ?? page.type,
	body: (ui, page, width, height) => {
		const group = groupOf(present(ui.session), page);
		if (group === undefined) return [];
		const name = asked(group, page);
		const chosen = cursorOf(ui, page);
		const given = Object.entries(page.given).map(([key, value]) => `${key} ${value}`);
		const head = [
			...paragraph(group.definition.description, width, 'dim'),
			...(given.length === 0 ? [] : [line(given.join(', '))]),
			...paragraph(`Which ${name}? ${group.definition.parameters?.[name]?.description ?? ''}`, width, 'strong'),
		].slice(0, Math.max(0, height - 3));
		const lines = valuesOf(ui, page).map(({ value, isPossible, refusal }, index): Line => {
			const isChosen = index === chosen;
			const mark = isPossible ? [span('  ')] : [span('✗ ', 'bad')];
			const text = span(value, isPossible ? (isChosen ? 'strong' : 'plain') : 'dim');
			return cut(
				[span(isChosen ? '› ' : '  ', 'accent'), ...mark, text, span(refusal === '' ? '' : `  ${refusal}`, 'dim')],
				width,
			);
		});
		return [...head, ...windowOn(lines, chosen, height - head.length)];
	},
	bindings: [
		...choosing<Parameters>((ui, page) => valuesOf(ui, page).length),
		{
			keys: ['enter'],
			label: 'take',
			says: 'Takes the chosen value.',
			isShown: true,
			press: (ui, page) => {
				const group = groupOf(present(ui.session), page);
				const value = valuesOf(ui, page)[cursorOf(ui, page)]?.value;
				if (group === undefined || value === undefined) return still(ui);
				const name = asked(group, page);
				return doChosen(ui, page.type, { ...page.given, [name]: value }, page.withOptions);
			},
		},
		closing,
	],
};
