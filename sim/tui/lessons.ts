/** The lessons that come with rehearse, and lesson files of the user's own. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { productNames } from '../../machines/index.js';
import { library, readLessonFile } from '../cli/files.js';
import { expectedOneOf, type Loaded, problemAt, quoted } from '../scenario/problem.js';
import type { Course } from '../train/course.js';
import { loadLesson } from '../train/lessonFile.js';

/** The folder of the lessons, as it lies beside the sources or the built program. */
function lessonsFolder(): string {
	const candidates = ['../../lessons', '../lessons'].map((path) => resolve(import.meta.dirname, path));
	return candidates.find((path) => existsSync(path)) ?? (candidates[0] as string);
}

/** The names of the shipped lessons, of one product or of all: `puremessage/1-first-upgrade`. */
export function lessonNames(product?: string): string[] {
	const products = product === undefined ? productNames : [product];
	return products.flatMap((name) => {
		const folder = join(lessonsFolder(), name);
		if (!existsSync(folder)) return [];
		return readdirSync(folder)
			.filter((file) => file.endsWith('.yaml'))
			.sort()
			.map((file) => `${name}/${file.slice(0, -'.yaml'.length)}`);
	});
}

/** A lesson by its name, with or without its product; or a file of the user's own. */
export async function openLesson(asked: string, product?: string): Promise<Loaded<Course>> {
	const names = lessonNames(product);
	const matching = names.filter((name) => name === asked || name.endsWith(`/${asked}`));
	const [only, ...others] = matching;
	if (others.length > 0) return unknown(asked, matching);
	if (only !== undefined) return loadFile(join(lessonsFolder(), `${only}.yaml`), only);
	if (/\.ya?ml$/.test(asked)) return loadFile(asked, resolve(asked));
	return unknown(asked, names);
}

function unknown(asked: string, names: readonly string[]): Loaded<never> {
	const message = `There is no lesson ${quoted(asked)}.`;
	return { ok: false, problems: [problemAt({ file: '--lesson', text: '' }, 0, message, expectedOneOf(asked, names))] };
}

async function loadFile(path: string, name: string): Promise<Loaded<Course>> {
	const source = readLessonFile(path);
	return source.ok ? loadLesson(source.value, name, library) : source;
}
