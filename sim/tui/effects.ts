/** Does what the screen asks of the outside: journal, scenario files, scores. */
import { writeFileSync } from 'node:fs';
import { courseKey, type Progress, withScore } from '../train/progress.js';
import type { Effect, Message, Ui } from '../train/screen/state.js';
import type { OpenJournal } from './journalStore.js';
import { loadProgress, saveProgress } from './progressStore.js';

/** What effects work on. */
export interface Outside {
	readonly journal: OpenJournal | undefined;
	/** The file of the scores; undefined where none are kept. */
	readonly progressFile: string | undefined;
	readonly leave: () => void;
}

/** Performs effects on the outside. */
export function performer({ journal, progressFile, leave }: Outside) {
	let isWarned = false;
	return (effect: Effect, ui: Ui): Message | undefined => {
		switch (effect.kind) {
			case 'obeyed': {
				if (journal === undefined || journal.append(effect.command) || isWarned) return undefined;
				isWarned = true;
				return { tone: 'warning', text: 'The session can no longer be written down: it could not be resumed.' };
			}
			case 'keep':
				return keep(effect.file, effect.text);
			case 'score':
				return progressFile === undefined
					? undefined
					: remember(progressFile, (progress) => withScore(progress, courseKey(ui.session.course), effect.score));
			case 'leave':
				leave();
				return undefined;
		}
	};
}

function keep(file: string, text: string): Message {
	try {
		// A file that is there already may be somebody's work.
		writeFileSync(file, text, { flag: 'wx' });
		return { tone: 'success', text: `Kept: rehearse run ${file}` };
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		return {
			tone: 'error',
			text: code === 'EEXIST' ? `${file} is there already. Take another name.` : `Not written: ${message}`,
		};
	}
}

function remember(file: string, change: (progress: Progress) => Progress): Message | undefined {
	const loaded = loadProgress(file);
	const problem = loaded.ok ? saveProgress(file, change(loaded.progress)) : loaded.because;
	return problem === undefined ? undefined : { tone: 'warning', text: `The score is not kept: ${problem}` };
}
