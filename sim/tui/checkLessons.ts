/** `rehearse train --check`: plays lessons and tells what is wrong with them. */
import { type ExitCode, exitCodes } from '../cli/exitCode.js';
import type { Terminal } from '../cli/terminal.js';
import { renderProblems } from '../report/problems.js';
import { lessonProblems } from '../train/lessonCheck.js';
import { lessonNames, openLesson } from './lessons.js';

/** Checks one lesson, or all of a product, or all there are. */
export async function checkLessons(
	product: string | undefined,
	lesson: string | undefined,
	terminal: Terminal,
): Promise<ExitCode> {
	let code: ExitCode = exitCodes.holds;
	for (const name of lesson === undefined ? lessonNames(product) : [lesson]) {
		const course = await openLesson(name, product);
		if (!course.ok) {
			terminal.writeError(renderProblems(course.problems, terminal.errorStyle));
			return exitCodes.badInput;
		}
		const problems = lessonProblems(course.value);
		terminal.write(
			`${problems.length === 0 ? 'right' : 'WRONG'}  ${name}\n${problems.map((text) => `       ${text}\n`).join('')}`,
		);
		if (problems.length > 0) code = exitCodes.failed;
	}
	return code;
}
