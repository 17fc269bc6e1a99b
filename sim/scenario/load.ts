/** Reads a scenario file: its form, its product, its deployment and every name in it, before anything runs. */
import type { ProductEvent } from '../../machines/kit/events.js';
import type { AnyProduct, Duty } from '../../machines/kit/product.js';
import type { Mode } from '../../machines/kit/variants.js';
import { createModel, type Model, variantOf } from '../simulation/model.js';
import { checkData } from './check.js';
import { checkDeployment, type LoadedDeployment, loadDeployment } from './deployment.js';
import { completeEvent, eventTypes } from './eventReference.js';
import { namelessIn, type Reading } from './names.js';
import { distinct, expectedOneOf, type Loaded, problemAt, quoted, type Source } from './problem.js';
import type { Scenario } from './scenario.js';
import { scenarioSchema } from './schema.js';
import { readSteps } from './steps.js';
import { type Located, parseYaml } from './yaml.js';

/** What loading needs from outside. */
export interface Library {
	/** The names of the products that there are. */
	readonly productNames: readonly string[];
	/** Called only with one of `productNames`. */
	readonly loadProduct: (name: string) => Promise<AnyProduct>;
	/** The file that another file refers to by a relative path; undefined if it cannot be read, or why it cannot. */
	readonly readFile: (path: string, referringFile: string) => Source | Unreadable | undefined;
}

/** Why a file cannot be read, as the end of "The file ...". */
export interface Unreadable {
	readonly reason: string;
}

/** What many scenarios of one run share: deployment files that were read, and models of the same deployment. */
export class SharedWork {
	/** By file and product. */
	readonly deployments = new Map<string, Loaded<LoadedDeployment>>();
	/** By product, mode and deployment. */
	readonly models = new Map<string, Model>();
}

/** Reads and checks a scenario; `shared` is kept over the scenarios of one run. */
export async function loadScenario(
	source: Source,
	library: Library,
	shared = new SharedWork(),
): Promise<Loaded<Scenario>> {
	const yaml = parseYaml(source);
	if (!yaml.ok) return yaml;
	const located = yaml.value;
	if (isDeployment(located.data)) {
		const message = 'The file is a deployment, not a scenario.';
		const advice = 'Expected a scenario with title, product, deployment and steps; its deployment may name this file.';
		return { ok: false, problems: [problemAt(source, located.keyAt([], 'servers'), message, advice)] };
	}
	const checked = checkData(source, located, scenarioSchema, located.data);
	if (!checked.ok) return checked;
	const head = checked.value;
	if (!library.productNames.includes(head.product)) {
		const message = `There is no product ${quoted(head.product)}.`;
		const advice = expectedOneOf(head.product, library.productNames);
		return { ok: false, problems: [problemAt(source, located.valueAt(['product']), message, advice)] };
	}
	const product = await library.loadProduct(head.product);
	const deployment = deploymentOf(product, source, located, head.deployment, library, shared);
	if (!deployment.ok) return deployment;
	const { value } = deployment;
	const scenario = {
		file: source.file,
		title: head.title,
		description: head.description,
		product,
		mode: head.mode,
		seed: head.seed,
		givenDeployment: value.given,
		deployment: value.deployment,
		deploymentRefusals: value.refusals,
		stepCount: head.steps.length,
		expect: head.expect,
	};
	// The machine of a deployment outside the guide has no meaning, so nothing that needs it is read.
	if (value.refusals.length > 0) return { ok: true, value: { ...scenario, model: undefined, prepared: [], steps: [] } };
	const model = sharedModel(shared, product, value.deployment, head.mode);
	const reading: Reading = { source, located, model };
	const prepared = preparedEvents(reading, head.prepared);
	const steps = readSteps(reading, head.steps);
	const nameless = head.expect === undefined ? [] : namelessIn(reading, head.expect, ['expect']);
	if (prepared.ok && steps.ok && nameless.length === 0) {
		return { ok: true, value: { ...scenario, model, prepared: prepared.value, steps: steps.value } };
	}
	const problems = [...(prepared.ok ? [] : prepared.problems), ...(steps.ok ? [] : steps.problems), ...nameless];
	return { ok: false, problems: distinct(problems) };
}

