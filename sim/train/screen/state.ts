/** What the screen is about, beside the session: which page is open, what is chosen in it, and what was last said. */
import type { ProductEvent } from '../../../machines/kit/events.js';
import type { LegalWay } from '../../explore/fill.js';
import type { Command } from '../commands.js';
import type { Score } from '../score.js';
import type { Session } from '../session.js';

/** Columns and rows of a terminal. */
export interface Size {
	readonly columns: number;
	readonly rows: number;
}

/** What is said on the line above the keys. */
export interface Message {
	readonly tone: 'info' | 'success' | 'warning' | 'error';
	readonly text: string;
}

/** The open page. */
export type Page =
	/** Everything at a glance; the actions are chosen here. */
	| { readonly kind: 'board' }
	/** Asks for the parameters of an event, one after the other. */
	| {
			readonly kind: 'parameters';
			readonly type: string;
			readonly given: Readonly<Record<string, string>>;
			readonly withOptions: boolean;
			readonly cursor: number;
	  }
	| { readonly kind: 'faults'; readonly cursor: number }
	| { readonly kind: 'running'; readonly cursor: number }
	/** Asks for minutes. */
	| { readonly kind: 'wait'; readonly text: string }
	/** Why an event is refused, and how it becomes possible. */
	| {
			readonly kind: 'why';
			readonly event: ProductEvent;
			/** The shortest legal way; undefined where it is not told. */
			readonly way: LegalWay | undefined;
			readonly scroll: number;
	  }
	| { readonly kind: 'clause'; readonly id: string; readonly scroll: number; readonly back: Page }
	| { readonly kind: 'search'; readonly text: string; readonly cursor: number }
	/** Any point of the session. */
	| { readonly kind: 'history'; readonly cursor: number }
	| { readonly kind: 'log'; readonly scroll: number }
	/** What is so now, in full. */
	| { readonly kind: 'now'; readonly scroll: number }
	| { readonly kind: 'help'; readonly scroll: number }
	| { readonly kind: 'lesson'; readonly scroll: number }
	| { readonly kind: 'hint'; readonly scroll: number }
	| { readonly kind: 'debrief'; readonly scroll: number }
	/** Asks for the file that keeps the session as a scenario. */
	| { readonly kind: 'keep'; readonly text: string }
	| { readonly kind: 'leave' };

/** Everything that a screen is computed from. */
export interface Ui {
	readonly session: Session;
	readonly size: Size;
	readonly page: Page;
	/** The type of the action that is chosen on the board. */
	readonly action: string | undefined;
	/** The server that is chosen on the board. */
	readonly server: string | undefined;
	readonly message: Message | undefined;
	/** The best score of this course before this session, if there was one. */
	readonly record: Score | undefined;
}

/** What the outside is to do: the screen itself does nothing. */
export type Effect =
	/** A command was obeyed: the journal takes it up. */
	| { readonly kind: 'obeyed'; readonly command: Command }
	| { readonly kind: 'keep'; readonly file: string; readonly text: string }
	/** The goal is reached, and the score is to be remembered. */
	| { readonly kind: 'score'; readonly score: Score }
	| { readonly kind: 'leave' };

/** A screen and what is to be done. */
export interface Pressed {
	readonly ui: Ui;
	readonly effects: readonly Effect[];
}
