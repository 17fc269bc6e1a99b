/** What is asked about which model: the subjects of an exploration with their questions. */
import type { AnyProduct } from '../../../machines/kit/product.js';
import { readQuestion } from '../../explore/question/readQuestion.js';
import { propertiesConcerning } from '../../explore/questions.js';
import type { Question } from '../../explore/results.js';
import type { Loaded, Problem } from '../../scenario/problem.js';
import type { Model } from '../../simulation/model.js';
import type { ExploreOptions } from './options.js';
import { type Subject, subjectsOf } from './subjects.js';

/** A subject with what is asked about it. */
export interface Inquiry {
	readonly subject: Subject;
	readonly questions: readonly Question[];
}

/** What the command line asks of questions; without one of its own, the properties of the product. */
export type Asked = { readonly [Option in 'property' | 'never' | 'can']?: ExploreOptions[Option] | undefined };

/**
 * The inquiries that the options mean.
 * @throws CompileError for a machine that the explorer does not understand.
 */
export async function inquiriesOf(product: AnyProduct, options: ExploreOptions): Promise<Loaded<readonly Inquiry[]>> {
	const subjects = await subjectsOf(product, options);
	if (!subjects.ok) return subjects;
	const inquiries: Inquiry[] = [];
	for (const subject of subjects.value) {
		const questions = questionsOf(subject.explorable.model, options);
		if (!questions.ok) return questions;
		inquiries.push({ subject, questions: questions.value });
	}
	return { ok: true, value: inquiries };
}

/** The questions that are asked about a model, always in the same order. */
export function questionsOf(model: Model, { property, never = [], can = [] }: Asked): Loaded<readonly Question[]> {
	const questions: Question[] = [];
	const problems: Problem[] = [];
	const asked = [
		...never.map((text) => ({ kind: 'never' as const, text })),
		...can.map((text) => ({ kind: 'can' as const, text })),
	];
	for (const { kind, text } of asked) {
		const read = readQuestion(model, text, `--${kind}`);
		if (read.ok) questions.push({ kind, name: `${kind} ${text}`, condition: read.condition });
		else problems.push(read.problem);
	}
	if (problems.length > 0) return { ok: false, problems };
	if (questions.length > 0 && property === undefined) return { ok: true, value: questions };
	const properties = propertiesConcerning(model)
		.filter(([name]) => property === undefined || property.includes(name))
		.map(([name, definition]): Question => ({ kind: 'property', name, property: definition }));
	return { ok: true, value: [...questions, ...properties] };
}
