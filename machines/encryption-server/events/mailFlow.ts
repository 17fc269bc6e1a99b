/** Taking a server out of the mail flow, and back. */
import type { EventDefinition } from '../../kit/events.js';
import type { Deployment } from '../deploymentSchema.js';
import type { ClauseId } from '../guide.generated.js';
import { server } from './parameters.js';

/** Events of the mail flow. */
export const mailFlow = {
	'operator.removeFromMailFlow': {
		title: 'Take a server out of the mail flow',
		description: 'Has no email routed through the server any more, in whatever way.',
		parameters: { server },
		possible: 'at any time',
	},
	'operator.haltOutboundMail': {
		title: 'Halt outbound mail',
		description: 'Sets the Message Transfer Agent to halt the processing of outbound email.',
		parameters: { server },
		possible: 'where a Message Transfer Agent routes all email through the servers',
		possibleClauses: ['EMS-MTA-4'],
	},
	'operator.queueFilteredMail': {
		title: 'Queue filtered mail',
		description: 'Sets the Message Transfer Agent to queue the email that its content filter picks for the server.',
		parameters: { server },
		possible: 'where a content filter of a Message Transfer Agent picks the email for the servers',
		possibleClauses: ['EMS-MTA-5'],
	},
	'operator.queueInboundMail': {
		title: 'Queue inbound mail',
		description: 'Has the Message Transfer Agent hold incoming email for the server in its queue.',
		parameters: { server },
		possible: 'where a Message Transfer Agent routes email through the servers',
		possibleClauses: ['EMS-MTA-6'],
	},
	'operator.verifyNoMail': {
		title: 'Confirm that no mail passes',
		description: 'Confirms by the log files of the server that no email passes through it any more.',
		parameters: { server },
		possible: 'on a server that is out of the mail flow',
		possibleClauses: ['EMS-MTA-7'],
	},
	'operator.returnToMailFlow': {
		title: 'Put a server back into the mail flow',
		description: 'Has email routed through the server again; what was queued flows.',
		parameters: { server },
		possible: 'on a server that is out of the mail flow',
		possibleClauses: ['EMS-MTA-9'],
	},
} satisfies Record<string, EventDefinition<ClauseId, Deployment>>;
