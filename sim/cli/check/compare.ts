/** Compares an observation with the baseline of its product, and looks for the ways to what is new. */
import { readFileSync } from 'node:fs';
import { describeEvent } from '../../../machines/kit/events.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import {
	type Baseline,
	type BaselineChange,
	compareBaselines,
	readBaseline,
	unguardedClauses,
} from '../../regress/baseline/baseline.js';
import { wayTo } from '../../regress/baseline/wayTo.js';
import type { ProductCheck, ToldChange } from '../../report/check.js';
import { drive } from '../explore/drive.js';
import type { Terminal } from '../terminal.js';

/** Tells what of a baseline is not so any more. */
export function compareWith(product: AnyProduct, before: Baseline, now: Baseline, terminal: Terminal): ProductCheck {
	const tell = (change: BaselineChange): ToldChange => {
		const way = drive(wayTo(product, change), change.name, terminal);
		return { change, way: way?.path.steps.map(({ event }) => describeEvent(event)) };
	};
	return {
		product: product.name,
		names: Object.entries(now).flatMap(([section, lines]) => [...lines.keys()].map((name) => `${section}: ${name}`)),
		changes: compareBaselines(before, now).map(tell),
		unguarded: unguardedClauses(before, now),
	};
}

/** Reads a baseline; a text says why it cannot be read. */
export function readBaselineFile(file: string): Baseline | string {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		return `There is no baseline ${file}. "rehearse check --update" writes it.`;
	}
	const read = readBaseline(text);
	return 'message' in read ? `${file}:${read.line}: ${read.message} "rehearse check --update" writes it anew.` : read;
}
