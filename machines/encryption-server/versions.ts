/** Releases of the server as far as the guide tells them apart. */

/** The release that the guide upgrades to. */
export const targetVersion = '3.4.2';

/** The oldest release that can be migrated; anything below goes there first (EMS-VER-8). */
export const minimumVersion = '3.3.2';

/** The oldest release that can be updated by a PUP (note EMS-NOTE-1). */
export const minimumForUpdate = '3.4.0';

/** What the release of a server means for the upgrade. */
export const versionLevels = ['below 3.3.2', '3.3.2 or later', '3.4.0 or later', '3.4.2'] as const;
/** One of these levels. */
export type VersionLevel = (typeof versionLevels)[number];

/** Negative, zero or positive as the first version is below, equal to or above the second; both have three parts. */
export function compareVersions(first: string, second: string): number {
	const others = second.split('.').map(Number);
	const differences = first.split('.').map((part, index) => Number(part) - (others[index] ?? 0));
	return differences.find((difference) => difference !== 0) ?? 0;
}

/** The level of a release; one above 3.4.2 counts as upgraded, and a check of the deployment speaks about it. */
export function versionLevel(version: string): VersionLevel {
	if (compareVersions(version, targetVersion) >= 0) return '3.4.2';
	if (compareVersions(version, minimumForUpdate) >= 0) return '3.4.0 or later';
	return compareVersions(version, minimumVersion) >= 0 ? '3.3.2 or later' : 'below 3.3.2';
}

/** Whether clients of this release have what 3.4 offers them, such as TLS 1.2. */
export const isCurrentClient = (version: string): boolean => compareVersions(version, '10.4.0') >= 0;

/** Whether the server manages clients of this release: 10.3.2 and its later packs, or 10.4.0 and its later packs. */
export function isManagedClient(version: string): boolean {
	const [major, minor, pack] = version.split('.').map(Number);
	return major === 10 && ((minor === 3 && (pack ?? 0) >= 2) || minor === 4);
}
