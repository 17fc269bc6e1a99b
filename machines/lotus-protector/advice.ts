/** What the guide recommends without demanding it. */
import { any, fact, none, serverIn } from '../kit/conditions.js';
import type { AdviceDefinitions } from '../kit/rules.js';
import { everyServer, ofAddressed } from './addressed.js';
import { type Deployment, serversWhere } from './deployment.js';
import type { ClauseId } from './guide.generated.js';
import { isUnderway } from './serverStates.js';

/** Holds if the fact does, or if the event concerns a running installation: then support is contacted immediately (note LP-N23). */
const beforeSupport = (name: string) => (deployment: Deployment) =>
	any(fact(name, true), ofAddressed(Object.keys(deployment.servers), isUnderway));

/** Every `should` that concerns an event, by name. */
export const advice: AdviceDefinitions<ClauseId, Deployment> = {
	installAtLowUsage: {
		on: ['operator.install'],
		clauses: ['LP-P2-7'],
		recommends: 'Install when usage is normally low, as mail is processed more slowly in phase 2.',
		followed: (deployment) =>
			ofAddressed(
				serversWhere(deployment, ({ usage }) => usage === 'high'),
				() => any(),
			),
	},
	validateBeforeNext: {
		on: ['operator.install'],
		clauses: ['LP-VAL-1'],
		recommends: 'After an upgrade, look at the event log and the processing graphs to confirm that it succeeded.',
		followed: ({ servers }) =>
			everyServer(Object.keys(servers), (server) => none(serverIn(server, 'upgrade', 'upgraded', 'unvalidated'))),
	},
	portalBeforeSupport: {
		on: ['operator.contactSupport'],
		clauses: ['LP-SUP-3'],
		recommends: 'Consult the IBM Support Portal before contacting IBM, unless an installation has a problem.',
		followed: beforeSupport('supportPortalChecked'),
	},
	informationBeforeSupport: {
		on: ['operator.contactSupport'],
		clauses: ['LP-SUP-5'],
		recommends: 'Gather the information that support asks for before the call, unless an installation has a problem.',
		followed: beforeSupport('supportInformationGathered'),
	},
};
