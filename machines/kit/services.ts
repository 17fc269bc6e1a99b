/**
 * Services are derived from the tags of the active states: `mail:down`, `mail:50%`, `policies:degraded`. A state
 * without a tag for a service leaves it up.
 */

/** A service as it is now. */
export type ServiceLevel =
	| { readonly kind: 'up' }
	/** The share of normal throughput where the guide gives it. */
	| { readonly kind: 'degraded'; readonly throughputPercent: number | undefined }
	| { readonly kind: 'down' };

/** A service that users of the deployment see. */
export interface Service<ClauseId extends string> {
	/** Unique; a service of one server is named `service.server`. */
	readonly name: string;
	readonly title: string;
	/** The tag before the colon. */
	readonly tag: string;
	/** Only these servers' states count; the regions outside the servers always do. */
	readonly servers: readonly string[];
	/** `any`: up as long as one server gives it. `every`: as bad as the worst. */
	readonly needs: 'any' | 'every';
	/** The clauses that say how it is affected. */
	readonly clauses: readonly ClauseId[];
}

/** Tags of active states, by server; the key is empty for regions outside the servers. */
export type TagsByServer = ReadonlyMap<string, readonly string[]>;

const up: ServiceLevel = { kind: 'up' };
const down: ServiceLevel = { kind: 'down' };

/** Orders levels from down to up; a degradation without a figure counts as slight. */
function rank(level: ServiceLevel): number {
	switch (level.kind) {
		case 'up':
			return 100;
		case 'degraded':
			return level.throughputPercent ?? 99;
		case 'down':
			return 0;
	}
}

function levelOfTag(level: string): ServiceLevel {
	if (level === 'down') return down;
	const percent = /^(\d+)%$/.exec(level)?.[1];
	return { kind: 'degraded', throughputPercent: percent === undefined ? undefined : Number(percent) };
}

function worst(levels: readonly ServiceLevel[]): ServiceLevel {
	return levels.reduce((found, level) => (rank(level) < rank(found) ? level : found), up);
}

function best(levels: readonly ServiceLevel[]): ServiceLevel {
	return levels.reduce((found, level) => (rank(level) > rank(found) ? level : found), levels[0] ?? up);
}

function levelOfTags(tags: readonly string[] | undefined, tag: string): ServiceLevel {
	// Most states have no tags at all, and this is asked for every service and server after every step.
	if (tags === undefined) return up;
	return worst(
		tags.filter((candidate) => candidate.startsWith(`${tag}:`)).map((found) => levelOfTag(found.slice(tag.length + 1))),
	);
}

/** The level of a service under the given tags. */
export function serviceLevel(service: Service<string>, tags: TagsByServer): ServiceLevel {
	const outside = levelOfTags(tags.get(''), service.tag);
	const ofServers = service.servers.map((server) => levelOfTags(tags.get(server), service.tag));
	return worst([outside, service.needs === 'any' ? best(ofServers) : worst(ofServers)]);
}

/** `up`, `50%`, `degraded` or `down`. */
export function describeLevel(level: ServiceLevel): string {
	if (level.kind !== 'degraded') return level.kind;
	return level.throughputPercent === undefined ? 'degraded' : `${level.throughputPercent}%`;
}
