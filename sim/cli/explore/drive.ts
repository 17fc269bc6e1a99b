/** Drives a search to its end and shows on a terminal how far it is. */
import type { Progress } from '../../explore/search/progress.js';
import { countText } from '../../report/exploration.js';
import type { Terminal } from '../terminal.js';

const millisecondsBetweenLines = 200;

/** Runs a search to its end. */
export function drive<Result>(search: Generator<Progress, Result>, name: string, terminal: Terminal): Result {
	const begun = performance.now();
	let shown = begun;
	for (;;) {
		const step = search.next();
		const now = performance.now();
		if (step.done === true) {
			if (shown !== begun) terminal.showProgress?.('');
			return step.value;
		}
		if (now - shown < millisecondsBetweenLines) continue;
		shown = now;
		const { states, expanded, bytes } = step.value;
		const rate = Math.round(states / Math.max(0.001, (now - begun) / 1000));
		const parts = [
			countText(states, 'state'),
			`${countText(rate, 'state')}/s`,
			`frontier ${countText(states - expanded, 'state')}`,
			`${Math.round(bytes / 2 ** 20)} MiB`,
		];
		terminal.showProgress?.(`${name}: ${parts.join(', ')}`);
	}
}
