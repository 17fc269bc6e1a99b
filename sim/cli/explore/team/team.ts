/**
 * Threads that decide questions beside this one. Which thread decides a question does not show: each verdict depends on
 * its question alone, and answers are told in the order of the questions.
 */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Verdict } from '../../../explore/search/verdict.js';
import type { Found, Work } from './work.js';

/** Threads at work. */
export interface Team {
	/** The verdict on a question, if one of them has found it already. */
	readonly found: (question: number) => Verdict | undefined;
	/** Whether some of them are still at work. */
	readonly isAtWork: () => boolean;
	/** Waits until something has changed: a verdict more, or a thread less. */
	readonly change: () => Promise<void>;
	readonly dismiss: () => Promise<void>;
}

/**
 * Starts so many threads. One that fails is told to nobody: what it had taken is left for whoever waits for it, and a
 * defect shows itself there.
 * @param helperFile what a thread runs; where rehearse runs from its sources there is none, and nobody helps.
 */
export function startTeam(work: Work, threads: number, helperFile: string): Team {
	const verdicts = new Map<number, Verdict>();
	const atWork = new Set<Worker>();
	let tell = () => {};
	for (let thread = 0; thread < threads && existsSync(helperFile); thread += 1) {
		const worker = new Worker(helperFile, { workerData: work });
		atWork.add(worker);
		worker.on('message', ({ question, verdict }: Found) => {
			verdicts.set(question, verdict);
			tell();
		});
		worker.on('error', () => {});
		worker.on('exit', () => {
			atWork.delete(worker);
			tell();
		});
	}
	return {
		found: (question) => verdicts.get(question),
		isAtWork: () => atWork.size > 0,
		change: () =>
			new Promise((resolve) => {
				tell = resolve;
			}),
		dismiss: async () => {
			await Promise.all([...atWork].map((worker) => worker.terminate()));
		},
	};
}
