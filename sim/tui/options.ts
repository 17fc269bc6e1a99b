/** The options of `rehearse train`, as commander hands them over. */

/** The options. */
export interface TrainOptions {
	readonly deployment?: string;
	readonly lesson?: string;
	readonly mode?: string;
	readonly exam?: boolean;
	readonly resume?: boolean;
	readonly open?: string;
	readonly at?: number;
	readonly script?: string;
	readonly size?: string;
	readonly theme?: string;
	readonly check?: boolean;
}

/** What cannot go together, as a sentence; undefined if all is well. */
export function usageError(product: string | undefined, options: TrainOptions): string | undefined {
	const { lesson, deployment, open, resume, exam, mode, at, size, script, theme, check } = options;
	const sources = [
		...(lesson === undefined ? [] : ['--lesson']),
		...(deployment === undefined ? [] : ['--deployment']),
		...(open === undefined ? [] : ['--open']),
		...(resume === true ? ['--resume'] : []),
	];
	if (sources.length > 1) return `${sources.join(' and ')} exclude each other: each says what to begin with.`;
	if (deployment !== undefined && product === undefined) return '--deployment needs the product that it is one of.';
	if (at !== undefined && open === undefined) return '--at goes with --open: it is a step of what is opened.';
	if (mode !== undefined && !['guided', 'open'].includes(mode)) return '--mode is guided or open.';
	if (mode !== undefined && (lesson ?? open) !== undefined)
		return '--mode is decided by the lesson or by what is opened.';
	if (exam === true && (open !== undefined || resume === true))
		return '--exam begins anew: it goes with a product or a lesson.';
	if (theme !== undefined && !['light', 'dark', 'plain'].includes(theme)) return '--theme is light, dark or plain.';
	if (size !== undefined && script === undefined) return '--size goes with --script: a terminal has a size.';
	if (check === true && (resume ?? open ?? deployment ?? script) !== undefined)
		return '--check goes with --lesson or a product only.';
	return undefined;
}
