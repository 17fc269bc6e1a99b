/** Graphs of states as text that other programs draw. */
import type { GraphEdge, StateGraph } from '../explore/graph.js';

/** So many events are named at an edge; of more the number is told. */
const eventsShown = 3;

function eventLines({ events }: GraphEdge): string[] {
	const more = events.length - eventsShown;
	return [...events.slice(0, eventsShown), ...(more > 0 ? [`and ${more} more`] : [])];
}

/** A graph in the language of Graphviz. */
export function dotText(title: string, { nodes, edges }: StateGraph): string {
	const quoted = (lines: readonly string[]) =>
		`"${lines.map((line) => line.replace(/[\\"]/g, (character) => `\\${character}`)).join('\\n')}"`;
	return [
		`digraph ${quoted([title])} {`,
		'\tnode [shape=box, style=rounded];',
		'\tbegin [shape=point];',
		'\tbegin -> s0;',
		...nodes.map(({ lines }, number) => `\ts${number} [label=${quoted(lines)}];`),
		...edges.map((edge) => `\ts${edge.from} -> s${edge.to} [label=${quoted(eventLines(edge))}];`),
		'}',
		'',
	].join('\n');
}

/** A graph as a state diagram of Mermaid. */
export function mermaidText(title: string, { nodes, edges }: StateGraph): string {
	// What Mermaid takes for its own signs is written as entities.
	const plain = (lines: readonly string[]) =>
		lines.map((line) => line.replace(/[#;:"<>{}]/g, (character) => `#${character.charCodeAt(0)};`)).join('<br>');
	return [
		'---',
		`title: ${JSON.stringify(title)}`,
		'---',
		'stateDiagram-v2',
		...nodes.map(({ lines }, number) => `\tstate "${plain(lines)}" as s${number}`),
		'\t[*] --> s0',
		...edges.map((edge) => `\ts${edge.from} --> s${edge.to}: ${plain(eventLines(edge))}`),
		'',
	].join('\n');
}
