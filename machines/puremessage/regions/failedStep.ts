/** A step of a server's upgrade that has failed. The guide knows support, and nothing else (note PM-N14). */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all } from '../../kit/conditions.js';
import type { ClauseId } from '../guide.generated.js';
import type { Region } from '../setup.js';
import { migrationTooEarly } from './migration.js';

/** After a failed step behind the upgrade, the step itself is taken up, not the migration begun anew. */
const takeUpInstead = {
	'operator.runMigration': {
		because: 'A failed step is taken up again with operator.resume.',
		clauses: ['PM-FAIL-2'] satisfies ClauseId[],
	},
};

/** The failed state of a server, with one state for each step that can fail. */
export function failedState(server: string, hasStart: boolean, tags: readonly string[]): Region {
	const step = (name: string, target: readonly string[], description: string, hasVersion6: boolean) => ({
		[name]: {
			description,
			...(hasVersion6 ? { meta: { refuses: takeUpInstead } } : {}),
			on: {
				...(hasVersion6 ? {} : { 'operator.runMigration': migrationTooEarly(server) }),
				'operator.resume': {
					guard: all(addressed(server), 'asRoot', 'supportWhenUncertain', 'systemRecoverable'),
					target: stateOf(server, ...target),
					actions: set({ [`${server}.supportContacted`]: false }),
					meta: {
						note: 'The guide does not describe how a failed step is taken up again.',
						outsideGuide: true as const,
					},
				},
			},
		},
	});
	return {
		description: 'A step of the upgrade failed; the server is stopped.',
		tags: [...tags],
		meta: { clauses: ['PM-FAIL-1'] },
		initial: 'preparationFailed',
		on: {
			'operator.contactSupport': {
				guard: all(addressed(server)),
				actions: set({ [`${server}.supportContacted`]: true }),
				meta: { clauses: ['PM-FAIL-2'] },
			},
		},
		states: {
			...step('preparationFailed', ['upgrading', 'preparing'], 'A single-server step failed.', false),
			...step('installationFailed', ['upgrading', 'installing'], 'The installation of version 6 failed.', false),
			...step('migrationFailed', ['migrating'], 'The migration script failed.', true),
			...(hasStart ? step('startFailed', ['starting'], 'PureMessage did not start.', true) : {}),
		},
	};
}
