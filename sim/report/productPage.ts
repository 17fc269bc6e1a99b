/** A page about a product, made from the product itself: its chart, clauses, rules, properties and scenarios. */
import type { AnyStateMachine } from 'xstate';
import { type AnyStateNode, type Binding, bindingsOf, placeOf } from '../../machines/kit/bindings.js';
import { delayEnd } from '../../machines/kit/delays.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import type { Property } from '../../machines/kit/properties.js';
import type { Rule } from '../../machines/kit/rules.js';
import type { Baseline } from '../regress/baseline/baseline.js';

/** What the page tells of a scenario. */
export interface PageScenario {
	readonly file: string;
	readonly title: string;
}

/** The page; verdicts and numbers are those of the baseline. */
export function productPage(product: AnyProduct, baseline: Baseline, scenarios: readonly PageScenario[]): string {
	const [example] = Object.values(product.deployment.examples);
	const machine = product.machine(product.deployment.schema.parse(example));
	const rules = Object.entries(product.rules as Readonly<Record<string, Rule<string, unknown>>>);
	const properties = Object.entries(product.properties as Readonly<Record<string, Property<string, unknown>>>);
	const bindings = new Map<string, Binding[]>();
	for (const binding of bindingsOf(product))
		bindings.set(binding.clause, [...(bindings.get(binding.clause) ?? []), binding]);
	const lines = [
		`# ${product.title}`,
		'',
		`Generated from the product by \`npm run regenerate\`. After: ${product.guide.document}.`,
		'',
		'## Chart',
		'',
		`The regions of the example \`${Object.keys(product.deployment.examples)[0]}\`.`,
		'',
		...regionsOf(machine).flatMap((region) => [`### ${placeOf(region)}`, '', ...mermaid(region), '']),
		'## Explored',
		'',
		...[...baseline.explored].map(([name, text]) => `- \`${name}\`: ${text}`),
		'',
		'## Properties',
		'',
		...table(
			['property', 'kind', 'says', 'verdict, with steps'],
			properties.map(([name, { kind, says }]) => [`\`${name}\``, kind, says, baseline.properties.get(name) ?? '']),
		),
		'## Rules',
		'',
		...table(
			['rule', 'kind', 'demands', 'clauses and where it decides'],
			rules.map(([name, { kind, demands }]) => [`\`${name}\``, kind, demands, baseline.rules.get(name) ?? '']),
		),
		'## Clauses',
		'',
		...table(
			['clause', 'force', 'says', 'bound as'],
			product.guide.clauses.map(({ id, force, says }) => {
				const places = (bindings.get(String(id)) ?? []).map(({ kind, place }) => `${kind}: ${place}`);
				return [String(id), force, says, places.join('<br>')];
			}),
		),
		'## Scenarios',
		'',
		...scenarios.map(({ file, title }) => `- ${title} (\`${file}\`): ${baseline.scenarios.get(file) ?? ''}`),
	];
	return `${lines.join('\n').trimEnd()}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
	const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row), ''];
}

/** The regions beside the servers, and the first server's own. */
function regionsOf(machine: AnyStateMachine): AnyStateNode[] {
	const root = machine.root as AnyStateNode;
	return childrenOf(root).flatMap((node) => (node.key === 'servers' ? childrenOf(node).slice(0, 1) : [node]));
}

function childrenOf(node: AnyStateNode): AnyStateNode[] {
	return Object.values(node.states) as AnyStateNode[];
}

/** A state diagram as Mermaid draws it. */
function mermaid(region: AnyStateNode): string[] {
	const names = new Map<AnyStateNode, string>();
	const nameOf = (node: AnyStateNode) => {
		const known = names.get(node) ?? `s${names.size}`;
		names.set(node, known);
		return known;
	};
	const body = (node: AnyStateNode, indent: string): string[] =>
		childrenOf(node).flatMap((child, index) => {
			const parting = node.type === 'parallel' && index > 0 ? [`${indent}--`] : [];
			const inner =
				childrenOf(child).length === 0
					? []
					: [`${indent}state ${nameOf(child)} {`, ...body(child, `${indent}  `), `${indent}}`];
			const initial =
				node.type === 'compound' && node.initial.target[0] === child ? [`${indent}[*] --> ${nameOf(child)}`] : [];
			return [...parting, `${indent}${nameOf(child)} : ${child.key}`, ...inner, ...initial];
		});
	const states = childrenOf(region).length === 0 ? [`  ${nameOf(region)} : ${region.key}`] : body(region, '  ');
	const arrows = new Set<string>();
	const visit = (node: AnyStateNode): void => {
		for (const transition of [...node.transitions.values()].flat().concat(node.always ?? [])) {
			const event = delayEnd(transition.eventType)?.name ?? (transition.eventType || 'always');
			for (const target of (transition.target ?? []) as AnyStateNode[]) {
				if (names.has(node) && names.has(target)) arrows.add(`  ${nameOf(node)} --> ${nameOf(target)} : ${event}`);
			}
		}
		for (const child of childrenOf(node)) visit(child);
	};
	visit(region);
	return ['```mermaid', 'stateDiagram-v2', ...states, ...arrows, '```'];
}