/** Whether data has servers, as deployments have, and nothing that makes a scenario. */
function isDeployment(data: unknown): boolean {
	if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'servers')) return false;
	return !['title', 'product', 'deployment', 'steps'].some((key) => Object.hasOwn(data, key));
}

function sharedModel({ models }: SharedWork, product: AnyProduct, deployment: unknown, mode: Mode): Model {
	const keyOf = (of: Mode) => JSON.stringify([product.name, of, deployment]);
	const guided = models.get(keyOf('guided')) ?? createModel(product, deployment);
	const model = mode === 'guided' ? guided : (models.get(keyOf(mode)) ?? variantOf(guided, { mode }));
	models.set(keyOf('guided'), guided).set(keyOf(mode), model);
	return model;
}

/** The deployment that a file gives at `deployment`: itself, or the path of a deployment file. */
export function deploymentOf(
	product: AnyProduct,
	source: Source,
	located: Located,
	given: unknown,
	{ readFile }: Library,
	{ deployments }: SharedWork,
): Loaded<LoadedDeployment> {
	if (typeof given !== 'string') return checkDeployment(product, source, located, given, ['deployment']);
	const file = readFile(given, source.file);
	if (file !== undefined && 'text' in file) {
		const key = JSON.stringify([product.name, file]);
		const loaded = deployments.get(key) ?? loadDeployment(product, file);
		deployments.set(key, loaded);
		return loaded;
	}
	const message = `The deployment file ${quoted(given)} ${file?.reason ?? 'cannot be read'}.`;
	const advice = 'Expected a path relative to the scenario, or the deployment itself.';
	return { ok: false, problems: [problemAt(source, located.valueAt(['deployment']), message, advice)] };
}

type Prepared = 'all' | readonly string[] | { readonly allBut: readonly string[] } | undefined;

/** The events of the duties that a file takes as done at `prepared`. */
export function preparedEvents(reading: Reading, prepared: Prepared): Loaded<readonly ProductEvent[]> {
	const { source, located, model } = reading;
	const duties = model.product.duties as Readonly<Record<string, Duty<string, unknown>>>;
	const names = Object.keys(duties);
	const listed = prepared === undefined || prepared === 'all' ? [] : 'allBut' in prepared ? prepared.allBut : prepared;
	const unknown = listed.findIndex((name) => !names.includes(name));
	if (unknown >= 0) {
		const name = listed[unknown] ?? '';
		const path =
			prepared !== undefined && prepared !== 'all' && 'allBut' in prepared ? ['prepared', 'allBut'] : ['prepared'];
		const message = `${model.product.name} has no duty ${quoted(name)} before the upgrade.`;
		const offset = located.valueAt([...path, unknown]);
		return { ok: false, problems: [problemAt(source, offset, message, expectedOneOf(name, names))] };
	}
	const wanted = names.filter((name) => isWanted(prepared, name));
	const events = wanted.flatMap((name) => duties[name]?.events(model.deployment) ?? []);
	return { ok: true, value: events.map((event) => complete(reading, event)) };
}

function isWanted(prepared: Prepared, name: string): boolean {
	if (prepared === undefined) return false;
	if (prepared === 'all') return true;
	return 'allBut' in prepared ? !prepared.allBut.includes(name) : prepared.includes(name);
}

function complete({ model }: Reading, { type, ...given }: ProductEvent): ProductEvent {
	const completed = completeEvent(model, 'do', type, given);
	// Duties belong to the product, whose suite does each of them: a wrong one is a defect, not an input error.
	if (!completed.ok) throw new Error(`${completed.message} Known: ${eventTypes(model).join(', ')}.`);
	return completed.event;
}
