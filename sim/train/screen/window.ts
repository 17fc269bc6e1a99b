/** The part of a long list that fits: always with the chosen line in it, and telling how much is left out. */
import { type Line, line } from './lines.js';

/** The lines from `scroll` on, at most `height`, and how far one can scroll. */
export function scrolled(lines: readonly Line[], scroll: number, height: number): readonly Line[] {
	const top = Math.min(Math.max(0, scroll), lastScroll(lines.length, height));
	return lines.slice(top, top + height);
}

/** The scroll at which the last line is shown. */
export function lastScroll(count: number, height: number): number {
	return Math.max(0, count - height);
}

/** At most `height` lines with the chosen one among them; the last tells how many are not shown. */
export function windowOn(lines: readonly Line[], chosen: number, height: number): readonly Line[] {
	if (height <= 0) return [];
	if (lines.length <= height) return lines;
	if (height === 1) return lines.slice(Math.max(0, chosen), Math.max(0, chosen) + 1);
	const room = height - 1;
	const top = Math.min(Math.max(0, chosen - Math.floor(room / 2)), lines.length - room);
	const above = top;
	const below = lines.length - room - top;
	const parts = [...(above > 0 ? [`${above} above`] : []), ...(below > 0 ? [`${below} below`] : [])];
	return [...lines.slice(top, top + room), line(`  … ${parts.join(', ')}`, 'dim')];
}
