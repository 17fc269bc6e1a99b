/** What is at risk, and what cannot be undone. */
import { all, any, fact, inState, none, serverIn } from '../kit/conditions.js';
import type { Hazard } from '../kit/product.js';
import { type Deployment, isMultiServer } from './deployment.js';
import type { ClauseId } from './guide.generated.js';

export const hazards: Record<string, Hazard<ClauseId, Deployment>> = {
	mayBeUnrecoverable: {
		of: 'deployment',
		title: 'A name or address was changed during the upgrade: steps fail, and the system may be beyond recovery',
		clauses: ['PM-NAME-5', 'PM-NAME-6'],
		condition: () => all(fact('identityChanged', true), none(inState('deployment', 'unrecoverable'))),
	},
	unrecoverable: {
		of: 'deployment',
		title: 'The system cannot be recovered',
		clauses: ['PM-NAME-6'],
		condition: () => inState('deployment', 'unrecoverable'),
	},
	stepFailed: {
		of: 'server',
		title: 'A step has failed; the guide knows no way back',
		clauses: ['PM-FAIL-1'],
		condition: (_, server) => serverIn(server, 'failed'),
	},
	dataNotInserted: {
		of: 'server',
		title: 'The mail filter cannot insert data into the database; what becomes of that data the guide does not say',
		clauses: ['PM-DB-2'],
		condition: (deployment, server) =>
			isMultiServer(deployment) && deployment.servers[server]?.roles.includes('mail-filter')
				? any(serverIn(server, 'waiting', 'cutOff'), serverIn(server, 'done', 'cutOff'))
				: any(),
	},
};
