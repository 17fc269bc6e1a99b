/** Why a deployment is outside the guide. */
import type { ScenarioResult } from '../scenario/run.js';
import type { DeploymentRefusal } from '../scenario/scenario.js';
import { describeFailure } from './failures.js';
import { textOf, type View, wrap } from './style.js';
import { clauseText } from './wording.js';

/** The checks that refuse the deployment, what they found and where, their clauses, and what failed by that. */
export function renderRefusedDeployment({ scenario, failures }: ScenarioResult, { width, style }: View): string {
	const refusal = ({ demands, clauses, problems }: DeploymentRefusal) => [
		...wrap(`It demands: ${demands}`, width, '  '),
		...problems.flatMap(({ message, path }) => {
			const place = path.length === 0 ? '' : `${path.join('.')}: `;
			return wrap(`${place}${message}`, width, '    ', '      ');
		}),
		...clauses.flatMap((clause) => wrap(clauseText(scenario.product, clause), width, '    ', '      ')),
	];
	return textOf([
		...wrap('REFUSED: the deployment is outside the guide, so nothing was run.', width).map(style.red),
		...scenario.deploymentRefusals.flatMap(refusal),
		...failures.flatMap((failure) => wrap(`FAILED: ${describeFailure(failure)}`, width, '', '  ').map(style.red)),
	]);
}
