/**
 * Writes the choice of one state for all that differ only in which interchangeable server is in which condition: the
 * blocks of the servers of a class are sorted.
 */
import { type Block, type Layout, maskOf } from './layout.js';

/** Statements that sort the blocks of each class in the local words `n0...`; `B` is an array to sort in. */
export function canonicalText(layout: Layout, classes: readonly (readonly string[])[]): string {
	return classes
		.filter((servers) => servers.length > 1)
		.map((servers) => {
			const blocks = servers.flatMap((server) => layout.blocks.find((block) => block.server === server) ?? []);
			if (blocks.every(({ bits }) => bits.length === 1 && bits[0] === 0)) return '';
			return blocks[0]?.bits.length === 1 ? sortNarrow(blocks) : sortWide(blocks);
		})
		.join('\n');
}

/** The length of the array that the statements sort in. */
export function sortingSpace(layout: Layout, classes: readonly (readonly string[])[]): number {
	return Math.max(1, ...classes.map((servers) => servers.length)) * Math.max(1, layout.words);
}

function sortNarrow(blocks: readonly Block[]): string {
	const read = ({ word, shift, bits }: Block) => `n${word} >>> ${shift} & ${maskOf(bits[0] ?? 0)}`;
	const load = blocks.map((block, index) => `B[${index}] = ${read(block)};`).join(' ');
	const store = blocks.map(({ word, shift, bits }, index) => {
		const mask = maskOf(bits[0] ?? 0);
		return `n${word} = n${word} & ${~(mask << shift)} | B[${index}] << ${shift};`;
	});
	return `${load} if (sort1(${blocks.length})) { ${store.join(' ')} }`;
}

function sortWide(blocks: readonly Block[]): string {
	const width = blocks[0]?.bits.length ?? 1;
	const words = blocks.flatMap(({ word }) => Array.from({ length: width }, (_, index) => word + index));
	const load = words.map((word, index) => `B[${index}] = n${word};`).join(' ');
	const store = words.map((word, index) => `n${word} = B[${index}];`).join(' ');
	return `${load} if (sortWide(${blocks.length}, ${width})) { ${store} }`;
}

/** Insertion sorts, as all but one block of a state are in order already; true if anything moved. */
export const sortingFunctions = `
function sort1(count) {
	let moved = false;
	for (let index = 1; index < count; index += 1) {
		const block = B[index];
		let place = index;
		while (place > 0 && B[place - 1] > block) { B[place] = B[place - 1]; place -= 1; }
		if (place !== index) { B[place] = block; moved = true; }
	}
	return moved;
}
function sortWide(count, width) {
	let moved = false;
	for (let index = 1; index < count; index += 1) {
		for (let place = index; place > 0 && greater((place - 1) * width, place * width, width); place -= 1) {
			for (let word = 0; word < width; word += 1) {
				const kept = B[place * width + word];
				B[place * width + word] = B[(place - 1) * width + word];
				B[(place - 1) * width + word] = kept;
			}
			moved = true;
		}
	}
	return moved;
}
function greater(first, second, width) {
	for (let word = 0; word < width; word += 1) {
		if (B[first + word] !== B[second + word]) return B[first + word] > B[second + word];
	}
	return false;
}`;
