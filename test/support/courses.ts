/** Courses to train on in tests. */
import { loadProduct } from '../../machines/index.js';
import { type Course, type CourseParts, createCourse } from '../../sim/train/course.js';

/** The two-server PureMessage whose times are known: database first, then the only filter. */
export const twoServers = {
	servers: { db1: { roles: ['database', 'csm'] }, mf1: { roles: ['mta', 'mail-filter'] } },
	migration: 'none',
	durations: { singleServerSteps: '10 min', installation: '30 min', start: '5 min' },
};

/** A course on a product and a deployment. */
export async function courseOn(
	product: string,
	givenDeployment: unknown,
	others: Partial<CourseParts> = {},
): Promise<Course> {
	const loaded = await loadProduct(product);
	return createCourse({
		product: loaded,
		givenDeployment,
		deployment: loaded.deployment.schema.parse(givenDeployment),
		...others,
	});
}
