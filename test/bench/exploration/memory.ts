/** What a search needs for each state beyond the packed state itself. */
import type { Figure } from '../rate.js';
import { exhaust, type Subject, searchOf } from './subject.js';

const bytesOfParent = 4;
const wordBytes = 4;

/** Bytes a state: of all that is allocated, and without the room for states that were not found. */
export function memoryFigures(subject: Subject): Figure[] {
	const { program, layout } = subject;
	const search = searchOf(subject);
	exhaust(search, program, layout);
	const packed = wordBytes * layout.words;
	const kept = packed + bytesOfParent + (program.events.length < 65_535 ? 2 : 4);
	const used = kept * search.count + tableBytes(search.bytes, kept, search.count);
	return [
		{
			name: 'bytes a state allocated beyond the packed state',
			value: search.bytes / search.count - packed,
			atMost: 24,
		},
		{ name: 'bytes a state used beyond the packed state', value: used / search.count - packed },
	];
}

/** The search tells only its sum: room for a power of two of states, and a table of a power of two of words. */
function tableBytes(bytes: number, kept: number, count: number): number {
	const enough = 2 ** Math.ceil(Math.log2(Math.max(1024, count)));
	const tables = [enough, 2 * enough].map((room) => bytes - room * kept);
	const table = tables.find((rest) => rest > 0 && Number.isInteger(Math.log2(rest / wordBytes)));
	if (table === undefined) throw new Error('The store of a search is not laid out as this bench believes.');
	return table;
}
