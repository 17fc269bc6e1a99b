/**
 * From which states a goal can still be reached: backward over the successors that a complete search has kept. A state
 * of a quotient by symmetry stands for states that are bisimilar to it, so what it can reach they can.
 */
import type { Search } from '../generate/engines.js';

/** For each state 1 if a marked state can be reached from it. */
export function canReach(search: Search, goal: Uint8Array): Uint8Array {
	return Uint8Array.from(stepsToGoal(search, goal), (steps) => (steps < 0 ? 0 : 1));
}

/** For each state the number of steps to the nearest marked one; -1 if there is no way. */
export function stepsToGoal(search: Search, goal: Uint8Array): Int32Array {
	const { starts, sources } = predecessors(search);
	const steps = new Int32Array(search.count).fill(-1);
	const open = new Int32Array(search.count);
	let count = 0;
	for (let state = 0; state < search.count; state += 1) {
		if (goal[state] !== 1) continue;
		steps[state] = 0;
		open[count++] = state;
	}
	for (let next = 0; next < count; next += 1) {
		const state = open[next] as number;
		for (let edge = starts[state] as number; edge < (starts[state + 1] as number); edge += 1) {
			const source = sources[edge] as number;
			if (steps[source] !== -1) continue;
			steps[source] = (steps[state] as number) + 1;
			open[count++] = source;
		}
	}
	return steps;
}

/** The edges turned round: the states before state n lie from place `starts[n]` to `starts[n + 1]`. */
function predecessors({ count, expanded, edgeCount, edgeStarts, edges }: Search): {
	starts: Int32Array;
	sources: Int32Array;
} {
	const starts = new Int32Array(count + 1);
	for (let edge = 0; edge < edgeCount; edge += 1)
		starts[(edges[edge] as number) + 1] = (starts[(edges[edge] as number) + 1] as number) + 1;
	for (let state = 0; state < count; state += 1)
		starts[state + 1] = (starts[state + 1] as number) + (starts[state] as number);
	const sources = new Int32Array(edgeCount);
	const filled = starts.slice(0, count);
	for (let source = 0; source < expanded; source += 1) {
		for (let edge = edgeStarts[source] as number; edge < (edgeStarts[source + 1] as number); edge += 1) {
			const target = edges[edge] as number;
			sources[filled[target] as number] = source;
			filled[target] = (filled[target] as number) + 1;
		}
	}
	return { starts, sources };
}
