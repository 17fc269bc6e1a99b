/** Releases of the 7.5 line as far as the guide tells them apart. */

/** Where an upgrade to 7.6 starts (I76-NOTE-1). */
export const requiredBuild = '7.5 SP1 HF5';

/** What a build means for the upgrade. */
export type BuildLevel = 'older' | 'required' | 'newer' | 'outside';

/** The level of a build such as `7.5`, `7.5 SP1` or `7.5 SP1 HF5`; anything outside the 7.5 line is outside the guide. */
export function buildLevel(build: string): BuildLevel {
	const match = /^7\.5(?<pack> SP1)?(?: HF(?<fix>\d+))?$/.exec(build);
	if (match === null) return 'outside';
	const fix = Number(match.groups?.['fix'] ?? 0);
	if (match.groups?.['pack'] === undefined || fix < 5) return 'older';
	return fix === 5 ? 'required' : 'newer';
}
