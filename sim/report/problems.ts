/** Shows what is wrong with an input file, and where in its line. */
import { type Problem, visible } from '../scenario/problem.js';
import { columns, head, type Style, tail, textOf, wrap } from './style.js';

/** Columns of a line's text that are shown: in 80 columns, a caret below a line that wraps would point nowhere. */
const lineColumns = 70;
/** Columns before the problem that are shown of a longer line. */
const columnsBefore = 40;
/** More UTF-16 units than can be shown: a line of megabytes is not looked at as a whole. */
const unitsLookedAt = 500;

interface Excerpt {
	readonly text: string;
	/** Columns before the caret. */
	readonly indent: number;
}

/** The part of a line around a UTF-16 offset. */
function excerpt(line: string, offset: number): Excerpt {
	const start = Math.max(0, offset - unitsLookedAt);
	const before = visible(line.slice(start, offset));
	const after = visible(line.slice(offset, offset + unitsLookedAt));
	const isWhole = start === 0 && offset + unitsLookedAt >= line.length;
	if (isWhole && columns(before) + columns(after) <= lineColumns) {
		return { text: before + after, indent: columns(before) };
	}
	const isCutBefore = start > 0 || columns(before) > columnsBefore;
	const shownBefore = isCutBefore ? `…${tail(before, columnsBefore - 1)}` : before;
	const room = lineColumns - columns(shownBefore);
	const isCutAfter = columns(after) > room || offset + unitsLookedAt < line.length;
	const shownAfter = isCutAfter ? `${head(after, room - 1)}…` : after;
	return { text: shownBefore + shownAfter, indent: columns(shownBefore) };
}

function renderProblem(problem: Problem, gutterWidth: number, style: Style): string[] {
	const place = `${visible(problem.file)}:${problem.line}:${problem.column}`;
	const gutter = ' '.repeat(gutterWidth);
	const { text, indent } = excerpt(problem.lineText, problem.column - 1);
	const line = `  ${String(problem.line).padStart(gutterWidth)} | `;
	const below = `  ${gutter} | `;
	const excerptLines =
		text === '' ? [] : [style.dim(line) + text, style.dim(below) + ' '.repeat(indent) + style.red('^')];
	const advice = problem.advice === undefined ? [] : wrap(visible(problem.advice), lineColumns + columns(below), '  ');
	return [`${style.bold(place)}: ${style.red('error:')} ${visible(problem.message)}`, ...excerptLines, ...advice];
}

/**
 * Each problem as `file:line:column: error: message`, the line with a caret below the column, and the advice; problems
 * are parted by empty lines. The empty text for no problems.
 */
export function renderProblems(problems: readonly Problem[], style: Style): string {
	const gutterWidth = Math.max(3, ...problems.map(({ line }) => String(line).length));
	return problems.map((problem) => textOf(renderProblem(problem, gutterWidth, style))).join('\n');
}
