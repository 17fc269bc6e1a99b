/** Reads trace files: their form, their product and their deployment. */
import * as z from 'zod';
import { checkData } from '../scenario/check.js';
import { checkDeployment } from '../scenario/deployment.js';
import { expectedOneOf, type Loaded, problemAt, quoted, type Source } from '../scenario/problem.js';
import { parseYaml, traceLimits } from '../scenario/yaml.js';
import { createModel, type Model } from '../simulation/model.js';
import type { Trace } from '../simulation/trace.js';
import { registry } from './registry.js';

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

/** Reads a trace; JSON is YAML, so that errors have places here too. */
export async function loadTrace(source: Source): Promise<Loaded<{ readonly model: Model; readonly trace: Trace }>> {
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
	if (!registry().names.includes(trace.product)) {
		const message = `There is no product ${quoted(trace.product)}.`;
		const advice = expectedOneOf(trace.product, registry().names);
		return { ok: false, problems: [problemAt(source, located.valueAt(['product']), message, advice)] };
	}
	const product = await registry().load(trace.product);
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
