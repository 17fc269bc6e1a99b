/**
 * Final states: entering one raises the event that completes its parent, and where a parallel state is complete in all
 * its regions, the event that completes that one.
 */
import type { AnyStateNode } from '../../../machines/kit/bindings.js';
import { always, and, type Expression, never, or } from '../program/expression.js';
import type { Operation } from '../program/program.js';
import type { ActionScope } from './actions.js';
import { type Chart, childrenOf, isActive, isBelow } from './chart.js';
import { CompileError } from './compileError.js';
import { matches } from './descriptors.js';

/**
 * Checks that a parallel state that reacts to its completion stays complete in a region that is. XState looks at the
 * regions one by one while they are left and entered; what is seen halfway is not compiled.
 * @throws CompileError where a transition within a region may leave its final states.
 */
export function checkCompletions(chart: Chart): void {
	for (const node of chart.places.keys()) {
		const done = `xstate.done.state.${node.id}`;
		if (node.type !== 'parallel' || !reactsTo(chart, done)) continue;
		for (const inside of chart.places.keys()) {
			if (!isBelow(inside, node) || !canLeaveFinalStates(inside)) continue;
			throw new CompileError(
				`the state ${inside.id}`,
				`its transitions may leave its final states, and ${node.id} waits for all its regions.`,
			);
		}
	}
}

function reactsTo(chart: Chart, type: string): boolean {
	return [...chart.places.keys()].some((node) =>
		[...node.transitions].some(
			([descriptor, { length }]) => (length > 0 && descriptor === type) || matches(type, descriptor),
		),
	);
}

function canLeaveFinalStates(node: AnyStateNode): boolean {
	const final = childrenOf(node).filter(({ type }) => type === 'final');
	if (final.length === 0) return false;
	const own = [node, ...final].flatMap((state) => [...state.transitions.values()].flat().concat(state.always ?? []));
	return own.some(({ target }) => target?.some((state) => isBelow(state as AnyStateNode, node)) ?? false);
}

/**
 * What the entry of a final state raises, judged on the states that are active once all are entered.
 * @param entered the states that are entered with it, in their order.
 */
export function completions(
	scope: ActionScope & { readonly chart: Chart },
	node: AnyStateNode,
	entered: readonly AnyStateNode[],
): Operation[] {
	const raised: Operation[] = [];
	const raise = (completed: AnyStateNode, when: Expression) =>
		raised.push({ kind: 'raise', when, event: scope.internalEvent({ type: `xstate.done.state.${completed.id}` }) });
	const parent = node.parent as AnyStateNode | undefined;
	if (parent?.type === 'compound') raise(parent, always);
	for (const above of parallelStatesAbove(node)) {
		if (completing(above, entered) === node) raise(above, isComplete(scope.chart, above));
	}
	return raised;
}

/** The parallel states that a final state may complete, inner before outer. */
function parallelStatesAbove({ parent }: AnyStateNode): AnyStateNode[] {
	const found: AnyStateNode[] = [];
	let above = (parent?.type === 'parallel' ? parent : parent?.parent) as AnyStateNode | undefined;
	for (; above?.type === 'parallel'; above = above.parent as AnyStateNode | undefined) found.push(above);
	return found;
}

/**
 * Of the final states that are entered together the one that completes a parallel state, if it is completed: the last
 * in a region with states; a region that is itself final counts from the begin, so if there are no others, the first.
 */
function completing(parallel: AnyStateNode, entered: readonly AnyStateNode[]): AnyStateNode | undefined {
	const final = entered.filter((node) => node.type === 'final' && parallelStatesAbove(node).includes(parallel));
	return final.findLast(({ parent }) => parent?.type === 'compound') ?? final[0];
}

function isComplete(chart: Chart, node: AnyStateNode): Expression {
	const children = childrenOf(node);
	if (node.type === 'compound') {
		return or(children.filter(({ type }) => type === 'final').map((child) => isActive(chart, child)));
	}
	if (node.type === 'parallel') return and(children.map((child) => isComplete(chart, child)));
	return node.type === 'final' ? always : never;
}
