/** Phase 2: the new operating system is installed beside the running one, which goes on at half its speed. */
import { stateOf } from '../../kit/chart.js';
import { addressed, all, parameter } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import type { Deployment } from '../deployment.js';
import type { Region } from '../setup.js';
import { saveFiles } from './files.js';
import { left } from './oldRelease.js';
import { callSupport } from './support.js';

/** Looking on while phase 2 lasts. */
function checkProgress(server: string) {
	return [
		{
			guard: all(addressed(server), parameter('via', 'manager')),
			meta: { clauses: ['LP-PROG-1' as const, 'LP-PROG-4' as const] },
		},
		{
			guard: all(addressed(server), parameter('via', 'logs'), 'rootForLogs'),
			meta: {
				clauses: ['LP-PROG-1' as const, 'LP-PROG-3' as const, 'LP-PROG-5' as const],
				information: ['LP-PROG-9' as const],
			},
		},
	];
}

/** Phase 2 of a server. */
export function phase2(deployment: Deployment, server: string): Region {
	const exit = {
		guard: all(addressed(server)),
		target: left(server, 'exited'),
		meta: { clauses: ['LP-BK-16' as const] },
	};
	return {
		description:
			'Phase 2: the new operating system is being installed on the rescue partition. The product runs on; mail is processed at about half the speed.',
		tags: ['mail:50%'],
		meta: { clauses: ['LP-P2-1', 'LP-P2-2', 'LP-P2-3', 'LP-P2-4'] },
		initial: 'installing',
		on: {
			'operator.checkProgress': checkProgress(server),
			...saveFiles(deployment, server, 'late'),
		},
		states: {
			installing: {
				description: 'The installation runs in the background and gives no detailed feedback unless asked.',
				meta: {
					clauses: ['LP-PROG-2'],
					refuses: {
						'operator.stop': {
							because:
								'The upgrade can be stopped if the installation of the operating system hits an error; none has occurred.',
							clauses: ['LP-P2-8'],
						},
					},
				},
				on: {
					'fault.operatingSystemError': {
						guard: all(addressed(server)),
						target: 'error',
						meta: { clauses: ['LP-P2-10'] },
					},
				},
				after: { [delayOf('phase2', server)]: 'operatingSystemInstalled' },
			},
			error: {
				description:
					'The installation of the operating system has hit an error. It can be stopped without harm to the running system, or support is called.',
				meta: { clauses: ['LP-P2-10', 'LP-P2-8', 'LP-INS-13'] },
				on: {
					'operator.stop': {
						guard: all(addressed(server)),
						target: left(server, 'stopped'),
						meta: { clauses: ['LP-P2-8', 'LP-P2-9'], note: 'How to stop it the guide does not say.' },
					},
					'operator.contactSupport': callSupport(server),
				},
			},
			operatingSystemInstalled: {
				description:
					'The new operating system is installed and not started: the last moment at which the upgrade can be left.',
				meta: { clauses: ['LP-P3-3', 'LP-BK-16'] },
				on: { 'operator.exit': exit, 'fault.upgradeExited': exit },
				after: {
					[delayOf('handover', server)]: {
						target: stateOf(server, 'upgrade', 'installation', 'outage'),
						meta: { clauses: ['LP-P3-3', 'LP-PROG-6'] },
					},
				},
			},
		},
	};
}
