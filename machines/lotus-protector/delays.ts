/**
 * What takes time. The guide's figure for phase 2 names no hardware; the others hold for the hardware that it names, and
 * elsewhere lengths are unknown. A virtual machine typically takes longer in all (notes LP-N2 and LP-N3).
 */
import type { DelayDefinition, Minutes } from '../kit/delays.js';
import type { delayNames } from './delayNames.js';
import type { Deployment, Server } from './deployment.js';
import type { ClauseId } from './guide.generated.js';

type LotusDelay = DelayDefinition<ClauseId, Deployment>;
type DelayName = (typeof delayNames)[number];

const outageClauses: readonly ClauseId[] = ['LP-P4-3', 'LP-P4-4', 'LP-P4-5', 'LP-KEEP-2'];

/** The only hardware for which the guide gives a downtime: a physical IBM xSeries 3650 M3. */
function isNamedHardware(server: Server | undefined): boolean {
	return server?.platform === 'physical' && server.hardware === 'xSeries-3650-M3';
}

/** A length on the named hardware; unknown elsewhere, as the guide only says that a virtual machine typically takes longer. */
function onNamedHardware(minutes: number): LotusDelay['minutes'] {
	return ({ servers }, server): Minutes => (isNamedHardware(servers[server]) ? minutes : 'unknown');
}

/** As on the named hardware, but unknown with much stored data, which the guide puts at hours without a number (note LP-N3). */
function whereDataIsMoved(minutes: number): LotusDelay['minutes'] {
	return (deployment, server) =>
		deployment.servers[server]?.storedData === 'large' ? 'unknown' : onNamedHardware(minutes)(deployment, server);
}

/**
 * One of phases 4 to 9. The guide gives 30 minutes at most for the six together; that they share them evenly, five
 * each, is an assumption.
 */
function outagePhase(event: LotusDelay['event'], what: string, movesData = false): LotusDelay {
	return {
		event,
		description: `${what} Phases 4 to 9 take at most 30 minutes on the named hardware; five for each is an assumption.`,
		minutes: movesData ? whereDataIsMoved(5) : onNamedHardware(5),
		clauses: movesData ? [...outageClauses, 'LP-INS-14'] : outageClauses,
	};
}

/**
 * Phase 3 or 10. The whole takes about an hour; what is left of it beside phase 2 and phases 4 to 9 is shared evenly,
 * five minutes each, which is an assumption (note LP-N2).
 */
function edgePhase(event: LotusDelay['event'], what: string): LotusDelay {
	return {
		event,
		description: `${what} The rest of the hour, shared evenly by phases 3 and 10: five minutes each, an assumption.`,
		minutes: onNamedHardware(5),
		clauses: ['LP-TIME-1'],
	};
}

const unknown = (event: LotusDelay['event'], description: string, clauses: readonly ClauseId[] = []): LotusDelay => ({
	event,
	description,
	minutes: () => 'unknown',
	clauses,
});

/** Every delay by name. */
export const delays: Record<DelayName, LotusDelay> = {
	publication: unknown('system.updatePublished', 'The update becomes available for the server.', ['LP-DL-1']),
	upgradeTo280: unknown(
		'system.upgradeTo280Finished',
		'The upgrade to 2.8.0.0 ends, which other instructions describe.',
	),
	download: unknown('system.downloadFinished', 'Phase 1, the download of the update, ends.', ['LP-P1-2']),
	cleanup: unknown(
		'system.cleanupFinished',
		'The product has removed what is no longer retained: several hours up to several days, by the amount of data.',
		['LP-TIME-2', 'LP-TIME-3'],
	),
	phase2: {
		event: 'system.phase2Finished',
		description: 'Phase 2 ends: the new operating system is installed on the rescue partition.',
		minutes: ({ servers }, server) => (servers[server]?.platform === 'vmware' ? 'unknown' : 20),
		clauses: ['LP-P2-5', 'LP-TIME-1', 'LP-P4-5'],
	},
	handover: {
		event: 'system.phase3Begun',
		description: 'Phase 3 follows phase 2 by itself and at once; only an exit can come in between.',
		minutes: () => 0,
		clauses: ['LP-P3-3'],
	},
	phase3: edgePhase('system.phase3Finished', 'Phase 3 ends: all services are shut down.'),
	phase4: outagePhase('system.phase4Finished', 'Phase 4 ends: the message store database is backed up.', true),
	phase5: outagePhase('system.phase5Finished', 'Phase 5 ends: the configuration data is backed up.'),
	phase6: outagePhase('system.phase6Finished', 'Phase 6 ends: the device has restarted.'),
	phase7: outagePhase('system.phase7Finished', 'Phase 7 ends: the message data is migrated.', true),
	phase8: outagePhase('system.phase8Finished', 'Phase 8 ends: the configuration is converted and installed.'),
	phase9: outagePhase('system.phase9Finished', 'Phase 9 ends: temporary files are removed.'),
	phase10: edgePhase('system.phase10Finished', 'Phase 10 ends: all services run again.'),
	rescueCreation: unknown('system.systemBackupCreated', 'A rescue partition with a system backup has been created.'),
};
