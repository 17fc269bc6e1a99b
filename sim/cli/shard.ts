/** A part of the work, so that several machines share it: `2/3` is every third item, beginning with the second. */

/** One of several parts. */
export interface Shard {
	/** From 1. */
	readonly index: number;
	readonly count: number;
}

/** Reads `2/3`; undefined if it is none. */
export function readShard(text: string): Shard | undefined {
	const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
	const shard = { index: Number(index), count: Number(count) };
	return shard.index >= 1 && shard.index <= shard.count ? shard : undefined;
}

/** The items of a shard; all of them without one. */
export function inShard<Item>(items: readonly Item[], shard: Shard | undefined): Item[] {
	if (shard === undefined) return [...items];
	return items.filter((_, place) => place % shard.count === shard.index - 1);
}

/** Why these are not all parts of one piece of work, each once; undefined if they are. */
export function wrongShards(shards: readonly Shard[]): string | undefined {
	const count = shards[0]?.count ?? 0;
	const wrong = Array.from({ length: count }, (_, place) => place + 1).filter(
		(index) => shards.filter((shard) => shard.index === index && shard.count === count).length !== 1,
	);
	if (wrong.length === 0 && shards.length === count) return undefined;
	return `Expected each part of ${count} once; of these there is none, or more than one: ${wrong.join(', ') || 'others'}.`;
}
