/** The names of the delays, apart from their definitions because deployments may give their lengths. */
export const delayNames = [
	'hotFix',
	'packageRefresh',
	'installation',
	'import',
	'defragmentation',
	'siteServerAgent',
	'siteServerPlugins',
	'testGroup',
	'clientWave',
	'restore',
] as const;
