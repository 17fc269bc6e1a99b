/** The way back on a virtual server: its snapshot. A physical one has none (note LP-N10). */
import { set, stateOf } from '../../kit/chart.js';
import { addressed, all, fact } from '../../kit/conditions.js';
import type { Deployment } from '../deployment.js';
import { oldOperatingSystem } from '../firmware.js';
import type { Handlers } from '../setup.js';

/** The handler of `operator.revertToSnapshot` for all states since the installation began. */
export function revert({ servers }: Deployment, server: string): Handlers {
	if (servers[server]?.platform !== 'vmware') return {};
	const to = (firmware: string) => ({
		target: stateOf(server, 'upgrade', 'reverted'),
		actions: set({
			[`${server}.firmware`]: firmware,
			[`${server}.operatingSystem`]: oldOperatingSystem,
			[`${server}.messageFormat`]: oldOperatingSystem,
			[`${server}.configurationFormat`]: oldOperatingSystem,
			[`${server}.systemDamaged`]: false,
			[`${server}.dataLost`]: false,
		}),
		meta: { clauses: ['LP-BK-9' as const], note: 'How a snapshot is put back the guide does not describe.' },
	});
	return {
		'operator.revertToSnapshot': [
			{
				guard: all(addressed(server), 'supportContactedFirst', fact(`${server}.vmSnapshot`, 'below 2.8.0.0')),
				...to('below 2.8.0.0'),
			},
			{ guard: all(addressed(server), 'supportContactedFirst', 'vmSnapshotExists'), ...to('2.8.0.0 or later') },
		],
	};
}
