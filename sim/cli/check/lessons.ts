/** Plays the lessons of a product, with whichever version of it. */
import type { AnyProduct } from '../../../machines/kit/product.js';
import type { LessonObservation } from '../../regress/baseline/observation.js';
import type { Library } from '../../scenario/load.js';
import { lessonProblems } from '../../train/lessonCheck.js';
import { loadLesson } from '../../train/lessonFile.js';
import { library, readLessonFile } from '../files.js';
import { registry } from '../registry.js';

/** What became of the lessons of a product. One that cannot be read has that as its problem. */
export async function observeLessons(
	product: AnyProduct,
	files: readonly string[] = registry().lessons(product.name),
): Promise<LessonObservation[]> {
	const version: Library = { ...library, productNames: [product.name], loadProduct: async () => product };
	const lessons: LessonObservation[] = [];
	for (const path of files) {
		const file = path.replaceAll('\\', '/').split('/').at(-1) ?? path;
		const source = readLessonFile(path);
		const course = source.ok ? await loadLesson(source.value, file, version) : source;
		const problems = course.ok ? lessonProblems(course.value) : course.problems.map(({ message }) => message);
		lessons.push({ file, problems: [...problems] });
	}
	return lessons;
}
