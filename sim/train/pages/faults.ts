/** The faults: those that can strike now, to inject one, and those that cannot and why. */
import { type ChoiceGroup, choiceGroups } from '../choices.js';
import { type Line, line } from '../screen/lines.js';
import { choosing, closing, type PageDefinition, say, still } from '../screen/page.js';
import type { Page, Ui } from '../screen/state.js';
import { windowOn } from '../screen/window.js';
import { present } from '../session.js';
import { groupLine } from './actions.js';
import { chosenServer } from './chosen.js';
import { doChosen } from './doing.js';

type Faults = Extract<Page, { kind: 'faults' }>;

function groupsOf({ session }: Ui): readonly ChoiceGroup[] {
	return choiceGroups(present(session), 'fault');
}

/** The faults as a page. */
export const faultsPage: PageDefinition<Faults> = {
	title: () => 'Inject a fault',
	body: (ui, page, width, height) => {
		const groups = groupsOf(ui);
		if (groups.length === 0) return [line('This product knows no faults.', 'dim')];
		const chosen = Math.min(page.cursor, groups.length - 1);
		const lines: Line[] = groups.map((group, index) =>
			groupLine(present(ui.session), group, index === chosen, chosenServer(ui), width),
		);
		return windowOn(lines, chosen, height);
	},
	bindings: [
		...choosing<Faults>((ui) => groupsOf(ui).length),
		{
			keys: ['enter'],
			label: 'strike',
			says: 'Lets the chosen fault strike.',
			isShown: true,
			press: (ui, { cursor }) => {
				const groups = groupsOf(ui);
				const group = groups[Math.min(cursor, groups.length - 1)];
				if (group === undefined) return still(ui);
				if (!group.isPossible)
					return say(ui, 'warning', `It cannot strike now: it is possible ${group.definition.possible}.`);
				return doChosen(ui, group.type, {}, false);
			},
		},
		closing,
	],
};
