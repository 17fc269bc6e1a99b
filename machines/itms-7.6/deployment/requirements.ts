/**
 * What the readiness check of Symantec Installation Manager looks at. The guide names these items; whether it also
 * verifies the sizing tables is unclear, so they stay advice (note I76-N16).
 */

/** What can be missing on a Notification Server and found by the readiness check. */
export const requirements = [
	'osDriveSpace',
	'collation',
	'operatingSystem',
	'sqlVersion',
	'iis',
	'java8',
	'internetExplorer',
	'dotNet451',
	'aspNet451',
	'wcf451',
	'silverlight5',
	'migrationWizard',
] as const;
/** One of these. */
export type Requirement = (typeof requirements)[number];

/** What a deployment may say is missing; the others follow from its versions and collations. */
export const missingRequirements = [
	'osDriveSpace',
	'iis',
	'java8',
	'internetExplorer',
	'dotNet451',
	'aspNet451',
	'wcf451',
	'silverlight5',
] as const;

/** What can be missing on a site server; the operator looks after it, no check of the product does. */
export const siteServerRequirements = ['dotNet451', 'iis', 'internetExplorer'] as const;
/** One of these. */
export type SiteServerRequirement = (typeof siteServerRequirements)[number];

/**
 * What can be lost while an upgrade is prepared: the drive fills up with logs and posted data. That software which is
 * there disappears is left out.
 */
export const losableRequirements = ['osDriveSpace'] as const;
