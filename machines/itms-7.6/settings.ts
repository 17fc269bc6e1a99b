/** The configuration settings that are to be noted before the migration (I76-TIP-3 to -7). */
import { all, type Condition, fact } from '../kit/conditions.js';
import type { ClauseId } from './guide.generated.js';

/** The kinds of settings that the guide names, and all the rest. */
export const settings = {
	taskServer: 'I76-TIP-4',
	agentCommunication: 'I76-TIP-5',
	policyRefresh: 'I76-TIP-6',
	membershipUpdate: 'I76-TIP-7',
	other: 'I76-TIP-3',
} as const satisfies Record<string, ClauseId>;

/** The kinds that can be noted one by one; everything at once is `all`. */
export const settingKinds = Object.keys(settings) as readonly (keyof typeof settings)[];

/** Every setting has been noted. */
export const settingsNoted: Condition = all(...settingKinds.map((kind) => fact(`${kind}Settings`, true)));
