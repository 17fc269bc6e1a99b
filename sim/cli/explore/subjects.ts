/** What is explored: the model of a deployment from its begin, or from the end of a trace. */
import type { AnyProduct } from '../../../machines/kit/product.js';
import type { Mode } from '../../../machines/kit/variants.js';
import type { Explorable } from '../../explore/questions.js';
import { makeExplorable } from '../../explore/questions.js';
import type { Answer } from '../../explore/results.js';
import { type Loaded, problemAt, quoted } from '../../scenario/problem.js';
import type { WrittenStep } from '../../scenario/write.js';
import { createModel } from '../../simulation/model.js';
import { replay } from '../../simulation/replay.js';
import type { TraceEntry } from '../../simulation/trace.js';
import { readTrace } from '../files.js';
import { loadTrace } from '../traces.js';
import { chooseDeployments } from './deployments.js';
import type { ExploreOptions } from './options.js';

/** Something to explore. */
export interface Subject {
	/** As it is shown. */
	readonly name: string;
	readonly explorable: Explorable;
	readonly givenDeployment: unknown;
	/** What led to the state that the exploration begins in. */
	readonly before: readonly WrittenStep[];
}

/** What was found out about one subject. */
export interface SubjectReport {
	readonly subject: Subject;
	readonly answers: { readonly answer: Answer; readonly scenario: string | undefined }[];
}

/**
 * The subjects that the options mean.
 * @throws CompileError for a machine that the explorer does not understand.
 */
export async function subjectsOf(product: AnyProduct, options: ExploreOptions): Promise<Loaded<readonly Subject[]>> {
	if (options.from !== undefined) return subjectFrom(product, options.from);
	const deployments = chooseDeployments(product, options.deployment);
	if (!deployments.ok) return deployments;
	const variant = { mode: options.mode as Mode, droppedRule: options.drop };
	const subjects = deployments.value.map(({ name, given, deployment }) => ({
		name,
		explorable: makeExplorable(createModel(product, deployment, variant)),
		givenDeployment: given,
		before: [],
	}));
	return { ok: true, value: subjects };
}

async function subjectFrom(product: AnyProduct, file: string): Promise<Loaded<readonly Subject[]>> {
	const source = readTrace(file);
	const loaded = source.ok ? await loadTrace(source.value) : source;
	if (!source.ok) return source;
	if (!loaded.ok) return loaded;
	const { model, trace } = loaded.value;
	const wrong = (message: string, advice: string): Loaded<never> => ({
		ok: false,
		problems: [problemAt(source.value, 0, message, advice)],
	});
	if (model.product.name !== product.name) {
		return wrong(`The trace is one of ${quoted(model.product.name)}.`, `Expected a trace of ${product.name}.`);
	}
	const result = replay(model, trace);
	if (result.kind !== 'same')
		return wrong('The trace does not replay the same.', `"rehearse run --replay" tells where it differs.`);
	const subject = {
		name: `from the end of ${source.value.file}`,
		explorable: makeExplorable(model, result.simulation),
		givenDeployment: trace.deployment,
		before: stepsBefore(trace.entries),
	};
	return { ok: true, value: [subject] };
}

/** The steps of a trace that changed where the run stands. */
function stepsBefore(entries: readonly TraceEntry[]): WrittenStep[] {
	return entries.flatMap(({ source, event, verdict, at }, index): WrittenStep[] => {
		if (source === 'begin' || verdict.kind === 'refused') return [];
		if (source !== 'clock') return [{ kind: 'event', event, outOfTurn: source === 'system' }];
		const minutes = at.minutes - (entries[index - 1]?.at.minutes ?? 0);
		return minutes > 0 ? [{ kind: 'wait', minutes }] : [];
	});
}
