/** `rehearse explore --dot` and `--mermaid`: draws what can be reached. */
import { type GraphResult, graphOf, regionFields, shownFields } from '../../explore/graph.js';
import { defaultBudget } from '../../explore/search/progress.js';
import { dotText, mermaidText } from '../../report/graph.js';
import { expectedOneOf, quoted } from '../../scenario/problem.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import type { Terminal } from '../terminal.js';
import { drive } from './drive.js';
import type { ExploreOptions } from './options.js';
import type { Subject } from './subjects.js';

/** More states than this nobody reads in a drawing. */
const maximumNodes = 200;

/** Draws the graph of one subject. */
export function drawGraph(
	subjects: readonly Subject[],
	{ dot, show, maxStates, maxMemory }: ExploreOptions,
	terminal: Terminal,
): ExitCode {
	const [subject, ...others] = subjects;
	const fail = (message: string, code: ExitCode): ExitCode => {
		terminal.writeError(`error: ${message}\n`);
		return code;
	};
	if (subject === undefined || others.length > 0) {
		return fail('A graph is of one deployment: choose it with --deployment.', exitCodes.badInput);
	}
	const { explorable, name } = subject;
	const known = shownFields(explorable);
	const unknown = show?.find((wanted) => !known.has(wanted));
	if (unknown !== undefined) {
		return fail(
			`Nothing that can be shown is called ${quoted(unknown)}. ${expectedOneOf(unknown, [...known.keys()])}`,
			exitCodes.badInput,
		);
	}
	const fields = show?.flatMap((wanted) => known.get(wanted) ?? []) ?? regionFields(explorable);
	const budget = {
		maximumStates: maxStates ?? defaultBudget.maximumStates,
		maximumBytes: maxMemory ?? defaultBudget.maximumBytes,
	};
	const result: GraphResult = drive(graphOf(explorable, fields, budget, maximumNodes), 'graph', terminal);
	if (result.kind === 'tooLarge') {
		const names = [...known.keys()].slice(0, explorable.model.states.size + explorable.model.servers.length);
		const advice = `Show less with --show, one or more of: ${names.join(', ')}, or facts.`;
		return fail(`The graph is not drawn: ${result.because}. ${advice}`, exitCodes.notDecided);
	}
	const title = `${explorable.model.product.name}, ${explorable.model.mode}, ${name}`;
	terminal.write(dot === true ? dotText(title, result.graph) : mermaidText(title, result.graph));
	return exitCodes.holds;
}
