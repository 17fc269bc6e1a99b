/** What is chosen on the board. */
import type { ProductEvent } from '../../../machines/kit/events.js';
import { type ChoiceGroup, choiceGroups, meantBy } from '../choices.js';
import type { Ui } from '../screen/state.js';
import { present } from '../session.js';

/** The server that is chosen; the first if none was. */
export function chosenServer({ session, server }: Ui): string | undefined {
	const { servers } = present(session).model;
	return server !== undefined && servers.includes(server) ? server : servers[0];
}

/** The group of actions that is chosen; the first if none was. */
export function chosenGroup(ui: Ui): ChoiceGroup | undefined {
	const groups = choiceGroups(present(ui.session), 'operator');
	return groups.find(({ type }) => type === ui.action) ?? groups[0];
}

/** The event that the chosen action would be, if it is possible: for the chosen server where it is one of several. */
export function chosenEvent(ui: Ui): ProductEvent | undefined {
	const group = chosenGroup(ui);
	if (group === undefined || !group.isPossible) return undefined;
	const server = chosenServer(ui);
	const isForServer = server !== undefined && group.servers.includes(server);
	const choice = meantBy(group, isForServer ? { server } : {});
	return choice?.isPossible === true ? choice.event : undefined;
}
