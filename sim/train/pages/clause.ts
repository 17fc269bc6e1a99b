/** A clause of the guide: what it says, where it stands, what follows if it is broken. */

import type { Clause } from '../../../machines/kit/guide.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import { type Line, line, paragraph } from '../screen/lines.js';
import { type Binding, open, textPage } from '../screen/page.js';
import type { Page } from '../screen/state.js';
import { present } from '../session.js';

type ClausePage = Extract<Page, { kind: 'clause' }>;

function clausesOf(product: AnyProduct): readonly Clause[] {
	return product.guide.clauses as readonly Clause[];
}

/** A clause in a few lines. */
export function clauseLines(product: AnyProduct, id: string, width: number): Line[] {
	const clause = clausesOf(product).find((candidate) => candidate.id === id);
	if (clause === undefined) return [line(id, 'accent')];
	return [
		...paragraph(`${clause.id}: ${clause.says}`, width, 'accent', '', '  '),
		...paragraph(`where: ${clause.where}`, width, 'dim', '  ', '  '),
	];
}

function fullLines(product: AnyProduct, id: string, width: number): Line[] {
	const clause = clausesOf(product).find((candidate) => candidate.id === id);
	if (clause === undefined) return [line(`The guide has no clause ${id}.`, 'bad')];
	const figure = (label: string, text: string) => paragraph(text, width, 'plain', label.padEnd(13));
	const rules = Object.entries(product.rules as Record<string, { clauses: readonly string[]; demands: string }>);
	return [
		...paragraph(clause.says, width, 'strong'),
		line(''),
		...figure('guide', product.guide.document),
		...figure('where', clause.where),
		...figure('force', `${clause.force} (${clause.type})`),
		...figure(
			'enforced by',
			{ product: 'the product itself', operator: 'nobody but the operator', environment: 'the world' }[
				clause.enforcedBy
			],
		),
		...figure('if broken', clause.ifBroken),
		...rules
			.filter(([, { clauses }]) => clauses.includes(id))
			.flatMap(([name, { demands }]) => figure('rule', `${name}: ${demands}`)),
	];
}

function neighbour(amount: number): Binding<ClausePage>['press'] {
	return (ui, page) => {
		const clauses = clausesOf(present(ui.session).model.product);
		const index = clauses.findIndex(({ id }) => id === page.id);
		const next = clauses[Math.min(Math.max(0, index + amount), clauses.length - 1)];
		return open(ui, { ...page, id: next?.id ?? page.id, scroll: 0 });
	};
}

/** The clause as a page. */
export const clausePage = textPage<ClausePage>(
	(_, { id }) => `Clause ${id}`,
	({ session }, { id }, width) => fullLines(present(session).model.product, id, width),
	[
		{
			keys: ['right', 'n'],
			label: 'next',
			says: 'Opens the next clause of the guide.',
			isShown: true,
			press: neighbour(1),
		},
		{ keys: ['left', 'p'], label: 'previous', says: 'Opens the clause before.', isShown: true, press: neighbour(-1) },
		{
			keys: ['backspace'],
			label: 'return',
			says: 'Goes back to where the clause was opened.',
			isShown: true,
			press: (ui, { back }) => open(ui, back),
		},
	],
);
