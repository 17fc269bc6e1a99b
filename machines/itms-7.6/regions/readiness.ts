/** What the readiness check looks at: losing it, and providing it. */
import { all, any, fact, none, parameter } from '../../kit/conditions.js';
import { missingHere, missingThere, notificationServer } from '../deployment/read.js';
import { losableRequirements, type Requirement } from '../deployment/requirements.js';
import type { Deployment } from '../deployment/schema.js';
import { inWizard, isOld, migration } from '../serverStates.js';
import type { Handlers } from '../setup.js';

import { on } from '../transitions.js';

const howNote = 'How it is resolved the guide does not say.';

/** Providing one requirement that a deployment lacks. */
function provide(server: string, requirement: Requirement, suffix: string, where: ReturnType<typeof all>) {
	return on(server, {
		if: [where, parameter('requirement', requirement), fact(`${server}.${requirement}${suffix}`, true)],
		sets: { [`${requirement}${suffix}`]: false },
		clauses: ['I76-ONBOX-100'],
		// The guide calls a collation that differs the end of the installation, and no way to change it is described.
		...(requirement === 'collation' ? { outsideGuide: true as const, note: howNote } : {}),
	});
}

/** What an operator or the world does to the requirements, before the installation. */
export function requirementHandlers(deployment: Deployment, server: string): Handlers {
	const settings = notificationServer(deployment, server);
	const { isUnderway, hasPlatform, isInstallingProducts } = migration(deployment, server);
	const before = any(isOld(server), inWizard(server));
	const onNew = all(isUnderway(), none(any(hasPlatform(), isInstallingProducts())));
	const isProvidable = (requirement: Requirement) => requirement !== 'operatingSystem';
	const lost = `${server}.lostRequirement`;
	return {
		'operator.resolveRequirement': [
			...missingHere(settings)
				.filter(isProvidable)
				.map((requirement) => provide(server, requirement, 'Missing', before)),
			...missingThere(settings).map((requirement) => provide(server, requirement, 'MissingOnNewServer', onNew)),
			...losableRequirements.map((requirement) =>
				on(server, {
					if: [any(before, onNew), parameter('requirement', requirement), fact(lost, requirement)],
					sets: { lostRequirement: 'none' },
					clauses: ['I76-ONBOX-100'],
				}),
			),
		],
		'fault.readinessRed': losableRequirements.map((requirement) =>
			on(server, {
				if: [any(before, onNew), parameter('requirement', requirement), fact(lost, 'none')],
				sets: { lostRequirement: requirement },
				clauses: ['I76-ONBOX-100'],
			}),
		),
	};
}
