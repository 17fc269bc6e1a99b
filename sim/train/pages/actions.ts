/** Actions in lines: what is possible with its servers, what is refused with the reason and the clause. */
import type { Simulation } from '../../simulation/simulation.js';
import { type ChoiceGroup, meantBy, reasonSentence, reasonsAgainst } from '../choices.js';
import { cut, type Line, type Span, span } from '../screen/lines.js';

/** The line of a group. Of a refused one, the reason is that for the chosen server. */
export function groupLine(
	simulation: Simulation,
	group: ChoiceGroup,
	isChosen: boolean,
	server: string | undefined,
	width: number,
): Line {
	const { definition, isPossible, isIdle, servers } = group;
	const cursor = span(isChosen ? '› ' : '  ', 'accent');
	if (isPossible) {
		const title = span(definition.title, isChosen ? 'strong' : isIdle ? 'dim' : 'plain');
		const where = span(servers.length === 0 ? '' : `: ${servers.join(', ')}`, isIdle ? 'dim' : 'plain');
		return cut([cursor, span('  '), title, where, span(isIdle ? ' (changes nothing)' : '', 'dim')], width);
	}
	return cut([cursor, span('✗ ', 'bad'), span(definition.title, 'dim'), ...whyNot(simulation, group, server)], width);
}

/** The first reason against an action with its clauses; more are counted. */
export function whyNot(simulation: Simulation, group: ChoiceGroup, server: string | undefined): Span[] {
	const choice = (server === undefined ? undefined : meantBy(group, { server })) ?? meantBy(group, {});
	if (choice === undefined) return [];
	const reasons = reasonsAgainst(simulation, choice.event);
	const [first, ...others] = reasons;
	if (first === undefined) return [];
	// The clause stands before the sentence, so that it is seen where the sentence is cut.
	const clauses = [...new Set(reasons.flatMap((reason) => reason.clauses))];
	return [
		span(clauses.length === 0 ? ': ' : ` ${clauses.join(' ')}: `, 'warn'),
		span(reasonSentence(first), 'dim'),
		...(others.length === 0 ? [] : [span(` and ${others.length} more`, 'dim')]),
	];
}
