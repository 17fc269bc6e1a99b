/**
 * Where each field of a program lies in a packed state of 32-bit words. The fields of one server lie together, in the
 * same order for every server, so that interchangeable servers can be compared and exchanged as whole blocks.
 */
import type { Program } from '../program/program.js';

/** The bits of a field: `word >>> shift & mask`. A field with one code has no bits. */
export interface Place {
	readonly word: number;
	readonly shift: number;
	readonly bits: number;
}

/** The bits of a server; one that needs more than a word begins at a word of its own. */
export interface Block {
	readonly server: string;
	readonly word: number;
	readonly shift: number;
	/** The bits in each of its words. */
	readonly bits: readonly number[];
}

/** The packed form of a state. */
export interface Layout {
	readonly words: number;
	/** By number of the field. */
	readonly places: readonly Place[];
	readonly blocks: readonly Block[];
}

const wordBits = 32;

/** The bits that a number of codes needs. */
export function bitsFor(size: number): number {
	return size <= 1 ? 0 : 32 - Math.clz32(size - 1);
}

/** Lays out a program; the fields of no server first, then server by server. */
export function layOut({ fields }: Pick<Program, 'fields'>): Layout {
	const servers = [...new Set(fields.map(({ server }) => server))].filter((server) => server !== '');
	const places: Place[] = [];
	const blocks: Block[] = [];
	let word = 0;
	let shift = 0;
	for (const server of ['', ...servers]) {
		const local = layOutGroup(
			fields.flatMap(({ size, server: owner }, index) => (owner === server ? [[index, size]] : [])),
		);
		const [onlyBits = 0, ...more] = local.bits;
		if (shift > 0 && (more.length > 0 || shift + onlyBits > wordBits)) {
			word += 1;
			shift = 0;
		}
		for (const [index, place] of local.places) {
			places[index] = {
				word: word + place.word,
				shift: place.word === 0 ? shift + place.shift : place.shift,
				bits: place.bits,
			};
		}
		if (server !== '') blocks.push({ server, word, shift, bits: local.bits });
		word += more.length;
		shift = more.length > 0 ? (more.at(-1) ?? 0) : shift + onlyBits;
		// A block over several words must not share its last one: it is exchanged as whole words.
		if (more.length > 0) {
			word += 1;
			shift = 0;
		}
	}
	return { words: Math.max(1, shift > 0 ? word + 1 : word), places, blocks };
}

interface LocalLayout {
	readonly places: readonly (readonly [index: number, place: Place])[];
	readonly bits: readonly number[];
}

function layOutGroup(fields: readonly (readonly number[])[]): LocalLayout {
	const places: [number, Place][] = [];
	const bits = [0];
	for (const [index = 0, size = 1] of fields) {
		const needed = bitsFor(size);
		if ((bits.at(-1) ?? 0) + needed > wordBits) bits.push(0);
		const word = bits.length - 1;
		places.push([index, { word, shift: bits[word] ?? 0, bits: needed }]);
		bits[word] = (bits[word] ?? 0) + needed;
	}
	return { places, bits };
}

/** The code of a field in a packed state. */
export function readCode({ places }: Layout, state: ArrayLike<number>, field: number): number {
	const { word, shift, bits } = places[field] as Place;
	return bits === 0 ? 0 : ((state[word] ?? 0) >>> shift) & maskOf(bits);
}

/** Writes the code of a field into a packed state. */
export function writeCode({ places }: Layout, state: Int32Array, field: number, code: number): void {
	const { word, shift, bits } = places[field] as Place;
	state[word] = ((state[word] ?? 0) & ~(maskOf(bits) << shift)) | (code << shift);
}

/** As many ones as there are bits. */
export function maskOf(bits: number): number {
	return bits >= wordBits ? -1 : (1 << bits) - 1;
}
