/** What takes time. The guide gives no figure at all: every length is unknown unless the deployment gives it (note EMS-NOTE-37). */
import type { DelayDefinition } from '../kit/delays.js';
import type { delayNames } from './delayNames.js';
import type { Deployment } from './deploymentSchema.js';
import type { ClauseId } from './guide.generated.js';

type ServerDelay = DelayDefinition<ClauseId, Deployment>;

const unknown = (event: ServerDelay['event'], description: string, clauses: readonly ClauseId[] = []): ServerDelay => ({
	event,
	description,
	minutes: () => 'unknown',
	clauses,
});

/** Every delay by name. */
export const delays: Record<(typeof delayNames)[number], ServerDelay> = {
	upgradeTo332: unknown('system.upgradeTo332Finished', 'The upgrade to 3.3.2 ends, which another guide describes.'),
	installation: unknown('system.installationFinished', 'The fresh installation ends; the Setup Assistant appears.'),
	restore: unknown(
		'system.restoreFinished',
		'The backup is in and its data migrated; the Network Configuration Changed page appears.',
		['EMS-CDUR-1', 'EMS-RST-9'],
	),
	restart: unknown('system.restartFinished', 'The server has restarted by itself after the restore.', ['EMS-RST-10']),
	update: unknown('system.updateFinished', 'The PUP update is installed; the system reboots.', ['EMS-PUP-6']),
	reboot: unknown('system.rebootFinished', 'The system has rebooted, with the new kernel.', ['EMS-PUP-6']),
	replication: unknown(
		'system.replicationFinished',
		'The data of the sponsor has been replicated to the joining server.',
		['EMS-TMO-1', 'EMS-CDUR-1'],
	),
};
