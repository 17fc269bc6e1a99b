/** Parts of a check that several machines have made, written as JSON and put together again. */
import { readFileSync } from 'node:fs';
import type { AnyProduct } from '../../../machines/kit/product.js';
import type { Observation } from '../../regress/baseline/observation.js';
import { type Shard, wrongShards } from '../shard.js';

/** One part, as it is written. */
export interface Part {
	readonly format: 'rehearse-check-part';
	readonly version: 1;
	readonly shard: Shard;
	readonly observations: readonly Observation[];
}

/** The text of a part. */
export function writePart(shard: Shard, observations: readonly Observation[]): string {
	const part: Part = { format: 'rehearse-check-part', version: 1, shard, observations };
	return `${JSON.stringify(part)}\n`;
}

/** Reads the parts of one check; a text says why they are not that. */
export function readParts(files: readonly string[]): readonly Part[] | string {
	const parts: Part[] = [];
	for (const file of files) {
		let part: Part;
		try {
			part = JSON.parse(readFileSync(file, 'utf8')) as Part;
		} catch (error) {
			return `${file} cannot be read: ${(error as Error).message}`;
		}
		if (part?.format !== 'rehearse-check-part' || part.version !== 1) {
			return `${file} is no part of a check. Expected what "rehearse check --shard" has written.`;
		}
		parts.push(part);
	}
	const wrong = wrongShards(parts.map(({ shard }) => shard));
	if (wrong !== undefined) return wrong;
	return parts;
}

/** One observation of a product out of all parts, in the order in which one machine would have made it. */
export function mergedObservation(parts: readonly Part[], product: AnyProduct): Observation | undefined {
	const own = parts.flatMap(({ observations }) => observations.filter((each) => each.product === product.name));
	if (own.length === 0) return undefined;
	const order = Object.keys(product.deployment.examples);
	const byOrder = (first: { readonly example: string }, second: { readonly example: string }) =>
		order.indexOf(first.example) - order.indexOf(second.example);
	return {
		product: product.name,
		examples: own.flatMap(({ examples }) => examples).sort(byOrder),
		scenarios: own.flatMap(({ scenarios }) => scenarios).sort(byFile),
		lessons: own.flatMap(({ lessons }) => lessons).sort(byFile),
	};
}

function byFile(first: { readonly file: string }, second: { readonly file: string }): number {
	return first.file < second.file ? -1 : 1;
}
