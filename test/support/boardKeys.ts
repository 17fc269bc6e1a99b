/** The keys that a person presses on the board for an event: found by reading the frame, not by knowing the state. */
import type { ProductEvent } from '../../machines/kit/events.js';
import { definitionOf } from '../../sim/simulation/model.js';
import { frameOf } from '../../sim/train/screen/frame.js';
import { lineText } from '../../sim/train/screen/lines.js';
import { press } from '../../sim/train/screen/press.js';
import type { Ui } from '../../sim/train/screen/state.js';
import { present } from '../../sim/train/session.js';

/** A screen with the keys that led to it. */
interface Trail {
	readonly ui: Ui;
	readonly keys: readonly string[];
}

function pressed({ ui, keys }: Trail, key: string): Trail {
	return { ui: press(ui, key).ui, keys: [...keys, key] };
}

/** The text of the line with the cursor; of the board, of that among the actions. */
function chosenText({ ui }: Trail): string {
	const lines = frameOf(ui).body.map(lineText);
	const chosen = lines.filter((line) => /^(?:.*│ )?› {1,3}\S/.test(line));
	const text = ui.page.kind === 'board' ? chosen.at(-1) : chosen[0];
	return (text ?? '').replace(/^.*› +(?:✗ )?/, '');
}

function seek(trail: Trail, isIt: (text: string) => boolean): Trail {
	let here = trail;
	for (let tries = 0; tries < 80; tries += 1) {
		if (isIt(chosenText(here))) return here;
		here = pressed(here, 'down');
	}
	throw new Error(`Not found on the screen, which has "${chosenText(here)}".`);
}

/** Lets a stretch end that is called so, by keys alone. */
export function endByKeys(ui: Ui, name: string): Trail {
	return pressed(
		seek(pressed({ ui, keys: [] }, 'e'), (text) => text.startsWith(name)),
		'enter',
	);
}

/** Does an event on the board by keys alone: chooses it, asks for its options, and takes each value. */
export function doByKeys(ui: Ui, event: ProductEvent): Trail {
	const definition = definitionOf(present(ui.session).model, event.type);
	if (definition === undefined) throw new Error(`There is no event ${event.type}.`);
	const isFault = event.type.startsWith('fault.');
	const begun = pressed({ ui, keys: [] }, isFault ? 'f' : 'home');
	let trail = seek(begun, (text) => text.startsWith(definition.title));
	trail = pressed(trail, isFault ? 'enter' : 'o');
	while (trail.ui.page.kind === 'parameters') {
		const question =
			frameOf(trail.ui)
				.body.map(lineText)
				.find((line) => line.startsWith('Which ')) ?? '';
		const name = /^Which (\w+)\?/.exec(question)?.[1] ?? '';
		trail = pressed(
			seek(trail, (text) => text.split(' ')[0] === event[name]),
			'enter',
		);
	}
	return trail;
}
