/** Firmware levels and operating systems as far as the guide tells them apart. */

/** The release that the guide upgrades to. */
export const targetFirmware = '2.8.1.0';

/** The oldest release that the guide upgrades from; anything below goes there first (note LP-N7). */
export const minimumFirmware = '2.8.0.0';

/** What a server's firmware means for the upgrade. */
export const firmwareLevels = ['below 2.8.0.0', '2.8.0.0 or later', '2.8.1.0'] as const;
/** One of these levels. */
export type FirmwareLevel = (typeof firmwareLevels)[number];

/** The operating system of the releases before 2.8.1.0 (note LP-N8), which is installed along with the product. */
export const oldOperatingSystem = 'SUSE Linux Enterprise Server 10';

/** The operating system of 2.8.1.0. */
export const newOperatingSystem = 'SUSE Linux Enterprise Server 11';

/** Negative, zero or positive as the first version is below, equal to or above the second; both have four parts. */
export function compareVersions(first: string, second: string): number {
	const others = second.split('.').map(Number);
	const differences = first.split('.').map((part, index) => Number(part) - (others[index] ?? 0));
	return differences.find((difference) => difference !== 0) ?? 0;
}

/** The level of a version; one above 2.8.1.0 counts as upgraded, and a check of the deployment speaks about it. */
export function firmwareLevel(version: string): FirmwareLevel {
	if (compareVersions(version, targetFirmware) >= 0) return '2.8.1.0';
	return compareVersions(version, minimumFirmware) >= 0 ? '2.8.0.0 or later' : 'below 2.8.0.0';
}
