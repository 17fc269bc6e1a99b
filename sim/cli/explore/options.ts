/** The options of `rehearse explore`, and which of them go together. */
import type { AnyProduct } from '../../../machines/kit/product.js';
import { propertiesOf } from '../../explore/questions.js';
import { expectedOneOf, quoted } from '../../scenario/problem.js';

/** The options as commander hands them over. */
export interface ExploreOptions {
	readonly deployment?: string;
	readonly from?: string;
	readonly mode: string;
	readonly drop?: string;
	readonly property?: readonly string[];
	readonly never?: readonly string[];
	readonly can?: readonly string[];
	readonly mutants?: boolean;
	readonly walks?: number;
	readonly length?: number;
	readonly seed?: number;
	readonly maxStates?: number;
	readonly maxMemory?: number;
	readonly symmetry: boolean;
	readonly partialOrder: boolean;
	readonly cone: boolean;
	readonly verbose?: boolean;
	readonly json?: boolean;
	readonly save?: string;
	readonly dot?: boolean;
	readonly mermaid?: boolean;
	readonly show?: readonly string[];
}

/** Why the options make no sense; undefined if they do. */
export function usageError(product: AnyProduct, options: ExploreOptions): string | undefined {
	const { mode, drop, property = [], never, can, mutants, walks, length, seed, save, from, deployment } = options;
	if (mode !== 'guided' && mode !== 'open') {
		return `There is no mode ${quoted(mode)}. ${expectedOneOf(mode, ['guided', 'open'])}`;
	}
	const rules = Object.keys(product.rules);
	if (drop !== undefined && !rules.includes(drop)) {
		return `There is no rule ${quoted(drop)}. ${expectedOneOf(drop, rules)}`;
	}
	const names = propertiesOf(product).map(([known]) => known);
	const unknown = property.find((wanted) => !names.includes(wanted));
	if (unknown !== undefined) return `There is no property ${quoted(unknown)}. ${expectedOneOf(unknown, names)}`;
	const asks = (never?.length ?? 0) + (can?.length ?? 0) > 0;
	const isWalk = walks !== undefined;
	if (mutants === true && (asks || isWalk || drop !== undefined || from !== undefined || mode === 'open' || save)) {
		return '--mutants drops every rule of the guided machine in turn; it goes with --deployment and --property only.';
	}
	if (isWalk) {
		if (can !== undefined) return '--walks looks for what is never so: --can does not go with it.';
		const other = property.find((name) => product.properties[name]?.kind !== 'never');
		if (other !== undefined)
			return `--walks looks for what is never so, and ${quoted(other)} is a claim of another kind.`;
	} else if (length !== undefined || seed !== undefined) {
		return '--length and --seed are those of random walks: they go with --walks.';
	}
	if (drop !== undefined && save !== undefined) {
		return '--save writes scenarios, which run with every rule: --drop does not go with it.';
	}
	const isDrawn = options.dot === true || options.mermaid === true;
	const isMore = asks || mutants === true || isWalk || property.length > 0;
	if (isDrawn && (isMore || options.json === true || options.save !== undefined || options.dot === options.mermaid)) {
		return 'Either --dot or --mermaid draws what can be reached; neither goes with questions, --json or --save.';
	}
	if (!isDrawn && options.show !== undefined) return '--show chooses what --dot or --mermaid draws.';
	if (from !== undefined && deployment !== undefined)
		return '--from and --deployment exclude each other: a trace holds its deployment.';
	if (from !== undefined && (drop !== undefined || mode === 'open'))
		return '--from goes on as the trace began: --mode and --drop do not go with it.';
	return undefined;
}
