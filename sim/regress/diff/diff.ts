/** What another version of a product changes: behaviour by the edit responsible, and what was begun that is stranded. */
import { delayEnd } from '../../../machines/kit/delays.js';
import { describeEvent } from '../../../machines/kit/events.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import type { Mode } from '../../../machines/kit/variants.js';
import { type Explorable, makeExplorable } from '../../explore/questions.js';
import type { Progress } from '../../explore/search/progress.js';
import { createModel, type Model } from '../../simulation/model.js';
import { mutatedModel } from '../mutate/judge.js';
import { runEvents, shownDifference } from '../mutate/killer.js';
import { type BehaviourDifference, sideBySide } from './behaviour.js';
import { type ChartEdit, editsBetween, mirrored, undo, type Version } from './edits.js';

/** A difference with where it is first met. */
export interface PlacedDifference {
	readonly kind: BehaviourDifference['kind'];
	readonly event: string;
	readonly place: string;
	readonly example: string;
	readonly mode: Mode;
	/** The shortest way, event by event. */
	readonly way: readonly string[];
}

/** The differences that one edit is responsible for; undefined for those that no edit alone explains. */
export interface DifferenceGroup {
	readonly edit: ChartEdit | undefined;
	readonly differences: readonly PlacedDifference[];
}

/** What was compared. */
export interface ChartDiff {
	readonly groups: readonly DifferenceGroup[];
	/** Edits that no difference was found for. */
	readonly silent: readonly ChartEdit[];
	/** Examples that only one version has, and deployments that only one understands. */
	readonly notCompared: readonly string[];
	/** Whether all states were looked at that both versions reach alike. */
	readonly isComplete: boolean;
}

/** States of each walk: what two versions do alike is walked through once in each. */
const statesOfWalk: Readonly<Record<Mode, number>> = { guided: 20_000, open: 5_000 };

/** Compares the charts of two versions over the example deployments of the new one. */
export function* diffCharts(before: AnyProduct, after: AnyProduct): Generator<Progress, ChartDiff> {
	const edits = new Map<string, ChartEdit>();
	const groups = new Groups();
	const notCompared: string[] = [];
	let isComplete = true;
	const examples = Object.entries(after.deployment.examples as Readonly<Record<string, unknown>>);
	for (const [example, given] of examples) {
		const parsed = before.deployment.schema.safeParse(given);
		if (!parsed.success) {
			notCompared.push(`${example}: the old version does not know such a deployment`);
			continue;
		}
		const models = {
			before: createModel(before, parsed.data),
			after: createModel(after, after.deployment.schema.parse(given)),
		};
		const here = editsBetween(versionOf(models.before), versionOf(models.after));
		for (const edit of here) edits.set(keyOf(edit), edit);
		for (const mode of ['guided', 'open'] as const) {
			const old = inMode(models.before, mode);
			const note = (edit: ChartEdit | undefined, difference: BehaviourDifference) =>
				groups.add(edit, placedDifference(difference, example, mode));
			// Alone first: what one edit makes impossible would hide what another does behind it.
			for (const edit of here) {
				const alone = withEdit(models, mode, edit);
				if (alone === undefined) continue;
				const walked = yield* sideBySide(old, alone, statesOfWalk[mode]);
				isComplete &&= walked.isComplete;
				for (const difference of walked.differences) note(edit, difference);
			}
			if (here.length === 1) continue;
			const walked = yield* sideBySide(old, inMode(models.after, mode), statesOfWalk[mode]);
			const undone = new Map<ChartEdit, Model | undefined>();
			for (const difference of walked.differences) {
				if (groups.knows(difference)) continue;
				note(responsibleFor(difference, old.model, models, here, undone), difference);
			}
		}
	}
	return {
		groups: groups.list(),
		silent: [...edits.values()].filter((edit) => !groups.has(edit)),
		notCompared,
		isComplete,
	};
}

/** Differences by the edit that is responsible, each at its shortest way. */
class Groups {
	private readonly groups = new Map<
		string,
		{ readonly edit: ChartEdit | undefined; readonly found: Map<string, PlacedDifference> }
	>();

	add(edit: ChartEdit | undefined, difference: PlacedDifference): void {
		const key = edit === undefined ? '' : keyOf(edit);
		const group = this.groups.get(key) ?? { edit, found: new Map<string, PlacedDifference>() };
		this.groups.set(key, group);
		const known = group.found.get(nameOf(difference));
		if (known === undefined || difference.way.length < known.way.length)
			group.found.set(nameOf(difference), difference);
	}

	/** Whether a difference of this kind was found already, whoever is responsible. */
	knows(difference: BehaviourDifference): boolean {
		return [...this.groups.values()].some(({ found }) => found.has(nameOf(difference)));
	}

	has(edit: ChartEdit): boolean {
		return this.groups.has(keyOf(edit));
	}

	list(): DifferenceGroup[] {
		return [...this.groups.values()].map(({ edit, found }) => ({ edit, differences: [...found.values()] }));
	}
}

function nameOf({ kind, event, place }: Pick<PlacedDifference, 'kind' | 'event' | 'place'>): string {
	return `${kind} ${event} ${place}`;
}

function versionOf({ product, guided }: Model): Version {
	return { product, machine: guided };
}

function inMode(model: Model, mode: Mode): Explorable {
	return makeExplorable(createModel(model.product, model.deployment, { mode }));
}

function keyOf({ kind, name }: ChartEdit): string {
	return `${kind} ${name}`;
}

function placedDifference(
	{ kind, event, place, events }: BehaviourDifference,
	example: string,
	mode: Mode,
): PlacedDifference {
	const way = events.map((each) => {
		const delay = delayEnd(each.type);
		return delay === undefined ? describeEvent(each) : `end of ${delay.name} server=${delay.server}`;
	});
	return { kind, event, place, example, mode, way };
}

/** The edit without which the new version does on this way what the old one did. */
function responsibleFor(
	{ events }: BehaviourDifference,
	old: Model,
	models: { readonly before: Model; readonly after: Model },
	edits: readonly ChartEdit[],
	undone: Map<ChartEdit, Model | undefined>,
): ChartEdit | undefined {
	const wanted = runEvents(old, events);
	if (wanted === undefined) return undefined;
	return edits.find((edit) => {
		if (!undone.has(edit)) undone.set(edit, withoutEdit(models, old.mode, edit));
		const model = undone.get(edit);
		const run = model && runEvents(model, events);
		return run !== undefined && shownDifference(wanted, run) === undefined;
	});
}

/** The old version with one edit of the new one; undefined if it cannot be had alone. */
function withEdit(
	models: { readonly before: Model; readonly after: Model },
	mode: Mode,
	edit: ChartEdit,
): Explorable | undefined {
	try {
		const { before, after } = models;
		return makeExplorable(mutatedModel({ ...before, mode }, undo(versionOf(after), versionOf(before), mirrored(edit))));
	} catch {
		return undefined;
	}
}

/** The new version without an edit; undefined if nothing can be built without it. */
function withoutEdit(
	{ before, after }: { readonly before: Model; readonly after: Model },
	mode: Mode,
	edit: ChartEdit,
): Model | undefined {
	try {
		return mutatedModel({ ...after, mode }, undo(versionOf(before), versionOf(after), edit));
	} catch {
		return undefined;
	}
}
