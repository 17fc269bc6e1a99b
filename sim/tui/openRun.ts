/** Opens a run in the sandbox: a trace, or a scenario such as the explorer's counterexamples. */

import { library, readScenarios, readTrace } from '../cli/files.js';
import { fillFor } from '../cli/scenarios.js';
import { loadTrace } from '../cli/traces.js';
import { loadScenario } from '../scenario/load.js';
import { type Loaded, problemAt, type Source } from '../scenario/problem.js';
import { runScenario } from '../scenario/run.js';
import type { Entry } from '../simulation/entry.js';
import type { TraceEntry } from '../simulation/trace.js';
import type { Command } from '../train/commands.js';
import { type Course, createCourse } from '../train/course.js';
import { commandsOf } from '../train/opened.js';

/** A course and the commands that lead to where it is opened. */
export interface OpenedRun {
	readonly course: Course;
	readonly commands: readonly Command[];
}

/** Opens a file at a step, counted as in the trace; at its end if none is given. */
export async function openRun(path: string, at: number | undefined): Promise<Loaded<OpenedRun>> {
	if (/\.ya?ml$/.test(path)) {
		const sources = readScenarios([path]);
		const [source] = sources.ok ? sources.value : [];
		return sources.ok && source !== undefined ? openScenario(source, at) : (sources as Loaded<never>);
	}
	const source = readTrace(path);
	const loaded = source.ok ? await loadTrace(source.value) : source;
	if (!source.ok) return source;
	if (!loaded.ok) return loaded;
	const { model, trace } = loaded.value;
	const course = createCourse({
		...trace,
		product: model.product,
		deployment: model.deployment,
		givenDeployment: trace.deployment,
	});
	return opened(source.value, course, trace.entries, at);
}

async function openScenario(source: Source, at: number | undefined): Promise<Loaded<OpenedRun>> {
	const loaded = await loadScenario(source, library);
	if (!loaded.ok) return loaded;
	const scenario = loaded.value;
	const [refusal] = scenario.deploymentRefusals;
	if (refusal !== undefined) {
		return { ok: false, problems: [problemAt(source, 0, 'The deployment is outside the guide.', refusal.demands)] };
	}
	const { records } = runScenario(scenario, { findFill: await fillFor([scenario]) });
	const course = createCourse(scenario);
	return opened(
		source,
		{ ...course, prepared: [] },
		records.flatMap(({ entries }) => entries),
		at,
	);
}

function opened(
	source: Source,
	course: Course,
	entries: readonly (Entry | TraceEntry)[],
	at: number | undefined,
): Loaded<OpenedRun> {
	const last = entries.length - 1;
	if (at !== undefined && (at < 0 || at > last)) {
		return {
			ok: false,
			problems: [problemAt(source, 0, `There is no step ${at}.`, `Expected a step from 0 to ${last}.`)],
		};
	}
	const commands = commandsOf(entries);
	return {
		ok: true,
		value: { course, commands: at === undefined ? commands : [...commands, { kind: 'goTo', position: at }] },
	};
}
