/** What is trained: a product and a deployment, perhaps with a lesson. A course never changes during a session. */
import type { ProductEvent } from '../../machines/kit/events.js';
import type { AnyProduct } from '../../machines/kit/product.js';
import type { Mode } from '../../machines/kit/variants.js';
import { createModel, type Model, variantOf } from '../simulation/model.js';
import type { Lesson } from './lesson.js';

/** A course. */
export interface Course {
	readonly title: string;
	/** Both variants of one machine, so that a session can go from the one to the other. */
	readonly models: Readonly<Record<Mode, Model>>;
	/** As it stood in its file, before defaults. */
	readonly givenDeployment: unknown;
	readonly seed: number;
	/** The mode to begin in. */
	readonly mode: Mode;
	/** Duties that are taken as done. */
	readonly prepared: readonly ProductEvent[];
	readonly lesson: Lesson | undefined;
	/** No hints, no undoing, no change of mode. */
	readonly isExam: boolean;
}

/** What a course is made of; all but product and deployment may be left out. */
export interface CourseParts {
	readonly product: AnyProduct;
	readonly givenDeployment: unknown;
	/** As the product's schema has parsed it; it has passed the product's checks. */
	readonly deployment: unknown;
	readonly title?: string | undefined;
	readonly seed?: number | undefined;
	readonly mode?: Mode | undefined;
	readonly prepared?: readonly ProductEvent[] | undefined;
	readonly lesson?: Lesson | undefined;
	readonly isExam?: boolean | undefined;
}

/** Makes a course. */
export function createCourse(parts: CourseParts): Course {
	const guided = createModel(parts.product, parts.deployment);
	return {
		title: parts.title ?? parts.lesson?.title ?? parts.product.title,
		models: { guided, open: variantOf(guided, { mode: 'open' }) },
		givenDeployment: parts.givenDeployment,
		seed: parts.seed ?? 0,
		mode: parts.mode ?? 'guided',
		prepared: parts.prepared ?? [],
		lesson: parts.lesson,
		isExam: parts.isExam ?? false,
	};
}
