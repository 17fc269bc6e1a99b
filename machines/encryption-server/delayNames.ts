/** The names of the delays, apart from their definitions because deployments may give their lengths. */
export const delayNames = [
	'upgradeTo332',
	'installation',
	'restore',
	'restart',
	'update',
	'reboot',
	'replication',
] as const;
