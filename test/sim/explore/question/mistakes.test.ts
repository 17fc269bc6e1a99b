import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../../../machines/kit/explain.js';
import { product as lotusProtector } from '../../../../machines/lotus-protector/index.js';
import { product as pureMessage } from '../../../../machines/puremessage/index.js';
import { readQuestion } from '../../../../sim/explore/question/readQuestion.js';
import { renderProblems } from '../../../../sim/report/problems.js';
import { plainStyle } from '../../../../sim/report/style.js';
import type { Problem } from '../../../../sim/scenario/problem.js';
import type { Model } from '../../../../sim/simulation/model.js';
import { begin } from '../../../../sim/simulation/simulation.js';
import { modelOf } from '../../../support/walk.js';
import { questionPlans, textOf } from './randomQuestions.js';

const small = modelOf(pureMessage, pureMessage.deployment.examples['small'], 'guided');
const files = modelOf(lotusProtector, lotusProtector.deployment.examples['dhcpWithFiles'], 'guided');

/** Lists of more than five names end in `…`, since products may change theirs. */
type Case = readonly [text: string, place: string, message: string, advice: string];

const ofSmall: readonly Case[] = [
	['mf9 in', '1:7', 'Expected a state behind "in".', 'As in "db1 in waiting".'],
	['every server.migratd', '1:7', 'No server has a fact "migratd".', 'Did you mean "migrated"? Expected one of: …'],
	['', '1:1', 'The question is empty.', 'Expected a condition, such as "db1 in waiting".'],
	['  \n ', '1:1', 'The question is empty.', 'Expected a condition, such as "db1 in waiting".'],
	['mf1', '1:4', 'Expected "in" or "tag" behind "mf1".', 'As in "mf1 in waiting".'],
	['mf1 done', '1:5', 'Expected "in" or "tag" behind "mf1".', 'Did you mean "mf1 in done"?'],
	['mf1 not in done', '1:5', 'Expected "in" or "tag" behind "mf1".', 'Did you mean "not mf1 in done"?'],
	['mf1 is done', '1:5', 'Expected "in" or "tag" behind "mf1".', 'As in "mf1 in waiting".'],
	['mf1 in', '1:7', 'Expected a state behind "in".', 'Expected one of: …'],
	['mf1 in and', '1:8', 'Expected a state behind "in", not "and".', 'Expected one of: …'],
	['mf1 in doone', '1:8', '"mf1" has no state "doone".', 'Did you mean "done"? Expected one of: …'],
	['mf9 in done', '1:1', 'There is no server or region "mf9".', 'Did you mean "mf1"? Expected one of: …'],
	['server in done', '1:1', 'There is no server or region "server".', 'Expected "some server" or "every server".'],
	[
		'migration in none',
		'1:1',
		'There is no server or region "migration".',
		'It is a fact: compare it, as in "migration = none".',
	],
	[
		'some mf1',
		'1:6',
		'"mf1" is not expected here.',
		'Expected "some server" or "some server." and the name of a fact.',
	],
	['some', '1:5', 'Something is missing here.', 'Expected "some server" or "some server." and the name of a fact.'],
	['some server', '1:12', 'Expected "in" or "tag" behind "some server".', 'As in "some server in waiting".'],
	['some server done', '1:13', 'Expected "in" or "tag" behind "some server".', 'Did you mean "some server in done"?'],
	[
		'some server.migrated',
		'1:21',
		'Expected a comparison behind "some server.migrated".',
		'As in "some server.migrated = true".',
	],
	[
		'some server.migratd = true',
		'1:6',
		'No server has a fact "migratd".',
		'Did you mean "migrated"? Expected one of: …',
	],
	[
		'every server in starting',
		'1:17',
		'Not every server has a state "starting": mf1, mf2, web1.',
		'Name those that have it: db1.',
	],
	[
		'every server.isFirst = true',
		'1:7',
		'No server has a fact "isFirst".',
		'Did you mean "isFirstMailServer"? Expected one of: …',
	],
	['some server in nowhere', '1:16', 'No server has a state "nowhere".', 'Expected one of: …'],
	[
		'failed',
		'1:1',
		'"failed" is no condition.',
		'It is a state: write "deployment in failed" or "some server in failed".',
	],
	['completed', '1:1', '"completed" is no condition.', 'It is an outcome: write "outcome completed".'],
	['mail:down', '1:1', '"mail:down" is no condition.', 'It is a tag: write "tag mail:down".'],
	['fooled', '1:1', '"fooled" is no condition.', 'Expected one of: …'],
	['migration', '1:10', 'Expected a comparison behind "migration".', 'As in "migration = none".'],
	['db1.migrated', '1:13', 'Expected a comparison behind "db1.migrated".', 'As in "db1.migrated = true".'],
	['db1.migratd = true', '1:1', 'There is no fact "db1.migratd".', 'Did you mean "db1.migrated"? Expected one of: …'],
	[
		'server.migrated = true',
		'1:1',
		'There is no fact "server.migrated".',
		'Expected "some server.migrated" or "every server.migrated".',
	],
	['mf1 = done', '1:1', 'There is no fact "mf1".', 'For a state, write "mf1 in", as in "mf1 in waiting".'],
	[
		'migration = nnone',
		'1:13',
		'"migration" cannot be "nnone".',
		'Did you mean "none"? Expected one of: undecided, none, with-database-and-quarantine, without-database-and-quarantine.',
	],
	['migration < none', '1:11', '"migration" is no number, so "<" has no meaning for it.', 'Expected one of: =, !=.'],
	['db1.migrated = 1', '1:16', '"db1.migrated" cannot be "1".', 'Expected one of: false, true.'],
	['migration =', '1:12', 'Expected a value behind "=".', 'As in "migration = none".'],
	['migration = )', '1:13', 'Expected a value behind "=", not ")".', 'As in "migration = none".'],
	['tag', '1:4', 'Expected a tag behind "tag".', 'Expected one of: …'],
	['tag mail:dwn', '1:5', 'There is no state with the tag "mail:dwn".', 'Did you mean "mail:down"? Expected one of: …'],
	[
		'mf1 tag outcome:failed',
		'1:9',
		'"mf1" has no state with the tag "outcome:failed".',
		'Expected one of: database:down, mail:down.',
	],
	[
		'some server tag nothing',
		'1:17',
		'No server has a state with the tag "nothing".',
		'Expected one of: puremessage:down, database:down, mail:down.',
	],
	[
		'every server tag mail:down',
		'1:18',
		'Not every server has a state with the tag "mail:down": db1, web1.',
		'Name those that have it: mf1, mf2.',
	],
	[
		'outcome',
		'1:8',
		'Expected an outcome behind "outcome".',
		'Expected one of: notStarted, underway, failed, completed, unrecoverable.',
	],
	[
		'outcome done',
		'1:9',
		'There is no outcome "done".',
		'Expected one of: notStarted, underway, failed, completed, unrecoverable.',
	],
	[
		'outcome complete',
		'1:9',
		'There is no outcome "complete".',
		'Did you mean "completed"? Expected one of: notStarted, underway, failed, completed, unrecoverable.',
	],
	['(mf1 in done', '1:1', 'This parenthesis is not closed.', 'Expected ")" behind the condition.'],
	['(mf1 in done mf2 in done)', '1:14', '"mf2" is not expected here.', 'Expected one of: and, or, ).'],
	['mf1 in done)', '1:12', 'This parenthesis closes nothing.', 'Expected an opening one before it, or none here.'],
	[')', '1:1', 'Expected a condition, not ")".', 'As in "db1 in waiting".'],
	['()', '1:2', 'Expected a condition behind "(", not ")".', 'As in "db1 in waiting".'],
	['mf1 in done and', '1:16', 'Expected a condition behind "and".', 'As in "db1 in waiting".'],
	['and mf1 in done', '1:1', 'Expected a condition, not "and".', 'As in "db1 in waiting".'],
	['mf1 in done or or', '1:16', 'Expected a condition behind "or", not "or".', 'As in "db1 in waiting".'],
	[
		'mf1 in done adn mf2 in done',
		'1:13',
		'"adn" is not expected here.',
		'Did you mean "and"? Expected one of: and, or.',
	],
	['mf1 in done mf2 in done', '1:13', '"mf2" is not expected here.', 'Expected one of: and, or.'],
	[
		'mf1 in done && mf2 in done',
		'1:13',
		'"&&" is not understood.',
		'Did you mean "and"? Facts are compared by =, !=, <, <=, >, >=, and conditions joined by and, or.',
	],
	[
		'migration == none',
		'1:11',
		'"==" is not understood.',
		'Did you mean "="? Facts are compared by =, !=, <, <=, >, >=, and conditions joined by and, or.',
	],
	[
		'!(mf1 in done)',
		'1:1',
		'"!" is not understood.',
		'Did you mean "not"? Facts are compared by =, !=, <, <=, >, >=, and conditions joined by and, or.',
	],
	[
		'migration <> none',
		'1:11',
		'"<>" is not understood.',
		'Did you mean "!="? Facts are compared by =, !=, <, <=, >, >=, and conditions joined by and, or.',
	],
	[
		'migration =! none',
		'1:11',
		'"=!" is not understood.',
		'Facts are compared by =, !=, <, <=, >, >=, and conditions joined by and, or.',
	],
	['mf1 in "done', '1:8', 'This quotation mark is not closed.', 'Expected another " behind the name.'],
	[`mf1 in 'done`, '1:8', 'This quotation mark is not closed.', `Expected another ' behind the name.`],
	['not', '1:4', 'Expected a condition behind "not".', 'As in "db1 in waiting".'],
	[
		'mf1 in done AND mf2 in done',
		'1:13',
		'"AND" is not expected here.',
		'Did you mean "and"? Expected one of: and, or.',
	],
	['mf1 in ""', '1:8', '"mf1" has no state "".', 'Expected one of: …'],
	[
		'outcome in done',
		'1:9',
		'Expected an outcome behind "outcome", not "in".',
		'Expected one of: notStarted, underway, failed, completed, unrecoverable.',
	],
	[
		'mf1 in\n  upgrading.instaling',
		'2:3',
		'"mf1" has no state "upgrading.instaling".',
		'Did you mean "upgrading.installing"? Expected one of: …',
	],
	['mf1 in done.', '1:8', '"mf1" has no state "done.".', 'Did you mean "done"? Expected one of: …'],
];
const ofFiles: readonly Case[] = [
	['lp1.filesBackedUp = 5', '1:21', '"lp1.filesBackedUp" cannot be "5".', 'Expected a whole number from 0 to 2.'],
	['lp1.filesBackedUp > -1', '1:21', '"lp1.filesBackedUp" cannot be "-1".', 'Expected a whole number from 0 to 2.'],
	[
		'some server.filesBackedUp >= 5',
		'1:30',
		'"lp1.filesBackedUp" cannot be "5".',
		'Expected a whole number from 0 to 2.',
	],
	[
		'every server.filesBackedUp = x',
		'1:30',
		'"lp1.filesBackedUp" cannot be "x".',
		'Expected a whole number from 0 to 2.',
	],
	[
		'lp1.vmSnapshot = below 2.8.0.0',
		'1:18',
		'"lp1.vmSnapshot" cannot be "below".',
		'Did you mean "below 2.8.0.0"? Expected one of: none, below 2.8.0.0, 2.8.0.0 or later. Values with spaces stand in quotation marks.',
	],
	[
		'lp1.firmware < 2.8.1.0',
		'1:14',
		'"lp1.firmware" is no number, so "<" has no meaning for it.',
		'Expected one of: =, !=.',
	],
	['lp1.filesBackedUp = none', '1:21', '"lp1.filesBackedUp" cannot be "none".', 'Expected a whole number from 0 to 2.'],
	[
		'lp1.vmSnapshot',
		'1:15',
		'Expected a comparison behind "lp1.vmSnapshot".',
		`As in "lp1.vmSnapshot = 'below 2.8.0.0'".`,
	],
];

