/** Backups and what else is done on a running 7.5 server: steps 1 to 3. */
import { fact, parameter, serverIn } from '../../kit/conditions.js';
import { delayOf } from '../../kit/delays.js';
import { isTooOld, notificationServer } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { runs75 } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { after, on, when } from '../transitions.js';

/** A backup of server or database, kept in a secure place or another. */
function backUp(server: string, name: string, clauses: ClauseId[]) {
	const laws = ['hotFixInstalled', 'backupPlaceSecure'];
	return (['secure', 'exposed'] as const).map((place) =>
		on(server, { if: [...laws, parameter('place', place)], sets: { [name]: place }, clauses }),
	);
}

/** An extra backup, which may be older than the hot fix and then holds the older build. */
function backUpCheckpoint(deployment: Deployment, server: string) {
	const of75 = on(server, { sets: { checkpoint: '7.5' }, clauses: ['I76-BACK-5'] });
	if (!isTooOld(notificationServer(deployment, server))) return of75;
	const ofOlder = on(server, {
		if: [fact(`${server}.build`, 'older')],
		sets: { checkpoint: 'older' },
		clauses: ['I76-BACK-5'],
	});
	return [ofOlder, of75];
}

/** What can be backed up on a 7.5 server. */
export function backups(deployment: Deployment, server: string): Handlers {
	return {
		'operator.backUpServer': backUp(server, 'serverBackup', ['I76-ONBOX-10', 'I76-BACK-2', 'I76-BACK-3']),
		'operator.backUpDatabase': backUp(server, 'databaseBackup', ['I76-ONBOX-20', 'I76-BACK-1', 'I76-BACK-3']),
		'operator.backUpCheckpoint': backUpCheckpoint(deployment, server),
		'operator.backUpKeys': on(server, { sets: { keys: 'backedUp' }, clauses: ['I76-SIM-5'] }),
	};
}

/** Backups in a place that is not reachable and secure can be lost, whatever the server does meanwhile. */
export function exposedBackups(server: string): Handlers {
	const [ofServer, ofDatabase] = [`${server}.serverBackup`, `${server}.databaseBackup`];
	const clauses: ClauseId[] = ['I76-BACK-3', 'I76-DATA-1'];
	const isExposed = (name: string) => fact(name, 'exposed');
	return {
		'fault.backupLost': [
			on(server, {
				if: [isExposed(ofServer), isExposed(ofDatabase)],
				sets: { serverBackup: 'none', databaseBackup: 'none' },
				clauses,
			}),
			on(server, { if: [isExposed(ofServer)], sets: { serverBackup: 'none' }, clauses }),
			on(server, { if: [isExposed(ofDatabase)], sets: { databaseBackup: 'none' }, clauses }),
		],
	};
}

/** Bringing keys back with the utility of Symantec Installation Manager. */
export function restoreKeys(server: string) {
	return on(server, { if: ['keysBackedUp'], sets: { keys: 'restored' }, clauses: ['I76-SIM-5'] });
}

/** Step 3, the scheduled task NS package refresh. */
export function packageRefreshRegion(deployment: Deployment, server: string): Region {
	const law = ['hotFixInstalled', 'serverBackedUp', 'databaseBackedUp', runs75(deployment, server)];
	const run = {
		'operator.runPackageRefresh': on(server, { if: law, target: 'running', clauses: ['I76-ONBOX-30'] }),
	};
	const again = {
		'operator.runPackageRefresh': on(server, {
			if: law,
			clauses: ['I76-ONBOX-30'],
			note: 'It has been run already; once more changes nothing of the upgrade.',
		}),
	};
	const undone = when({ if: [serverIn(server, 'upgrade', 'restoring', 'to75')], target: 'notRun' });
	return {
		description: 'The scheduled task NS package refresh, which is run by hand.',
		initial: 'notRun',
		states: {
			notRun: { description: 'The task has not been run by hand.', on: run },
			running: {
				description: 'The task is running.',
				always: undone,
				after: { [delayOf('packageRefresh', server)]: after(server, { target: 'finished' }) },
			},
			finished: { description: 'The task has been run by hand and is finished.', always: undone, on: again },
		},
	};
}
