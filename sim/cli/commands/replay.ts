/** `rehearse run --replay`: runs a trace again. */
import * as z from 'zod';
import { loadProduct, productNames } from '../../../machines/index.js';
import { renderProblems } from '../../report/problems.js';
import { checkData } from '../../scenario/check.js';
import { checkDeployment } from '../../scenario/deployment.js';
import { expectedOneOf, type Loaded, problemAt, quoted, type Source } from '../../scenario/problem.js';
import { parseYaml, traceLimits } from '../../scenario/yaml.js';
import { createModel, type Model } from '../../simulation/model.js';
import { type ReplayResult, replay } from '../../simulation/replay.js';
import type { Trace } from '../../simulation/trace.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { readTrace } from '../files.js';
import type { Terminal } from '../terminal.js';

const traceFormat = 'rehearse-trace';

/** The form of a trace as far as replay relies on it; the rest is compared, not read. */
const traceSchema = z.looseObject({
	format: z.literal(traceFormat),
	version: z.literal(1),
	product: z.string(),
	title: z.string(),
	mode: z.enum(['guided', 'open']),
	seed: z.int(),
	deployment: z.unknown(),
	digest: z.string(),
	entries: z.array(
		z.looseObject({
			index: z.int(),
			source: z.enum(['begin', 'operator', 'system', 'fault', 'clock']),
			event: z.record(z.string(), z.string()).and(z.object({ type: z.string() })),
			at: z.object({ minutes: z.number(), unknownStretches: z.int() }),
		}),
	),
});

/** Replays a trace file and tells the first step that differs. */
export async function replayTrace(
	file: string,
	{ json }: { readonly json?: boolean },
	terminal: Terminal,
): Promise<ExitCode> {
	const source = readTrace(file);
	const loaded = source.ok ? await loadTrace(source.value) : source;
	if (!loaded.ok) {
		terminal.writeError(renderProblems(loaded.problems, terminal.errorStyle));
		return exitCodes.badInput;
	}
	const { model, trace } = loaded.value;
	const result = replay(model, trace);
	terminal.write(json === true ? `${JSON.stringify(summaryOf(result), null, 2)}\n` : describe(result, trace));
	return result.kind === 'same' ? exitCodes.holds : exitCodes.failed;
}

/** Reads a trace; JSON is YAML, so that errors have places here too. */
async function loadTrace(source: Source): Promise<Loaded<{ readonly model: Model; readonly trace: Trace }>> {
	const yaml = parseYaml(source, traceLimits);
	if (!yaml.ok) return yaml;
	const located = yaml.value;
	if (!isTrace(located.data)) {
		const advice = 'Expected a file that "rehearse run --trace" has written.';
		return { ok: false, problems: [problemAt(source, located.valueAt(['format']), 'The file is no trace.', advice)] };
	}
	const checked = checkData<unknown>(source, located, traceSchema, located.data);
	if (!checked.ok) return checked;
	const trace = located.data as Trace;
	if (!productNames.includes(trace.product)) {
		const message = `There is no product ${quoted(trace.product)}.`;
		const advice = expectedOneOf(trace.product, productNames);
		return { ok: false, problems: [problemAt(source, located.valueAt(['product']), message, advice)] };
	}
	const product = await loadProduct(trace.product);
	const deployment = checkDeployment(product, source, located, trace.deployment, ['deployment']);
	if (!deployment.ok) return deployment;
	const [refusal] = deployment.value.refusals;
	if (refusal !== undefined) {
		const message = refusal.problems[0]?.message ?? refusal.demands;
		return { ok: false, problems: [problemAt(source, located.valueAt(['deployment']), message, refusal.demands)] };
	}
	return { ok: true, value: { trace, model: createModel(product, deployment.value.deployment, { mode: trace.mode }) } };
}

function isTrace(data: unknown): boolean {
	return typeof data === 'object' && data !== null && 'format' in data && data.format === traceFormat;
}

function summaryOf(result: ReplayResult): unknown {
	if (result.kind !== 'different') return { result: result.kind };
	const { index, recorded, replayed } = result;
	return { result: result.kind, index, recorded, replayed };
}

function describe(result: ReplayResult, trace: Trace): string {
	switch (result.kind) {
		case 'same':
			return `The trace replays the same: ${trace.entries.length} steps, digest ${trace.digest.slice(0, 12)}.\n`;
		case 'edited':
			return 'Every step replays the same, but the totals or the digest of the trace do not fit them: it was edited.\n';
		case 'different':
			return [
				`The trace first differs at step ${result.index}.`,
				`  recorded: ${JSON.stringify(result.recorded)}`,
				`  now:      ${result.replayed === undefined ? 'the step cannot be taken' : JSON.stringify(result.replayed)}`,
				'',
			].join('\n');
	}
}
