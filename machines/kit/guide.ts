/**
 * A vendor's upgrade guide as data: every checkable statement of it (a clause) and every contradiction that was
 * settled (a note). The YAML form is `machines/<product>/guide.yaml`; the build turns it into
 * `guide.generated.ts` so that clause ids are a type and no YAML is parsed at start-up.
 */
import * as z from 'zod';

const clauseTypes = [
	'order',
	'prohibition',
	'precondition',
	'version-gate',
	'phase',
	'effect',
	'duration',
	'capacity',
	'data-loss',
	'fault',
	'recovery',
	'choice',
	'verification',
	'post-task',
] as const;

/**
 * What a clause is about. All but `verification` and `post-task` bear on behaviour: a clause of such a type that is
 * bound as information only needs a written reason.
 */
export type ClauseType = (typeof clauseTypes)[number];

/** One checkable statement of a guide. */
export interface Clause<Id extends string = string> {
	readonly id: Id;
	/** Its place in the guide. */
	readonly where: string;
	/** How the guide puts it. */
	readonly force: 'must' | 'should' | 'may' | 'fact';
	readonly type: ClauseType;
	readonly says: string;
	/** Who stops a violation: the product itself, nobody but the operator, or the world. */
	readonly enforcedBy: 'product' | 'operator' | 'environment';
	/** The consequence that the guide states, or `not stated`. */
	readonly ifBroken: string;
	/** A hint for the modeller; it advises, the design decides. */
	readonly model: string;
}

/** A contradiction or gap of the guide and how the model settles it. */
export interface GuideNote {
	readonly id: string;
	/** Contradiction, gap or the like, where the guide's reader sorted it. */
	readonly kind?: string | undefined;
	readonly where: string;
	readonly issue: string;
	readonly settle: string;
}

/** A whole guide. */
export interface Guide<Id extends string = string> {
	readonly document: string;
	readonly product: string;
	readonly from: string;
	readonly to: string;
	readonly notes: readonly GuideNote[];
	readonly clauses: readonly Clause<Id>[];
}

const identifier = z.string().regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/);
const text = z.string().min(1);
const guideSchema = z.strictObject({
	document: text,
	product: text,
	from: text,
	to: text,
	// A guide's reader need not have numbered the notes; then their place in the list does (`I76-N3`).
	notes: z.array(
		z.strictObject({ id: identifier.optional(), kind: text.optional(), where: text, issue: text, settle: text }),
	),
	rules: z.array(
		z.strictObject({
			id: identifier,
			where: text,
			force: z.enum(['must', 'should', 'may', 'fact']),
			type: z.enum(clauseTypes),
			says: text,
			enforced_by: z.enum(['product', 'operator', 'environment']),
			if_broken: text,
			model: text,
		}),
	),
});

/**
 * Validates the parsed YAML of a `guide.yaml`.
 * @throws ZodError if the data has not the form of a guide, Error if an id occurs twice. A guide is shipped with its
 * product, so a broken one is a defect of the product and not an input error.
 */
export function parseGuide(data: unknown): Guide {
	const guide = guideSchema.parse(data);
	const prefix = guide.rules[0]?.id.split('-')[0];
	const notes = guide.notes.map(({ id, ...rest }, index) => ({ id: id ?? `${prefix}-N${index + 1}`, ...rest }));
	const ids = [...notes, ...guide.rules].map((entry) => entry.id);
	const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
	if (repeated !== undefined) throw new Error(`The guide "${guide.document}" has the id ${repeated} twice.`);
	return {
		document: guide.document,
		product: guide.product,
		from: guide.from,
		to: guide.to,
		notes,
		clauses: guide.rules.map(({ enforced_by, if_broken, ...rest }) => ({
			...rest,
			enforcedBy: enforced_by,
			ifBroken: if_broken,
		})),
	};
}
