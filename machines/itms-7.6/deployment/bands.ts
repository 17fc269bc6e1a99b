/**
 * The sizing tables as data. They are recommendations: what falls short is named and reported, never refused, unless a
 * deployment asks for it. A bound that stands in two bands belongs to the lower one (note I76-N22).
 */
import type { ClauseId } from '../guide.generated.js';
import type { Hardware } from './schema.js';

/** One column of a table. */
export interface Band {
	readonly name: string;
	readonly clause: ClauseId;
	/** The most endpoints it is for; of the evaluation band, which has no figure, the most below the next. */
	readonly endpointsMaximum: number;
	readonly needs: Hardware;
}

const gigahertz = 2.4;

/** The five bands of the platform's server. */
export const platformBands: readonly Band[] = [
	{
		name: 'evaluation',
		clause: 'I76-SMP-1',
		endpointsMaximum: 99,
		needs: { cores: 2, gigahertz, ramGigabytes: 4, diskGigabytes: 80, iops: { c: 180 } },
	},
	{
		name: '100-1,000 endpoints',
		clause: 'I76-SMP-2',
		endpointsMaximum: 1000,
		needs: { cores: 8, gigahertz, ramGigabytes: 8, diskGigabytes: 80, iops: { c: 180 } },
	},
	{
		name: '1,000-5,000 endpoints',
		clause: 'I76-SMP-3',
		endpointsMaximum: 5000,
		needs: { cores: 8, gigahertz, ramGigabytes: 16, diskGigabytes: 200, iops: { c: 180 } },
	},
	{
		name: '5,000-10,000 endpoints',
		clause: 'I76-SMP-4',
		endpointsMaximum: 10_000,
		needs: { cores: 8, gigahertz, ramGigabytes: 16, diskGigabytes: 400, iops: { c: 180, d: 130 } },
	},
	{
		name: '10,000-20,000 endpoints',
		clause: 'I76-SMP-5',
		endpointsMaximum: 20_000,
		needs: { cores: 8, gigahertz, ramGigabytes: 16, diskGigabytes: 600, iops: { c: 180, d: 130, e: 130 } },
	},
];

/** The five bands of SQL Server; on a shared machine both tables count, the larger figure wins (note I76-N23). */
export const sqlBands: readonly Band[] = [
	{
		name: 'evaluation',
		clause: 'I76-SQL-1',
		endpointsMaximum: 99,
		needs: { cores: 2, gigahertz, ramGigabytes: 16, iops: { c: 180, d: 200 } },
	},
	{
		name: '100-1,000 endpoints',
		clause: 'I76-SQL-2',
		endpointsMaximum: 1000,
		needs: { cores: 4, gigahertz, ramGigabytes: 16, iops: { c: 180, d: 200 } },
	},
	{
		name: '1,000-5,000 endpoints',
		clause: 'I76-SQL-3',
		endpointsMaximum: 5000,
		needs: { cores: 8, gigahertz, ramGigabytes: 16, iops: { c: 180, d: 300, e: 300, f: 200 } },
	},
	{
		name: '5,000-10,000 endpoints',
		clause: 'I76-SQL-4',
		endpointsMaximum: 10_000,
		needs: { cores: 8, gigahertz, ramGigabytes: 24, iops: { c: 180, d: 400, e: 400, f: 300 } },
	},
	{
		name: '10,000-20,000 endpoints',
		clause: 'I76-SQL-5',
		endpointsMaximum: 20_000,
		needs: { cores: 16, gigahertz, ramGigabytes: 32, iops: { c: 180, d: 600, e: 600, f: 400 } },
	},
];

/** The four bands of a site server; memory without a unit is taken as GB (note I76-N29). */
export const siteServerBands: readonly Band[] = [
	{
		name: '10-100 endpoints',
		clause: 'I76-SS-1',
		endpointsMaximum: 100,
		needs: { cores: 1, ramGigabytes: 4, diskGigabytes: 100 },
	},
	{
		name: '100-1,000 endpoints',
		clause: 'I76-SS-2',
		endpointsMaximum: 1000,
		needs: { cores: 2, ramGigabytes: 4, diskGigabytes: 100 },
	},
	{
		name: '1,000-5,000 endpoints',
		clause: 'I76-SS-3',
		endpointsMaximum: 5000,
		needs: { cores: 4, ramGigabytes: 4, diskGigabytes: 100 },
	},
	{
		name: '5,000-7,500 endpoints',
		clause: 'I76-SS-4',
		endpointsMaximum: 7500,
		needs: { cores: 4, ramGigabytes: 4, diskGigabytes: 100 },
	},
];

/** The band for a number of endpoints; undefined above the last, where nothing is sized. */
export function bandFor(bands: readonly Band[], endpoints: number): Band | undefined {
	return bands.find(({ endpointsMaximum }) => endpoints <= endpointsMaximum);
}

const figures = [
	['cores', 'cores'],
	['gigahertz', 'GHz'],
	['ramGigabytes', 'GB RAM'],
	['diskGigabytes', 'GB disk'],
] as const;
const drives = ['c', 'd', 'e', 'f'] as const;

/** What falls short of a band, as `8 GB RAM instead of 16`; nothing for figures that are not given. */
export function shortfalls(needs: Hardware, given: Hardware | undefined): string[] {
	const short = (has: number | undefined, needed: number | undefined, unit: string) =>
		has === undefined || needed === undefined || has >= needed ? [] : [`${has} ${unit} instead of ${needed}`];
	return [
		...figures.flatMap(([figure, unit]) => short(given?.[figure], needs[figure], unit)),
		...drives.flatMap((drive) => short(given?.iops?.[drive], needs.iops?.[drive], `IOPS on ${drive.toUpperCase()}:`)),
	];
}
