/** Parts of the mutations that several machines have tried, written as JSON and put together again. */
import { readFileSync } from 'node:fs';
import type { MutationReport } from '../../regress/mutate/report.js';
import { type Shard, wrongShards } from '../shard.js';

/** The mutations of one product. */
export interface ProductReport {
	readonly product: string;
	readonly reports: readonly MutationReport[];
}

interface Part {
	readonly format: 'rehearse-mutate-part';
	readonly version: 1;
	readonly shard: Shard;
	readonly products: readonly ProductReport[];
}

/** The text of a part. */
export function writePart(shard: Shard, products: readonly ProductReport[]): string {
	const part: Part = { format: 'rehearse-mutate-part', version: 1, shard, products };
	return `${JSON.stringify(part)}\n`;
}

/** Reads all parts and puts them together; a text says why that cannot be. */
export function mergedReports(files: readonly string[]): readonly ProductReport[] | string {
	const parts: Part[] = [];
	for (const file of files) {
		let part: Part;
		try {
			part = JSON.parse(readFileSync(file, 'utf8')) as Part;
		} catch (error) {
			return `${file} cannot be read: ${(error as Error).message}`;
		}
		if (part?.format !== 'rehearse-mutate-part' || part.version !== 1) {
			return `${file} is no part of mutations. Expected what "rehearse mutate --shard" has written.`;
		}
		parts.push(part);
	}
	const wrong = wrongShards(parts.map(({ shard }) => shard));
	if (wrong !== undefined) return wrong;
	parts.sort((first, second) => first.shard.index - second.shard.index);
	const names = [...new Set(parts.flatMap(({ products }) => products.map(({ product }) => product)))];
	return names.map((product) => ({ product, reports: dealtBack(parts.map((part) => reportsIn(part, product))) }));
}

function reportsIn({ products }: Part, name: string): readonly MutationReport[] {
	return products.find(({ product }) => product === name)?.reports ?? [];
}

/** Every part holds every so-manieth: taken in turn, they are in the order of the chart again. */
function dealtBack(parts: readonly (readonly MutationReport[])[]): MutationReport[] {
	const longest = Math.max(0, ...parts.map(({ length }) => length));
	return Array.from({ length: longest }, (_, place) => parts.flatMap((part) => part[place] ?? [])).flat();
}
