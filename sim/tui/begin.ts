/** What a sandbox begins with: a product's deployment, a lesson, an opened run, or a session that was broken off. */
import { loadProduct, productNames } from '../../machines/index.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import type { Mode } from '../../machines/kit/variants.js';
import { chooseDeployments } from '../cli/explore/deployments.js';
import { refusalsOf } from '../scenario/deployment.js';
import { expectedOneOf, type Loaded, problemAt, quoted } from '../scenario/problem.js';
import type { Command } from '../train/commands.js';
import { type Course, createCourse } from '../train/course.js';
import type { Journal } from '../train/journal.js';
import { newestJournal } from './journalStore.js';
import { openLesson } from './lessons.js';
import { type OpenedRun, openRun } from './openRun.js';
import type { TrainOptions } from './options.js';

/** What to begin with, and what to do once it is taken over. */
export interface Beginning extends OpenedRun {
	/** Removes the journal that is taken up, as soon as another one is begun in its place. */
	readonly forget?: () => void;
}

function problem<Value>(place: string, message: string, advice: string): Loaded<Value> {
	return { ok: false, problems: [problemAt({ file: place, text: '' }, 0, message, advice)] };
}

/** Finds out what is meant; undefined if nothing is said, and somebody has to choose. */
export async function beginningOf(
	product: string | undefined,
	options: TrainOptions,
	sessions: string,
): Promise<Loaded<Beginning> | undefined> {
	const { lesson, open, resume, at, exam: isExam = false } = options;
	if (resume === true) return resumed(sessions);
	if (open !== undefined) return openRun(open, at);
	if (lesson !== undefined) {
		const course = await openLesson(lesson, product);
		return course.ok ? { ok: true, value: { course: { ...course.value, isExam }, commands: [] } } : course;
	}
	if (product === undefined) return undefined;
	const course = courseOf(await loadProduct(product), options.deployment, options.mode as Mode | undefined, isExam);
	return course.ok ? { ok: true, value: { course: course.value, commands: [] } } : course;
}

/** A free course: the deployment that is named, or the first example with several servers. */
export function courseOf(
	product: AnyProduct,
	deployment: string | undefined,
	mode: Mode | undefined,
	isExam: boolean,
): Loaded<Course> {
	const chosen = chooseDeployments(product, deployment);
	if (!chosen.ok) return chosen;
	const several = chosen.value.find((candidate) => product.deployment.servers(candidate.deployment).length > 1);
	const { given, deployment: parsed } = several ?? (chosen.value[0] as (typeof chosen.value)[number]);
	return { ok: true, value: createCourse({ product, givenDeployment: given, deployment: parsed, mode, isExam }) };
}

async function resumed(sessions: string): Promise<Loaded<Beginning>> {
	const found = newestJournal(sessions);
	if (found === undefined)
		return problem('--resume', 'There is no session to resume.', 'Expected a session that was left or broken off.');
	const course = await courseOfJournal(found.journal);
	if (!course.ok) return course;
	const { commands } = found.journal;
	return { ok: true, value: { course: course.value, commands: commands as readonly Command[], forget: found.forget } };
}

async function courseOfJournal({ head }: Journal): Promise<Loaded<Course>> {
	const { lesson, isExam, product: name, deployment: given } = head;
	if (lesson !== undefined) {
		const course = await openLesson(lesson.includes('/') && !lesson.startsWith('/') ? lesson : lesson);
		return course.ok ? { ok: true, value: { ...course.value, isExam } } : course;
	}
	if (!productNames.includes(name)) {
		return problem(
			'--resume',
			`The session is one of ${quoted(name)}, which is no product.`,
			expectedOneOf(name, productNames),
		);
	}
	const product = await loadProduct(name);
	const parsed = product.deployment.schema.safeParse(given);
	if (!parsed.success || refusalsOf(product, parsed.data).length > 0) {
		return problem(
			'--resume',
			'The deployment of the session is no longer one of the product.',
			'Begin a new session.',
		);
	}
	const { title, mode, seed } = head;
	return {
		ok: true,
		value: createCourse({ product, givenDeployment: given, deployment: parsed.data, title, mode, seed, isExam }),
	};
}
