/** Coverage of guides as text. */
import type { ClauseCoverage, Coverage } from '../regress/coverage.js';
import type { Style } from './style.js';

/** How to write: columns and style. */
interface Layout {
	readonly width: number;
	readonly style: Style;
}

/** Each product's clauses in numbers, everything that is wrong, and then each clause with its bindings. */
export function renderCoverage(coverages: readonly Coverage[], { style }: Layout): string {
	return coverages
		.map(
			(coverage) => `${head(coverage, style)}${coverage.clauses.map((clause) => renderClause(clause, style)).join('')}`,
		)
		.join('\n');
}

function head(coverage: Coverage, style: Style): string {
	const { clauses, unbound, unknown, weak, needlessReasons, neverExercised } = coverage;
	const unexplained = weak.filter(({ reason }) => reason === undefined).map(({ id }) => id);
	const lines = [
		style.bold(`${coverage.product}: ${clauses.length} clauses`),
		`  unbound: ${listed(unbound)}`,
		`  bound to ids that do not exist: ${listed(unknown.map(({ clause, place }) => `${clause} (${place})`))}`,
		`  information only although they bear on behaviour: ${weak.length}; without a reason: ${listed(unexplained)}`,
		`  reasons that are not needed: ${listed(needlessReasons)}`,
		`  met by no scenario: ${listed(neverExercised)}`,
	];
	return `${lines.join('\n')}\n\n`;
}

function listed(ids: readonly string[]): string {
	return ids.length === 0 ? 'none' : `${ids.length}: ${ids.join(', ')}`;
}

function renderClause({ id, bindings, exercisedBy }: ClauseCoverage, style: Style): string {
	const places = bindings.map(({ kind, place }) => `${kind}: ${place}`);
	const count = `${exercisedBy.length} ${exercisedBy.length === 1 ? 'scenario' : 'scenarios'}`;
	return `${style.bold(id)} (${count})\n${places.map((place) => `    ${place}\n`).join('') || '    not bound\n'}`;
}

/** The clauses that bear on behaviour but are information only, each with its reason. */
export function renderWeakBindings(coverages: readonly Coverage[], { style }: Layout): string {
	return coverages
		.map(({ product, weak }) => {
			const lines = weak.map(
				({ id, type, reason }) => `  ${style.bold(id)} (${type}): ${reason ?? 'NO REASON GIVEN'}\n`,
			);
			return `${style.bold(`${product}: ${weak.length} clauses bound as information only`)}\n${lines.join('')}`;
		})
		.join('\n');
}
