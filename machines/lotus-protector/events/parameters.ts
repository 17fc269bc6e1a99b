/** The parameters that the events share. */
import type { ParameterDefinition } from '../../kit/events.js';
import type { Deployment } from '../deployment.js';

/** The server that an event concerns. */
export const server: ParameterDefinition<Deployment> = {
	description: 'The server',
	values: ({ servers }) => Object.keys(servers),
};

/** The account, where the guide demands root. */
export const account: ParameterDefinition<Deployment> = {
	description: 'The account that logs in over SSH; of no concern in the Lotus Protector Manager',
	values: () => ['root', 'other'],
	otherwise: 'root',
};

/** The two ways to the system. */
export const via: ParameterDefinition<Deployment> = {
	description: 'By the Lotus Protector Manager (the web interface), or at the command line over SSH',
	values: () => ['manager', 'commandLine'],
	otherwise: 'manager',
};
