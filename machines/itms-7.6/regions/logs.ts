/** The Altiris Log Viewer and SMP Diag: clean before the upgrade, the logs again after it. */
import { stateOf } from '../../kit/chart.js';
import { any, fact, none } from '../../kit/conditions.js';
import { notificationServer } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import { isBeingPrepared, isInstalled, isInstalling, isRestoring, runs75 } from '../serverStates.js';
import type { Region } from '../setup.js';
import { on, when } from '../transitions.js';
import { atRegistration } from './migrationTarget.js';

/** The region of the Symantec logs. */
export function logsRegion(deployment: Deployment, server: string): Region {
	const hasErrors = fact(`${server}.logErrors`, true);
	const canBeRead = any(isBeingPrepared(deployment, server), isInstalled(server));
	const state = (name: string) => stateOf(server, 'logs', name);
	const outdated = when({
		if: [any(isInstalling(server), isRestoring(server))],
		target: state('unread'),
	});
	const open = {
		'operator.openLogViewer': on(server, {
			if: [canBeRead, 'linksOnAgain'],
			target: state('viewerOpen'),
			clauses: ['I76-ONBOX-140'],
		}),
	};
	return {
		description: 'The Symantec logs, as the Altiris Log Viewer shows them.',
		initial: 'unread',
		on: {
			'fault.logErrors': on(server, {
				if: [canBeRead, fact(`${server}.logErrors`, false)],
				target: state('unread'),
				sets: { logErrors: true },
				clauses: ['I76-LOG-1', 'I76-ONBOX-141'],
			}),
			// With the end of a migration the logs are those of the new server, into which nobody has looked yet.
			...atRegistration(deployment, server, state('unread')),
		},
		states: {
			unread: { description: 'Nobody has looked into the logs of what runs now.', on: open },
			viewerOpen: {
				description: 'The Altiris Log Viewer is open.',
				meta: { clauses: ['I76-ONBOX-140'] },
				always: outdated,
				on: {
					'operator.checkLogs': [
						on(server, { if: [hasErrors], target: 'errorsFound', clauses: ['I76-LOG-1', 'I76-ONBOX-141'] }),
						on(server, { target: 'clean', clauses: ['I76-LOG-1', 'I76-ONBOX-141'] }),
					],
				},
			},
			errorsFound: {
				description: 'The logs show errors or warnings: they are to be resolved, and the logs checked again.',
				meta: { clauses: ['I76-LOG-1', 'I76-ONBOX-142'] },
				always: outdated,
				on: {
					'operator.resolveLogIssues': on(server, {
						target: 'viewerOpen',
						sets: { logErrors: false },
						clauses: ['I76-ONBOX-142', 'I76-LOG-1'],
					}),
				},
			},
			clean: { description: 'The logs have been checked and show no errors.', always: outdated, on: open },
		},
	};
}

/** The region of SMP Diag, which is run before the upgrade. */
export function diagnosticsRegion(deployment: Deployment, server: string): Region {
	const hasErrors = notificationServer(deployment, server).diagnosticsErrors
		? [fact(`${server}.diagnosticsErrors`, true)]
		: [any()];
	const run = {
		'operator.runDiagnostics': [
			on(server, {
				if: [runs75(deployment, server), ...hasErrors],
				target: stateOf(server, 'diagnostics', 'errorsFound'),
				clauses: ['I76-LOG-2'],
			}),
			on(server, {
				if: [runs75(deployment, server), ...hasErrors.map(none)],
				target: stateOf(server, 'diagnostics', 'clean'),
				clauses: ['I76-LOG-2'],
			}),
		],
	};
	return {
		description: 'What SMP Diag shows.',
		initial: 'notRun',
		on: run,
		states: {
			notRun: { description: 'SMP Diag has not been run.' },
			errorsFound: {
				description: 'SMP Diag shows errors: they are to be resolved, and it is run again.',
				meta: { clauses: ['I76-LOG-2'] },
				on: {
					'operator.resolveDiagnosticsErrors': on(server, {
						target: 'notRun',
						sets: notificationServer(deployment, server).diagnosticsErrors ? { diagnosticsErrors: false } : {},
						clauses: ['I76-LOG-2'],
					}),
				},
			},
			clean: { description: 'SMP Diag shows no errors.' },
		},
	};
}
