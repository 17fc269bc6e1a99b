/**
 * A run written down: enough to run it again, and everything that it showed. Empty fields of entries are left out, so
 * that a trace stays short enough to read.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Mode } from '../../machines/kit/variants.js';
import { outcomeOf } from './configuration.js';
import type { Entry } from './entry.js';
import type { Simulation } from './simulation.js';
import type { SimulatedTime } from './time.js';

/** How the services fared. */
export interface ServiceSummary {
	readonly down: SimulatedTime;
	readonly degraded: SimulatedTime;
}

/** A run as it is exported. */
export interface Trace {
	readonly format: 'rehearse-trace';
	readonly version: 1;
	readonly product: string;
	readonly title: string;
	readonly mode: Mode;
	readonly seed: number;
	/** The deployment as it was given. */
	readonly deployment: unknown;
	readonly entries: readonly TraceEntry[];
	readonly outcome: string;
	readonly time: SimulatedTime;
	readonly services: Readonly<Record<string, ServiceSummary>>;
	/** SHA-256 over everything above, in hexadecimal. */
	readonly digest: string;
}

/** An entry without its empty fields. */
export type TraceEntry = Pick<Entry, 'index' | 'at' | 'source' | 'event' | 'verdict'> & Partial<Entry>;

/** What a trace says beside what the simulation knows. */
export interface TraceHead {
	readonly title: string;
	readonly seed: number;
	/** The deployment as it was given, before defaults. */
	readonly givenDeployment: unknown;
}

/** An entry without its empty fields. */
export function compactEntry(entry: Entry): TraceEntry {
	const filled = Object.entries(entry).filter(
		([, value]) => value !== false && !(Array.isArray(value) && value.length === 0),
	);
	return Object.fromEntries(filled) as unknown as TraceEntry;
}

/** Writes a run down. */
export function traceOf(simulation: Simulation, entries: readonly Entry[], head: TraceHead): Trace {
	const content = {
		format: 'rehearse-trace' as const,
		version: 1 as const,
		product: simulation.model.product.name,
		title: head.title,
		mode: simulation.model.mode,
		seed: head.seed,
		deployment: head.givenDeployment,
		entries: entries.map(compactEntry),
		outcome: outcomeOf(simulation.snapshot),
		time: simulation.clock,
		services: Object.fromEntries(simulation.meters),
	};
	return { ...content, digest: digestOf(content) };
}

/** SHA-256 of a value's JSON, in hexadecimal; keys count in the order in which they were written. */
export function digestOf(value: unknown): string {
	return bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))));
}
