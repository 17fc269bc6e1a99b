/** The names of the delays, apart from their definitions because deployments may give their lengths. */
export const delayNames = ['singleServerSteps', 'installation', 'migration', 'start'] as const;