function problemOf(model: Model, text: string): Problem {
	const read = readQuestion(model, text, '--can');
	if (read.ok) throw new Error(`${text} was understood.`);
	return read.problem;
}

function shortened(advice: string | undefined): string | undefined {
	return advice?.replace(/(Expected one of: )(.*)\.$/, (whole, begin: string, list: string) =>
		list.split(', ').length > 5 ? `${begin}…` : whole,
	);
}

describe('a mistake is told with its place and what was expected', () => {
	const check = (model: Model) => (text: string, place: string, message: string, advice: string) => {
		const problem = problemOf(model, text);
		expect([`${problem.line}:${problem.column}`, problem.message, shortened(problem.advice)]).toEqual([
			place,
			message,
			advice,
		]);
		expect(problem.file).toBe('--can');
		expect(problem.lineText).toBe(text.split('\n')[problem.line - 1]);
	};
	it.each(ofSmall)('%s', check(small));
	it.each(ofFiles)('%s', check(files));

	it('as problems in files are', () => {
		expect(renderProblems([problemOf(small, 'mf1 in doone or\n  mf2 in failed')], plainStyle)).toContain(
			`--can:1:8: error: "mf1" has no state "doone".
    1 | mf1 in doone or
      |        ^
  Did you mean "done"? Expected one of: waiting, waiting.linked,
`,
		);
	});
});

