/** The DCOM service, without which the server has no connection to WMI. */
import { stateOf } from '../../kit/chart.js';
import { none } from '../../kit/conditions.js';
import { notificationServer } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import { isBeingPrepared, isInstalled, isInstalling, isOld } from '../serverStates.js';
import type { Region } from '../setup.js';
import { on, when } from '../transitions.js';
import { atRegistration } from './migrationTarget.js';

/** The region of the DCOM service. */
export function dcomRegion(deployment: Deployment, server: string): Region {
	const { dcom, pcAnywhere } = notificationServer(deployment, server);
	const state = (...path: readonly string[]) => stateOf(server, 'dcom', ...path);
	const isDisabling = pcAnywhere === 'before 7.1 SP2';
	const disabled = {
		'fault.dcomDisabled': on(server, { target: state('disabled'), clauses: ['I76-DCOM-2'] }),
	};
	const seen = on(server, { clauses: ['I76-DCOM-1'], note: 'DCOM is enabled.' });
	const isBefore = isBeingPrepared(deployment, server);
	const check = [on(server, { if: [isBefore], target: 'checked', clauses: ['I76-DCOM-1'] }), seen];
	// On the new server of a migration there is no older pcAnywhere to replace.
	const replacingPcAnywhere: Region = {
		description: 'DCOM is enabled. The older pcAnywhere is being replaced, and that will turn it off.',
		meta: { clauses: ['I76-DCOM-3'] },
		on: { ...disabled, 'operator.checkDcom': seen },
		always: [
			when({
				if: [isInstalled(server)],
				target: 'disabled',
				clauses: ['I76-DCOM-3', 'I76-DCOM-2'],
				note: 'The latest pcAnywhere has changed the registry and turned DCOM off.',
			}),
			when({ if: [isOld(server)], target: 'enabled' }),
		],
	};
	return {
		description: 'The DCOM service of the server.',
		initial: dcom,
		// The new server of a migration has a service of its own.
		on: atRegistration(deployment, server, state('enabled')),
		states: {
			enabled: {
				description: 'DCOM is enabled.',
				initial: 'unchecked',
				on: disabled,
				...(isDisabling ? { always: when({ if: [isInstalling(server)], target: 'replacingPcAnywhere' }) } : {}),
				states: {
					unchecked: {
						description: 'Nobody has looked whether it is.',
						on: { 'operator.checkDcom': check },
					},
					checked: {
						description: 'It was found enabled before the upgrade.',
						on: { 'operator.checkDcom': seen },
						always: when({ if: [none(isBefore)], target: 'unchecked' }),
					},
				},
			},
			...(isDisabling ? { replacingPcAnywhere } : {}),
			disabled: {
				description: 'DCOM is disabled: the connection to WMI fails.',
				tags: ['wmi:down'],
				meta: { clauses: ['I76-DCOM-1', 'I76-DCOM-2'] },
				on: {
					'operator.checkDcom': on(server, { clauses: ['I76-DCOM-1'], note: 'DCOM is disabled.' }),
					'operator.enableDcom': on(server, {
						target: state('enabled', 'checked'),
						clauses: ['I76-DCOM-1', 'I76-DCOM-2'],
					}),
				},
			},
		},
	};
}
