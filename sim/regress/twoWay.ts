/** Coverage the other way round: rules and scenarios that nothing would miss. */
import type { AnyProduct } from '../../machines/kit/product.js';
import type { Rule } from '../../machines/kit/rules.js';
import type { ScenarioResult } from '../scenario/run.js';
import type { Entry } from '../simulation/entry.js';

/** What of a product is not tied to the guide, or not needed. */
export interface TwoWayCoverage {
	readonly product: string;
	readonly rulesWithoutClauses: readonly string[];
	/** Clauses that demand something and that no rule, refusal, effect or check realises. */
	readonly clausesWithoutRules: readonly string[];
	/** Rules that refuse, are broken or decide in no scenario. */
	readonly rulesNeverDecisive: readonly string[];
	/** Files of scenarios all of whose clauses, rules, states and events other scenarios meet too. */
	readonly scenariosWithoutProof: readonly string[];
}

/** Compares the rules and scenarios of a product with its guide and with each other. */
export function twoWayCoverage(
	product: AnyProduct,
	results: readonly ScenarioResult[],
	boundClauses: ReadonlySet<string>,
): TwoWayCoverage {
	const own = results.filter(({ scenario }) => scenario.product.name === product.name);
	const rules = Object.entries(product.rules as Readonly<Record<string, Rule<string, unknown>>>);
	const decisive = new Set(own.flatMap(({ records }) => records.flatMap(({ entries }) => entries.flatMap(rulesIn))));
	const facets = own.map((result) => ({ file: result.scenario.file, facets: facetsOf(result) }));
	const counts = new Map<string, number>();
	for (const each of facets) for (const facet of each.facets) counts.set(facet, (counts.get(facet) ?? 0) + 1);
	const demanding = product.guide.clauses.filter(({ force }) => force === 'must').map(({ id }) => String(id));
	return {
		product: product.name,
		rulesWithoutClauses: rules.filter(([, { clauses }]) => clauses.length === 0).map(([name]) => name),
		clausesWithoutRules: demanding.filter((id) => !boundClauses.has(id)),
		rulesNeverDecisive: rules.filter(([name]) => !decisive.has(name)).map(([name]) => name),
		scenariosWithoutProof: facets
			.filter((each) => [...each.facets].every((facet) => (counts.get(facet) ?? 0) > 1))
			.map(({ file }) => file),
	};
}

function rulesIn({ verdict, breaches, decidedBy }: Entry): string[] {
	const refused =
		verdict.kind === 'refused' ? verdict.reasons.flatMap((reason) => ('rule' in reason ? [reason.rule] : [])) : [];
	return [...refused, ...breaches.map(({ rule }) => rule), ...decidedBy.map(({ rule }) => rule)];
}

/** What a scenario shows: of the guide, and of the machine in pairs of event and what becomes of it. */
function facetsOf({ scenario, records, clauses }: ScenarioResult): ReadonlySet<string> {
	const servers = scenario.model?.servers ?? [];
	const anonymous = (text: string) => (servers.includes(text) ? 'server' : text);
	const happened = records.flatMap(({ entries }) =>
		entries.flatMap((entry) => [
			`${scenario.mode} ${entry.event.type} ${entry.verdict.kind} ${rulesIn(entry).join(',')}`,
			...entry.states.map(({ region, to }) => `${scenario.mode} ${entry.event.type} ${anonymous(region)} ${to}`),
		]),
	);
	const refusals = scenario.deploymentRefusals.map(({ check }) => `deployment ${check}`);
	return new Set([...clauses.map((clause) => `clause ${clause}`), ...happened, ...refusals]);
}
