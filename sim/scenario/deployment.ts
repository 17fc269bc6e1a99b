/** Reads deployments: inline in a scenario, or files of their own. */
import type { AnyProduct } from '../../machines/kit/product.js';
import { checkData } from './check.js';
import type { DataPath } from './places.js';
import { type Loaded, problemAt, type Source } from './problem.js';
import type { DeploymentRefusal } from './scenario.js';
import { type Located, parseYaml } from './yaml.js';

/** A deployment as given and as parsed. */
export interface LoadedDeployment {
	readonly given: unknown;
	readonly deployment: unknown;
	readonly refusals: readonly DeploymentRefusal[];
}

/** Checks the deployment that stands at a path of some data. */
export function checkDeployment(
	product: AnyProduct,
	source: Source,
	located: Located,
	given: unknown,
	path: DataPath,
): Loaded<LoadedDeployment> {
	const checked = checkData<unknown>(source, located, product.deployment.schema, given, path);
	if (!checked.ok) return checked;
	return { ok: true, value: { given, deployment: checked.value, refusals: refusalsOf(product, checked.value) } };
}

/** Reads a deployment file. */
export function loadDeployment(product: AnyProduct, source: Source): Loaded<LoadedDeployment> {
	const parsed = parseYaml(source);
	if (!parsed.ok) return parsed;
	const { data, keyAt } = parsed.value;
	if (typeof data === 'object' && data !== null && Object.hasOwn(data, 'deployment')) {
		const message = 'The file is a scenario, not a deployment.';
		const advice = 'Expected a mapping with the keys of a deployment, such as servers.';
		return { ok: false, problems: [problemAt(source, keyAt([], 'deployment'), message, advice)] };
	}
	return checkDeployment(product, source, parsed.value, data, []);
}

/** The product's checks that a deployment does not pass. */
export function refusalsOf(product: AnyProduct, deployment: unknown): DeploymentRefusal[] {
	return Object.entries(product.deployment.checks)
		.map(([check, { demands, clauses, problems }]) => ({ check, demands, clauses, problems: problems(deployment) }))
		.filter(({ problems }) => problems.length > 0);
}
