/** Rule mutants: whoever notices is named, and a rule that nobody misses survives. */
import { describe, expect, it } from 'vitest';
import { all, any, fact, serverIn } from '../../../machines/kit/conditions.js';
import type { AnyProduct } from '../../../machines/kit/product.js';
import type { Property } from '../../../machines/kit/properties.js';
import { allReductions } from '../../../sim/explore/reduce/reduce.js';
import { defaultBudget } from '../../../sim/explore/search/progress.js';
import { survives, tryMutants } from '../../../sim/regress/mutants.js';
import { renderMutants } from '../../../sim/report/mutants.js';
import { plainStyle } from '../../../sim/report/style.js';
import { loadScenario } from '../../../sim/scenario/load.js';
import { drain } from '../../support/answerOf.js';
import { kettle } from '../../support/kettle.js';

type Kettles = { readonly kettles: readonly string[] };
const anyKettle =
	(condition: (name: string) => ReturnType<typeof all>) =>
	({ kettles }: Kettles) =>
		any(...kettles.map(condition));
const heatedDry: Property<string, Kettles> = {
	kind: 'never',
	says: 'A dry kettle is heated.',
	clauses: ['KT-1'],
	restsOn: ['filledFirst'],
	condition: anyKettle((name) => all(serverIn(name, 'hot'), fact(`${name}.filled`, false))),
};
const warmWithBrokenLid: Property<string, Kettles> = {
	kind: 'never',
	says: 'A kettle is warm although its lid has broken.',
	clauses: ['KT-2'],
	restsOn: [],
	condition: anyKettle((name) => all(serverIn(name, 'warm'), fact(`${name}.lidBroken`, true))),
};

async function scenario(file: string, text: string, product: AnyProduct) {
	const library = { productNames: ['kettle'], loadProduct: async () => product, readFile: () => undefined };
	const loaded = await loadScenario({ file, text: `title: Kettles\nproduct: kettle\n${text}` }, library);
	if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
	return loaded.value;
}

const lidScenario = `deployment: { kettles: [a] }
prepared: all
steps: [{ do: operator.heat }, { fault: fault.lidBreaks }, { until: a settling }, { wait: 10 min, expect: { states: { a: cold } } }]
`;

async function mutantsOf(properties: Record<string, Property<string, Kettles>>, scenarios: readonly string[]) {
	const product = { ...kettle, properties } as unknown as AnyProduct;
	const deployments = Object.entries(product.deployment.examples).map(([name, data]) => ({
		name,
		deployment: product.deployment.schema.parse(data),
	}));
	const loaded = await Promise.all(scenarios.map((text, index) => scenario(`${index}.yaml`, text, product)));
	const decision = { reductions: allReductions, budget: defaultBudget };
	return drain(tryMutants({ product, deployments, scenarios: loaded, decision, findFill: undefined }));
}

async function told(properties: Record<string, Property<string, Kettles>>, scenarios: readonly string[]) {
	const mutants = await mutantsOf(properties, scenarios);
	return mutants.map((mutant) => {
		const { rule, kind, property, scenario: noticing } = mutant;
		const by = [property && `${property.name} of ${property.deployment}`, noticing?.file].filter(Boolean).join(' and ');
		return `${kind} ${rule}: ${survives(mutant) ? 'survives' : by}`;
	});
}

describe('a rule that is dropped', () => {
	it('is noticed by a property that is violated without it', async () => {
		expect(await told({ heatedDry, warmWithBrokenLid }, [])).toEqual([
			'law filledFirst: heatedDry of one',
			'physics lidHolds: warmWithBrokenLid of one',
		]);
	});

	it('is noticed by a scenario that fails without it', async () => {
		expect(await told({ heatedDry }, [lidScenario])).toEqual([
			'law filledFirst: heatedDry of one',
			'physics lidHolds: 0.yaml',
		]);
	});

	it('survives if nobody does', async () => {
		expect(await told({}, [])).toEqual(['law filledFirst: survives', 'physics lidHolds: survives']);
		expect(await told({ warmWithBrokenLid }, [lidScenario])).toEqual([
			'law filledFirst: survives',
			'physics lidHolds: warmWithBrokenLid of one and 0.yaml',
		]);
	});

	it('is not noticed by a property that does not hold with it either', async () => {
		const hot: Property<string, Kettles> = { ...heatedDry, condition: anyKettle((name) => serverIn(name, 'hot')) };
		expect(await told({ hot }, [])).toEqual(['law filledFirst: survives', 'physics lidHolds: survives']);
	});

	it('is told with its survivors', async () => {
		const view = { width: 80, style: plainStyle };
		expect(renderMutants(await mutantsOf({ heatedDry }, []), view)).toBe(
			[
				'noticed   filledFirst (law): property heatedDry (one)',
				'SURVIVES  lidHolds (physics): nobody notices that it is gone',
				'2 rules, 1 of them dropped without notice',
				'',
			].join('\n'),
		);
	});
});
