/** Reads a lesson file: its form, its product, its deployment and every name in it. */
import type { AnyProduct } from '../../machines/kit/product.js';
import { checkData } from '../scenario/check.js';
import { completeEvent } from '../scenario/eventReference.js';
import { deploymentOf, type Library, preparedEvents, SharedWork } from '../scenario/load.js';
import { expectedMoment } from '../scenario/moment.js';
import { namelessIn, type Reading } from '../scenario/names.js';
import { expectedOneOf, type Loaded, type Problem, problemAt, quoted, type Source } from '../scenario/problem.js';
import { readReference } from '../scenario/stateReference.js';
import { readSteps } from '../scenario/steps.js';
import { type Located, parseYaml } from '../scenario/yaml.js';
import { createModel } from '../simulation/model.js';
import { type Course, createCourse } from './course.js';
import type { HintBlock, Lesson, Strike } from './lesson.js';
import { type LessonData, lessonSchema } from './lessonSchema.js';

/** Reads a lesson as the course that it is. `name` is how it is asked for. */
export async function loadLesson(source: Source, name: string, library: Library): Promise<Loaded<Course>> {
	const yaml = parseYaml(source);
	if (!yaml.ok) return yaml;
	const located = yaml.value;
	const checked = checkData<LessonData>(source, located, lessonSchema as never, located.data);
	if (!checked.ok) return checked;
	const data = checked.value;
	if (!library.productNames.includes(data.product)) {
		const advice = expectedOneOf(data.product, library.productNames);
		const offset = located.valueAt(['product']);
		return { ok: false, problems: [problemAt(source, offset, `There is no product ${quoted(data.product)}.`, advice)] };
	}
	const product = await library.loadProduct(data.product);
	return readLesson(source, located, data, product, name, library);
}

function readLesson(
	source: Source,
	located: Located,
	data: LessonData,
	product: AnyProduct,
	name: string,
	library: Library,
): Loaded<Course> {
	const deployment = deploymentOf(product, source, located, data.deployment, library, new SharedWork());
	if (!deployment.ok) return deployment;
	const { value } = deployment;
	const [refusal] = value.refusals;
	if (refusal !== undefined) {
		const message = refusal.problems[0]?.message ?? refusal.demands;
		return { ok: false, problems: [problemAt(source, located.valueAt(['deployment']), message, refusal.demands)] };
	}
	const reading: Reading = { source, located, model: createModel(product, value.deployment) };
	const prepared = preparedEvents(reading, data.prepared);
	const start = readSteps(reading, data.start, ['start']);
	const solution = readSteps(reading, data.solution, ['solution']);
	const strikes = data.strikes.map((strike, index) => readStrike(reading, strike, index));
	const hints = data.hints.map((hint, index) => readHint(reading, hint, index));
	const problems = [
		...[prepared, start, solution, ...strikes, ...hints].flatMap((read) => (read.ok ? [] : read.problems)),
		...namelessIn(reading, data.goal.expect, ['goal', 'expect']),
		...unknownClauses(reading, data),
	];
	if (problems.length > 0 || !prepared.ok || !start.ok || !solution.ok) return { ok: false, problems };
	const lesson: Lesson = {
		name,
		title: data.title,
		introduction: data.introduction,
		goal: data.goal,
		start: start.value,
		strikes: strikes.flatMap((read) => (read.ok ? [read.value] : [])),
		hints: hints.flatMap((read) => (read.ok ? [read.value] : [])),
		solution: solution.value,
		debrief: data.debrief,
	};
	const { given: givenDeployment } = value;
	const parts = { product, givenDeployment, deployment: value.deployment, mode: data.mode };
	return { ok: true, value: createCourse({ ...parts, prepared: prepared.value, lesson }) };
}

function readStrike(reading: Reading, strike: LessonData['strikes'][number], index: number): Loaded<Strike> {
	const { source, located, model } = reading;
	const { fault, at, ...given } = strike;
	const path = ['strikes', index];
	const completed = completeEvent(model, 'fault', fault, given);
	if (!completed.ok) {
		const offset = completed.isKeyWrong ? located.keyAt(path, completed.key) : located.valueAt([...path, 'fault']);
		return { ok: false, problems: [problemAt(source, offset, completed.message, completed.advice)] };
	}
	const reference = readReference(model, at);
	if (!reference.ok) {
		const offset = located.valueAt([...path, 'at']);
		return { ok: false, problems: [problemAt(source, offset, reference.message, reference.advice)] };
	}
	return { ok: true, value: { fault: completed.event, at: reference.reference } };
}

function readHint(reading: Reading, { when, says }: LessonData['hints'][number], index: number): Loaded<HintBlock> {
	if (when === undefined) return { ok: true, value: { when: undefined, says } };
	const problems = namelessIn(reading, when, ['hints', index, 'when']);
	if (problems.length > 0) return { ok: false, problems };
	return { ok: true, value: { when: expectedMoment(when, reading.model), says } };
}

function unknownClauses({ source, located, model }: Reading, { debrief }: LessonData): Problem[] {
	const known: string[] = model.product.guide.clauses.map(({ id }: { id: string }) => id);
	return debrief.clauses.flatMap((id, index) => {
		if (known.includes(id)) return [];
		const offset = located.valueAt(['debrief', 'clauses', index]);
		return [problemAt(source, offset, `${model.product.name} has no clause ${quoted(id)}.`, expectedOneOf(id, known))];
	});
}