describe('facts of servers with different domains', () => {
	const mixed = modelOf(
		lotusProtector,
		{
			servers: { lp1: { referencedFiles: 5 }, lp2: { referencedFiles: 1 }, lp3: { referencedFiles: 3 } },
			cluster: { central: 'lp1' },
		},
		'guided',
	);

	it('must have the value each, where all are meant', () => {
		expect(problemOf(mixed, 'every server.filesBackedUp < 3')).toMatchObject({
			column: 30,
			message: '"lp2.filesBackedUp" cannot be "3".',
			advice: 'Expected one of: 0, 1.',
		});
	});

	it('must have the value between them, where one is meant', () => {
		const [{ snapshot }] = begin(mixed);
		const backedUp = { ...snapshot, context: { ...snapshot.context, 'lp3.filesBackedUp': 3 } } as typeof snapshot;
		const answers = ['= 3', '!= 3', '> 3', '>= 3'].map((rest) => {
			const read = readQuestion(mixed, `some server.filesBackedUp ${rest}`);
			return read.ok && holds(mixed.machine, backedUp, { type: 'none' }, read.condition);
		});
		expect(answers).toEqual([true, true, false, true]);
		expect(problemOf(mixed, 'some server.filesBackedUp = 6')).toMatchObject({
			message: '"lp1.filesBackedUp" cannot be "6".',
			advice: 'Expected a whole number from 0 to 5.',
		});
	});
});

