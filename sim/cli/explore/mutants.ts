/** `rehearse explore --mutants`: drops each rule and tells who notices. */
import type { AnyProduct } from '../../../machines/kit/product.js';
import type { Decision } from '../../explore/search/decide.js';
import { survives, tryMutants } from '../../regress/mutants.js';
import { renderMutants } from '../../report/mutants.js';
import { type ExitCode, exitCodes } from '../exitCode.js';
import { fillFor, loadShipped } from '../scenarios.js';
import type { Terminal } from '../terminal.js';
import { chooseDeployments } from './deployments.js';
import { drive } from './drive.js';
import type { ExploreOptions } from './options.js';

/** Tries the mutants of a product. */
export async function exploreMutants(
	product: AnyProduct,
	{ deployment, property, json }: ExploreOptions,
	decision: Decision,
	terminal: Terminal,
): Promise<ExitCode> {
	const deployments = chooseDeployments(product, deployment);
	const shipped = await loadShipped(product.name, terminal);
	if (!deployments.ok || shipped === undefined) return exitCodes.badInput;
	const { scenarios } = shipped;
	const findFill = await fillFor(scenarios);
	const trial = { product, deployments: deployments.value, properties: property, scenarios, decision, findFill };
	const mutants = drive(tryMutants(trial), 'mutants', terminal);
	if (json === true) {
		const rows = mutants.map(({ rule, kind, property, scenario }) => ({
			rule,
			kind,
			property: property?.name ?? null,
			deployment: property?.deployment ?? null,
			scenario: scenario?.file ?? null,
		}));
		terminal.write(`${JSON.stringify(rows, null, 2)}\n`);
	} else terminal.write(renderMutants(mutants, { width: terminal.width, style: terminal.style }));
	return mutants.some(survives) ? exitCodes.failed : exitCodes.holds;
}
