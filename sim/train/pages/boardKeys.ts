/** The keys of the board. */
import { choiceGroups, meantBy, reasonsAgainst } from '../choices.js';
import { defaultKeepFile } from '../keep.js';
import type { Key } from '../screen/keys.js';
import { type Binding, command, open, say } from '../screen/page.js';
import type { Page, Pressed, Ui } from '../screen/state.js';
import { entriesOf, firstPosition, present } from '../session.js';
import { chosenGroup, chosenServer } from './chosen.js';
import { doChosen } from './doing.js';

type Board = Extract<Page, { kind: 'board' }>;

function moveAction(amount: number) {
	return (ui: Ui): Pressed => {
		const groups = choiceGroups(present(ui.session), 'operator');
		const chosen = chosenGroup(ui);
		const index = chosen === undefined ? 0 : groups.indexOf(chosen);
		const next = groups[Math.min(Math.max(0, index + amount), groups.length - 1)];
		return { ui: { ...ui, action: next?.type, message: undefined }, effects: [] };
	};
}

function moveServer(amount: number) {
	return (ui: Ui): Pressed => {
		const { servers } = present(ui.session).model;
		const index = servers.indexOf(chosenServer(ui) ?? '');
		const server = servers[(index + amount + servers.length) % servers.length];
		return { ui: { ...ui, server, message: undefined }, effects: [] };
	};
}

function act(withOptions: boolean) {
	return (ui: Ui): Pressed => {
		const group = chosenGroup(ui);
		return group === undefined ? say(ui, 'info', 'There is no action.') : doChosen(ui, group.type, {}, withOptions);
	};
}

/** The clause that is at hand: of the refused action that is chosen, or of what happened last. */
function clauseAtHand(ui: Ui): string | undefined {
	const simulation = present(ui.session);
	const group = chosenGroup(ui);
	const server = chosenServer(ui);
	if (group !== undefined && !group.isPossible) {
		const choice = meantBy(group, server === undefined ? {} : { server }) ?? meantBy(group, {});
		const [clause] =
			choice === undefined ? [] : reasonsAgainst(simulation, choice.event).flatMap(({ clauses }) => clauses);
		if (clause !== undefined) return clause;
	}
	return [...entriesOf(ui.session)].reverse().find(({ clauses }) => clauses.length > 0)?.clauses[0];
}

function lookUp(ui: Ui): Pressed {
	const id = clauseAtHand(ui);
	if (id === undefined) return open(ui, { kind: 'search', text: '', cursor: 0 });
	return open(ui, { kind: 'clause', id, scroll: 0, back: { kind: 'board' } });
}

/** The hints that were given for this moment, and the first one if none was. */
function hint(ui: Ui): Pressed {
	if (ui.session.hintsHere > 0) return open(ui, { kind: 'hint', scroll: 0 });
	return command(ui, { kind: 'hint' }, { kind: 'hint', scroll: 0 });
}

function history(ui: Ui): Pressed {
	return open(ui, { kind: 'history', cursor: Math.max(0, ui.session.position - firstPosition(ui.session)) });
}

function binding(
	keys: readonly Key[],
	label: string,
	says: string,
	press: (ui: Ui) => Pressed,
	isShown = true,
): Binding<Board> {
	return { keys, label, says, isShown, press };
}

/** What the keys do on the board; the line of keys and the help are made from this list. */
export const boardKeys: readonly Binding<Board>[] = [
	binding(['down', 'j'], 'choose', 'Chooses the next action.', moveAction(1)),
	binding(['up', 'k'], 'choose', 'Chooses the action before.', moveAction(-1), false),
	binding(['pagedown'], 'choose', 'Goes ten actions down.', moveAction(10), false),
	binding(['pageup'], 'choose', 'Goes ten actions up.', moveAction(-10), false),
	binding(['home'], 'choose', 'Chooses the first action.', moveAction(Number.NEGATIVE_INFINITY), false),
	binding(['end'], 'choose', 'Chooses the last action.', moveAction(Number.POSITIVE_INFINITY), false),
	binding(
		['enter'],
		'do',
		'Does the chosen action; asks for the server where there are several; explains a refusal.',
		act(false),
	),
	binding(['?'], 'help', 'Explains the screen and the keys.', (ui) => open(ui, { kind: 'help', scroll: 0 })),
	binding(['q'], 'leave', 'Leaves the sandbox; the session can be resumed.', (ui) => open(ui, { kind: 'leave' })),
	binding(['n'], 'next', 'Lets time pass to the next event of the product.', (ui) => command(ui, { kind: 'next' })),
	binding(['a'], 'asked', 'Lets time pass until something is asked of the operator, or something goes wrong.', (ui) =>
		command(ui, { kind: 'untilAsked' }),
	),
	binding(['e'], 'end', 'Lists what runs by itself, to let one of it end.', (ui) =>
		open(ui, { kind: 'running', cursor: 0 }),
	),
	binding(['w'], 'wait', 'Lets some minutes pass.', (ui) => open(ui, { kind: 'wait', text: '' })),
	binding(['f'], 'faults', 'Lists the faults that can strike, to inject one.', (ui) =>
		open(ui, { kind: 'faults', cursor: 0 }),
	),
	binding(['u'], 'undo', 'Takes back what you did last, and all that followed from it.', (ui) =>
		command(ui, { kind: 'undo', turns: 1 }),
	),
	binding(['r'], 'redo', 'Does again what was taken back.', (ui) => command(ui, { kind: 'redo', turns: 1 })),
	binding(['t'], 'history', 'Goes to any point of the session, back or forth.', history),
	binding(['m'], 'mode', 'Changes between guided and open.', (ui) =>
		command(ui, { kind: 'mode', mode: ui.session.mode === 'guided' ? 'open' : 'guided' }),
	),
	binding(['c'], 'clause', 'Looks up the clause at hand, with its place in the guide.', lookUp),
	binding(['/'], 'search', 'Searches actions, servers, clauses and the log.', (ui) =>
		open(ui, { kind: 'search', text: '', cursor: 0 }),
	),
	binding(['h'], 'hint', 'Gives a hint; each further one says more.', hint),
	binding(['l'], 'log', 'Shows the log with all details.', (ui) =>
		open(ui, { kind: 'log', scroll: Number.MAX_SAFE_INTEGER }),
	),
	binding(['v'], 'view', 'Describes what is so now in full, with every server and service.', (ui) =>
		open(ui, { kind: 'now', scroll: 0 }),
	),
	binding(['i'], 'intro', 'Tells what the lesson or the product is about, and the goal.', (ui) =>
		open(ui, { kind: 'lesson', scroll: 0 }),
	),
	binding(['d'], 'debrief', 'Shows score, time chart, breaches, and what the best run did differently.', (ui) =>
		open(ui, { kind: 'debrief', scroll: 0 }),
	),
	binding(['s'], 'keep', 'Keeps the session as a scenario file.', (ui) =>
		open(ui, { kind: 'keep', text: defaultKeepFile(ui.session) }),
	),
	binding(['o'], 'options', 'Does the chosen action and asks for everything that can be chosen in it.', act(true)),
	binding(['tab', 'right'], 'server', 'Chooses the next server: its state is described.', moveServer(1)),
	binding(['left'], 'server', 'Chooses the server before.', moveServer(-1), false),
];
