/** Does what is chosen: at once, after asking for what is missing, or by explaining why it is refused. */
import type { ProductEvent } from '../../../machines/kit/events.js';
import { type ChoiceGroup, choiceGroups, meantBy, openParameters } from '../choices.js';
import { command, open, still } from '../screen/page.js';
import type { Pressed, Ui } from '../screen/state.js';
import { present } from '../session.js';
import { explain } from './why.js';

/** Does what is chosen with the usual options, asks for what is missing, or explains why it is refused. */
export function doChosen(ui: Ui, type: string, given: Readonly<Record<string, string>>, withOptions: boolean): Pressed {
	const simulation = present(ui.session);
	const group = [...choiceGroups(simulation, 'operator'), ...choiceGroups(simulation, 'fault')].find(
		(candidate) => candidate.type === type,
	);
	if (group === undefined) return still(ui);
	const known = withOptions ? given : withServer(ui, group, given);
	const missing = openParameters(group, known, withOptions);
	if (missing.length > 0) return open(ui, { kind: 'parameters', type, given: known, withOptions, cursor: 0 });
	const choice = meantBy(group, known);
	return choice === undefined ? still(ui) : doEvent(ui, choice.event, choice.isPossible);
}

/**
 * Where the trainee has chosen a server, that one is meant if it is possible there, and it is asked for if not; else the
 * only one that there is.
 */
function withServer(
	ui: Ui,
	group: ChoiceGroup,
	given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
	if ('server' in given || group.definition.parameters?.['server'] === undefined) return given;
	const { servers } = group;
	if (ui.server !== undefined) return servers.includes(ui.server) ? { ...given, server: ui.server } : given;
	const [only, ...others] = servers;
	return only === undefined || others.length > 0 ? given : { ...given, server: only };
}

/** Does an event; a refused one is recorded, and explained. */
export function doEvent(ui: Ui, event: ProductEvent, isPossible: boolean): Pressed {
	const pressed = command(ui, { kind: 'event', event });
	if (isPossible) return pressed;
	const explained = explain(ui, event);
	return { ui: { ...explained, session: pressed.ui.session, message: pressed.ui.message }, effects: pressed.effects };
}
