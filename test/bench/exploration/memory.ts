/** What a search needs for each state beyond the packed state itself. */
import type { Figure } from '../rate.js';
import { exhaust, type Subject, searchOf } from './subject.js';

const wordBytes = 4;

/** Bytes a state: of all that is allocated in the end, room for states that were not found included. */
export function memoryFigures(subject: Subject): Figure[] {
	const search = searchOf(subject);
	exhaust(search, subject.program, subject.layout);
	const packed = wordBytes * subject.layout.words;
	return [
		{
			name: 'bytes a state allocated beyond the packed state',
			value: search.bytes / search.count - packed,
			atMost: 24,
		},
	];
}
