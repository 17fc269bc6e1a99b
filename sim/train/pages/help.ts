/** The help, printed from the keys that the pages really have. */
import { keyLabel } from '../screen/keys.js';
import { type Line, line, paragraph } from '../screen/lines.js';
import { type Binding, textPage } from '../screen/page.js';
import type { Page } from '../screen/state.js';

/** Pages with their keys. */
export type KeyTable = readonly (readonly [title: string, bindings: readonly Binding<never>[]])[];

const about = [
	'Servers, services, what is so now, the actions, and the log. Actions marked ✗ are refused, with the clause and the reason beside them; Enter on one explains it.',
	'Time passes only when you let it: n goes to the next event, a until something is asked of you, w by minutes. +1? is one stretch of time whose length neither the guide nor the deployment gives.',
	'Everything can be taken back and done again (u, r, t), but in an exam.',
];

function keyLines(bindings: readonly Binding<never>[], width: number): Line[] {
	return bindings.flatMap(({ keys, says }) =>
		paragraph(says, width, 'plain', `  ${keys.map(keyLabel).join(' ').padEnd(12)} `),
	);
}

/** The help as a page; the table is read when the help is opened. */
export function helpPage(table: () => KeyTable) {
	return textPage<Extract<Page, { kind: 'help' }>>(
		() => 'Help',
		(_, __, width) => [
			...about.flatMap((text) => paragraph(text, width)),
			...table().flatMap(([title, bindings]) => [line(''), line(title, 'strong'), ...keyLines(bindings, width)]),
		],
	);
}
