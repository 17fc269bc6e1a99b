/** Which deployments the explorer looks at. */
import type { AnyProduct } from '../../../machines/kit/product.js';
import { loadDeployment } from '../../scenario/deployment.js';
import { type Loaded, problemAt } from '../../scenario/problem.js';
import { readDeployment } from '../files.js';

/** A deployment within the guide, with the name to show. */
export interface ChosenDeployment {
	readonly name: string;
	/** As it stood in its file, before defaults. */
	readonly given: unknown;
	readonly deployment: unknown;
}

/** The deployment of a file, or an example by its name; all examples if none is named. */
export function chooseDeployments(product: AnyProduct, named: string | undefined): Loaded<readonly ChosenDeployment[]> {
	const examples = product.deployment.examples as Readonly<Record<string, unknown>>;
	const example = (name: string): ChosenDeployment => ({
		name: `example ${name}`,
		given: examples[name],
		deployment: product.deployment.schema.parse(examples[name]),
	});
	if (named === undefined) return { ok: true, value: Object.keys(examples).map(example) };
	if (Object.hasOwn(examples, named)) return { ok: true, value: [example(named)] };
	const names = Object.keys(examples).join(', ');
	const source = readDeployment(named, `Expected a deployment file, or one of the examples: ${names}.`);
	if (!source.ok) return source;
	const loaded = loadDeployment(product, source.value);
	if (!loaded.ok) return loaded;
	const { given, deployment, refusals } = loaded.value;
	if (refusals.length === 0) return { ok: true, value: [{ name: source.value.file, given, deployment }] };
	const problems = refusals.flatMap(({ demands, problems: found }) =>
		found.map(({ message }) => problemAt(source.value, 0, message, demands)),
	);
	return { ok: false, problems };
}
