/** The names of the delays, apart from their definitions because deployments may give their lengths. */

/** Phases 3 to 10 of the upgrade, in which all services are down; the table's numbers throughout (note LP-N13). */
export const outagePhases = ['phase3', 'phase4', 'phase5', 'phase6', 'phase7', 'phase8', 'phase9', 'phase10'] as const;
/** One of phases 3 to 10. */
export type OutagePhase = (typeof outagePhases)[number];

/** Every delay, in the order in which an upgrade meets them. */
export const delayNames = [
	'publication',
	'upgradeTo280',
	'download',
	'cleanup',
	'phase2',
	'handover',
	...outagePhases,
	'rescueCreation',
] as const;