describe('limits', () => {
	it.each([
		['not ', ''],
		['(', ')'],
		['not (', ')'],
	])('allow a hundred levels of %s, and no more', (open, close) => {
		const levels = 100 / (open.match(/not|\(/g) ?? []).length;
		const nested = (count: number) => `${open.repeat(count)}mf1 in done${close.repeat(count)}`;
		expect(readQuestion(small, nested(levels)).ok).toBe(true);
		expect(problemOf(small, nested(levels + 1))).toMatchObject({
			message: 'The question is nested more than 100 deep.',
			advice: 'Expected fewer parentheses, or fewer "not" in a row.',
		});
		expect(problemOf(small, nested(1900)).message).toBe('The question is nested more than 100 deep.');
	});

	it('allow long questions, but no endless ones', () => {
		const long = (count: number) => Array.from({ length: count }, () => 'mf1 in done').join(' or ');
		expect(readQuestion(small, long(2500)).ok).toBe(true);
		expect(problemOf(small, long(2501))).toMatchObject({
			column: 'mf1 in done or '.length * 2500 + 1,
			message: 'The question has more than 10000 words.',
			advice: 'Ask several smaller questions.',
		});
	});
});

describe('whatever is asked', () => {
	const isTold = (text: string): void => {
		const read = readQuestion(small, text);
		if (read.ok) return;
		const { line, column, message, advice } = read.problem;
		expect(message).toMatch(/\.$/);
		expect(advice).toMatch(/[.?]$/);
		expect(column).toBeGreaterThan(0);
		expect(column).toBeLessThanOrEqual((text.split('\n')[line - 1] ?? '').length + 1);
		expect(renderProblems([read.problem], plainStyle)).toContain(`--never:${line}:${column}: error: `);
	};

	it('is answered with a condition or a problem: any text', () => {
		const text = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));
		fc.assert(fc.property(text, isTold), { numRuns: 500 });
	});

	it('is answered with a condition or a problem: any words', () => {
		const word = fc.constantFrom(
			...['and', 'or', 'not', 'in', 'tag', 'outcome', 'some', 'every', 'server', 'server.migrated', 'mf1', 'done'],
			...['(', ')', '=', '!=', '<', '==', '"', "'", 'migration', 'none', 'mail:down', 'completed', '__proto__', '\n'],
		);
		fc.assert(
			fc.property(fc.array(word, { maxLength: 12 }), (words) => isTold(words.join(' '))),
			{ numRuns: 1000 },
		);
	});

	it('is answered with a condition or a problem: questions with a slip of the pen', () => {
		const slipped = fc
			.tuple(questionPlans(small), fc.array(fc.nat(), { minLength: 1 }), fc.nat(), fc.string({ maxLength: 2 }))
			.map(([plan, hand, place, slip]) => {
				const text = textOf(plan, hand);
				const at = place % text.length;
				return text.slice(0, at) + slip + text.slice(at + 1);
			});
		fc.assert(fc.property(slipped, isTold), { numRuns: 300 });
	});
});
