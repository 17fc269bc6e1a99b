/** What a product does, as far as a baseline keeps it: plain data, so that parts found by different machines can be put together. */

/** How many steps lead to something; by its name. */
export type Steps = Readonly<Record<string, number>>;

/** A property of one deployment. */
export interface PropertyObservation {
	readonly verdict: 'holds' | 'violated' | 'notDecided';
	/** Steps to the state that it is about, where one was found. */
	readonly steps: number | undefined;
}

/** The elements that come to bear in one variant of a machine. */
export interface ReachObservation {
	readonly states: number;
	readonly isComplete: boolean;
	readonly stateSteps: Steps;
	readonly transitionSteps: Steps;
	readonly ruleSteps: Steps;
}

/** One example deployment. */
export interface ExampleObservation {
	readonly example: string;
	readonly guided: ReachObservation;
	readonly open: ReachObservation;
	readonly properties: Readonly<Record<string, PropertyObservation>>;
	/** Every state and transition that there is, reached or not. */
	readonly stateNames: readonly string[];
	readonly transitionNames: readonly string[];
}

/** One scenario. */
export interface ScenarioObservation {
	/** The path below the folder of the product's scenarios. */
	readonly file: string;
	readonly passed: boolean;
	/** The outcome, or that the deployment is refused. */
	readonly outcome: string;
	readonly time: string;
	/** Services that were not up throughout, in words. */
	readonly services: readonly string[];
	/** The rules that refused a step, each once. */
	readonly refusedBy: readonly string[];
	/** What did not come as expected. */
	readonly failures: readonly string[];
}

/** One lesson. */
export interface LessonObservation {
	readonly file: string;
	/** What is wrong with it; nothing if it is right. */
	readonly problems: readonly string[];
}

/** A product, or the part of it that one shard has looked at. */
export interface Observation {
	readonly product: string;
	readonly examples: readonly ExampleObservation[];
	readonly scenarios: readonly ScenarioObservation[];
	readonly lessons: readonly LessonObservation[];
}
