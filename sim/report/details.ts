/** What an entry tells beside its event, as labelled texts in the order in which they are read. */
import type { AnyProduct } from '../../machines/kit/product.js';
import type { Entry, ServiceChange, StateChange } from '../simulation/entry.js';
import type { Reason } from '../simulation/judgement.js';
import type { Style } from './style.js';
import { clauseText } from './wording.js';

/** One labelled text. */
export interface Detail {
	readonly label: string;
	readonly text: string;
	readonly tone: keyof Style | undefined;
}

function detail(label: string, text: string, tone?: keyof Style): Detail {
	return { label, text, tone };
}

/** Items with the same text after them, together: `mf1, mf2: waiting → upgrading`. */
function grouped<Item>(items: readonly Item[], name: (item: Item) => string, text: (item: Item) => string): string[] {
	const groups = new Map<string, string[]>();
	for (const item of items) groups.set(text(item), [...(groups.get(text(item)) ?? []), name(item)]);
	return [...groups].map(([shared, names]) => `${names.join(', ')}: ${shared}`);
}

/** Services by what they have become, in the order in which they first occur. */
function serviceDetails(changes: readonly ServiceChange[]): Detail[] {
	const levels = [...new Set(changes.map(({ to }) => to))];
	return levels.map((level) => {
		const names = changes.filter(({ to }) => to === level).map(({ service }) => service);
		if (level === 'down') return detail('down', names.join(', '), 'red');
		if (level === 'up') return detail('up again', names.join(', '), 'green');
		return detail('degraded', level === 'degraded' ? names.join(', ') : `to ${level}: ${names.join(', ')}`, 'yellow');
	});
}

/** `lp1: upgrade.idle, lp1: address.dhcp` with each region named once. */
function statesByRegion(states: readonly string[]): string {
	const regions = [...new Set(states.map((state) => state.split(': ')[0] ?? ''))];
	const of = (region: string) => states.filter((state) => state.startsWith(`${region}: `));
	return regions
		.map(
			(region) =>
				`${region}: ${of(region)
					.map((state) => state.slice(region.length + 2))
					.join(', ')}`,
		)
		.join('; ');
}

/** A change of parallel states as one change for each of them, where they pair up by their outermost names. */
function separated({ region, from, to }: StateChange): StateChange[] {
	const outermost = (state: string) => state.split('.')[0];
	const left = from.split(' + ');
	const entered = to.split(' + ');
	const pairs = left.map((state, index) => ({ region, from: state, to: entered[index] ?? '' }));
	const arePairs = left.length === entered.length && pairs.every((pair) => outermost(pair.from) === outermost(pair.to));
	return arePairs ? pairs : [{ region, from, to }];
}

function stateText({ from, to }: StateChange): string {
	return `${from || 'nothing'} → ${to || 'nothing'}`;
}

function reasonText(reason: Reason): string {
	switch (reason.kind) {
		case 'law':
			return `The guide forbids it. It demands: ${reason.demands}`;
		case 'physics':
			return `The product does not do it. It needs: ${reason.demands}`;
		case 'state': {
			const states = reason.states.length === 0 ? '' : ` Now ${statesByRegion(reason.states)}.`;
			return `Not possible now. ${reason.because}${states}`;
		}
	}
}

function verdictDetails({ verdict }: Entry, product: AnyProduct): Detail[] {
	switch (verdict.kind) {
		case 'accepted':
			return [];
		case 'noEffect':
			return [detail('no effect', 'nothing changes', 'yellow')];
		case 'refused':
			return verdict.reasons.flatMap((reason, index) => [
				detail(index === 0 ? 'REFUSED' : 'and', reasonText(reason), 'red'),
				...reason.clauses.map((clause) => detail('', clauseText(product, clause))),
			]);
	}
}

/** The clauses that an entry realises beside those that its other details name. */
function realised({ clauses, verdict, breaches, decidedBy, advice, hazards, information }: Entry): readonly string[] {
	const reasons = verdict.kind === 'refused' ? verdict.reasons : [];
	const began = hazards.filter(({ change }) => change === 'began');
	const named = [...reasons, ...breaches, ...decidedBy, ...advice, ...began].flatMap((source) => source.clauses);
	return clauses.filter((clause) => !named.includes(clause) && !information.includes(clause));
}

/**
 * The details of an entry.
 * @param told Information clauses whose text stands further up; they are named only. The new ones are added to it.
 */
export function detailsOf(entry: Entry, product: AnyProduct, told: Set<string>): Detail[] {
	const texts = (clauses: readonly string[]) => clauses.map((clause) => clauseText(product, clause));
	const others = realised(entry);
	const details = [
		...verdictDetails(entry, product),
		...entry.breaches.flatMap(({ clauses, demands }) =>
			(clauses.length === 0 ? [demands] : texts(clauses)).map((text) => detail('breaks', text, 'red')),
		),
		...entry.decidedBy.map(({ clauses, demands }) =>
			detail(
				'because',
				`This does not hold: ${demands}${clauses.length === 0 ? '' : ` (${clauses.join(', ')})`}`,
				'yellow',
			),
		),
		...grouped(entry.states.flatMap(separated), ({ region }) => region, stateText).map((text) => detail('state', text)),
		...entry.facts.map(({ fact, from, to }) => detail('fact', `${fact}: ${from} → ${to}`)),
		...serviceDetails(entry.services),
		...entry.hazards.map(({ title, change, clauses }) =>
			change === 'began'
				? detail('hazard', `begins: ${title} (${clauses.join(', ')})`, 'red')
				: detail('hazard', `ends: ${title}`, 'green'),
		),
		...entry.advice.map(({ recommends, clauses }) =>
			detail('advised', `${clauses.join(', ')}: ${recommends}`, 'yellow'),
		),
		...(entry.isOutsideGuide ? [detail('outside', 'the guide: it does not say what follows', 'yellow')] : []),
		...entry.notes.map((note) => detail('note', note)),
		...(others.length === 0 ? [] : [detail('guide', others.join(', '), 'dim')]),
		...entry.information.map((clause) =>
			detail('see', told.has(clause) ? `${clause}, as above` : clauseText(product, clause), 'dim'),
		),
	];
	for (const clause of entry.information) told.add(clause);
	return details;
}
