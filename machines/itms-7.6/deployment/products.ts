/** The products of a Notification Server, as far as the guide tells them apart. */

/** The five with data that must be moved by hand (I76-DATA-2 to -6). */
export const productsWithManualData = [
	'inventory',
	'softwareManagement',
	'barcode',
	'realTimeSystemManagement',
	'realTimeConsoleInfrastructure',
] as const;
/** One of these. */
export type ProductWithManualData = (typeof productsWithManualData)[number];

/** Every product that a deployment can name. */
export const products = [
	...productsWithManualData,
	'patchManagement',
	'itAnalytics',
	'serviceDesk',
	'mobileManagement',
	'outOfBand',
] as const;
