/** `rehearse run --replay`: runs a trace again. */
import { renderProblems } from '../../report/problems.js';
import { type ReplayResult, replay } from '../../simulation/replay.js';
import type { Trace } from '../../simulation/trace.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { readTrace } from '../files.js';
import type { Terminal } from '../terminal.js';
import { loadTrace } from '../traces.js';

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
