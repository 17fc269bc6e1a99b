/** What a thread that helps does: takes questions that nobody has taken yet, and sends their verdicts. */
import { makeExplorable } from '../../../explore/questions.js';
import { decide } from '../../../explore/results.js';
import { createModel } from '../../../simulation/model.js';
import { chooseProducts, registry } from '../../registry.js';
import { questionsOf } from '../inquiries.js';
import { type Found, takeQuestion, type Work } from './work.js';

/**
 * Decides questions until none is left.
 * @throws Error if the questions are none here: a defect, since the thread that sent them has read them.
 */
export async function helpExploring(
	{ product: name, folder, subjects, asked, decision, next }: Work,
	send: (found: Found) => void,
): Promise<void> {
	await chooseProducts(folder);
	const product = await registry().load(name);
	// A machine is compiled once somebody takes a question about it.
	const questions = subjects.flatMap(({ deployment, mode, droppedRule }) => {
		const model = createModel(product, deployment, { mode, droppedRule });
		let made: ReturnType<typeof makeExplorable> | undefined;
		const explorable = () => {
			made ??= makeExplorable(model);
			return made;
		};
		const read = questionsOf(model, asked);
		if (!read.ok) throw new Error(read.problems[0]?.message);
		return read.value.map((question) => ({ question, explorable }));
	});
	for (let taken = takeQuestion(next); taken < questions.length; taken = takeQuestion(next)) {
		const { question, explorable } = questions[taken] as (typeof questions)[number];
		const search = decide(explorable(), question, decision);
		let step = search.next();
		while (step.done !== true) step = search.next();
		send({ question: taken, verdict: step.value });
	}
}
