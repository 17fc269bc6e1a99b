/**
 * A limit: the successors of the bench model as one would write them by hand for this model alone, over the same
 * packed states and with the same store. It knows that one tier is upgraded after the other and all servers are alike,
 * which no compiler can know. What the generated code lacks to it is the price of being general.
 */
import type { Search } from '../../../sim/explore/generate/engines.js';
import type { Place } from '../../../sim/explore/generate/layout.js';
import { searchText } from '../../../sim/explore/generate/searchText.js';
import { plainOptions, type Subject } from './subject.js';

/** Servers side by side in one word. */
interface Run {
	readonly word: number;
	readonly from: number;
	readonly to: number;
	readonly started: number;
}

const bitsOfServer = 3;

/** The search with the successors written by hand. */
export function handSpecialisedSearch(subject: Subject): Search {
	const { program, layout } = subject;
	const text = searchText(successorsText(subject), layout, plainOptions(program));
	return new Function('support', text)({}) as Search;
}

function successorsText({ size, program, layout }: Subject): string {
	const words = Array.from({ length: layout.words }, (_, word) => word);
	const placesOf = (prefix: string) =>
		program.fields.flatMap(({ name, size: codes }, field) =>
			name.startsWith(`servers.${prefix}`) && codes === 8 ? [layout.places[field] as Place] : [],
		);
	const mail = runsOf(placesOf('mail'));
	const choice = layout.places[program.fields.findIndex(({ name }) => name === 'migration')];
	if (choice?.word !== 0 || choice.shift !== 0 || placesOf('web').length !== size.web) {
		throw new Error('The layout is not the one that the successors were written for.');
	}
	const emit = (word: number, change: string) =>
		`emit(${words.map((other) => (other === word ? `w${other} + ${change} | 0` : `w${other}`)).join(', ')}, 0);`;
	const tier = (runs: readonly Run[]) => runs.map((run) => runText(run, emit)).join('\n');
	const isStarted = (runs: readonly Run[]) =>
		runs.map(({ word, started }) => `(w${word} & ${started}) === ${started}`).join(' && ');
	const databaseRuns = runsOf(placesOf('database'));
	return `
const S = new Int32Array(${layout.words});
const N = new Int32Array(${layout.words});
function begin(first) { N.set(first); }
function expand() {
	const ${words.map((word) => `w${word} = S[${word}]`).join(', ')};
	const choice = w0 & 3;
	if (choice === 0) { ${emit(0, '1')} ${emit(0, '2')} return; }
	const afterUpgrade = choice === 2 ? 1 : 3;
	if (!(${isStarted(databaseRuns)})) { ${tier(databaseRuns)} }
	else if (!(${isStarted(mail)})) { ${tier(mail)} }
	else { ${tier(runsOf(placesOf('web')))} }
}`;
}

function runsOf(places: readonly Place[]): Run[] {
	const words = [...new Set(places.map(({ word }) => word))];
	return words.map((word) => {
		const shifts = places.filter((place) => place.word === word).map(({ shift }) => shift);
		const started = shifts.reduce((mask, shift) => mask | (7 << shift), 0);
		return { word, from: Math.min(...shifts), to: Math.max(...shifts), started };
	});
}

/** Old 0, stopped 1, upgrading 2, failed 3, upgraded 4, migrating 5, migrated 6, started 7. */
function runText({ word, from, to }: Run, emit: (word: number, change: string) => string): string {
	return `for (let shift = ${from}; shift <= ${to}; shift += ${bitsOfServer}) {
	const one = 1 << shift;
	switch (w${word} >>> shift & 7) {
		case 2: ${emit(word, 'one')} ${emit(word, '2 * one')} break;
		case 3: ${emit(word, '-one')} break;
		case 4: ${emit(word, 'afterUpgrade * one')} break;
		case 7: break;
		default: ${emit(word, 'one')}
	}
}`;
}
