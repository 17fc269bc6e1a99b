/** Decides all questions of some inquiries, in this thread and, if that takes long, in others beside it. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Answer, decide, followed } from '../../../explore/results.js';
import type { Decision } from '../../../explore/search/decide.js';
import type { Verdict } from '../../../explore/search/verdict.js';
import { registry } from '../../registry.js';
import type { Terminal } from '../../terminal.js';
import { drive } from '../drive.js';
import type { Asked, Inquiry } from '../inquiries.js';
import { startTeam, type Team } from './team.js';
import { takeQuestion } from './work.js';

/** Beside the program file, in which this module is bundled. */
const helperFile = join(import.meta.dirname, '..', 'helper.js');

/**
 * What a thread costs to start and to compile the machine once more is worth it only beyond so much, counted from the
 * start of the process: a machine that took long to compile takes long to explore.
 */
const millisecondsAlone = 300;

/** How questions are decided. */
export interface Deciding {
	readonly asked: Asked;
	readonly decision: Decision;
	/** Threads in all, this one included. */
	readonly threads: number;
	/** False if something that cannot be sent to a thread is explored, as the end of a trace. */
	readonly canBeSent: boolean;
}

/**
 * The answers to all questions, in their order, each as soon as it and all before it are there.
 * @throws CompileError for a question about what the explorer does not understand.
 */
export async function* decideAll(
	inquiries: readonly Inquiry[],
	{ asked, decision, threads, canBeSent }: Deciding,
	terminal: Terminal,
): AsyncGenerator<{ readonly inquiry: Inquiry; readonly answer: Answer }> {
	const questions = inquiries.flatMap((inquiry) => inquiry.questions.map((question) => ({ inquiry, question })));
	const next = new Int32Array(new SharedArrayBuffer(4));
	const mine = new Map<number, Verdict>();
	let team: Team | undefined;

	/** A question is decided here if nobody has taken it, or if whoever had taken it is gone. */
	const decideHere = (number: number) => {
		const taken = questions[number];
		if (taken === undefined) return;
		const search = decide(taken.inquiry.subject.explorable, taken.question, decision);
		mine.set(number, drive(search, taken.question.name, terminal));
	};
	const helpWanted = () => canBeSent && team === undefined && threads > 1 && performance.now() > millisecondsAlone;
	const callHelp = () => {
		const left = questions.length - (next[0] ?? 0);
		team = startTeam(workOf(inquiries, asked, decision, next), Math.min(threads - 1, left), helperFile);
	};

	try {
		for (const [number, { inquiry, question }] of questions.entries()) {
			for (;;) {
				const verdict = mine.get(number) ?? team?.found(number);
				if (verdict !== undefined) {
					yield { inquiry, answer: followed(inquiry.subject.explorable, question, verdict) };
					break;
				}
				if (helpWanted()) callHelp();
				const taken = takeQuestion(next);
				if (taken < questions.length) decideHere(taken);
				else if (team?.isAtWork() === true) await team.change();
				else decideHere(number);
				// What the others have sent is received between two questions.
				if (team !== undefined) await setImmediate();
			}
		}
	} finally {
		await team?.dismiss();
	}
}

function workOf(inquiries: readonly Inquiry[], asked: Asked, decision: Decision, next: Int32Array) {
	const { folder } = registry();
	const models = inquiries.map(({ subject }) => subject.explorable.model);
	return {
		product: models[0]?.product.name ?? '',
		folder,
		subjects: models.map(({ deployment, mode, droppedRule }) => ({ deployment, mode, droppedRule })),
		asked,
		decision,
		next,
	};
}
