/** The parameters that events share. */
import type { ParameterDefinition } from '../../kit/events.js';
import type { Deployment } from '../deploymentSchema.js';
import { serverNames } from '../topology.js';

/** A parameter with the same values in every deployment, the first of which is taken where none is given. */
export function choice(description: string, ...values: readonly string[]): ParameterDefinition<Deployment> {
	return { description, values: () => values, ...(values[0] === undefined ? {} : { otherwise: values[0] }) };
}

/** The server that an event concerns. */
export const server: ParameterDefinition<Deployment> = { description: 'The server', values: serverNames };

/** Who changes something at the command line, and with what authorisation. */
export const commandLineChange = {
	authorisation: choice('Whether Symantec Support has authorised the change in writing', 'written', 'none'),
	by: choice(
		'A partner, reseller or employee certified in Advanced Administration and Deployment, or another person',
		'certified',
		'other',
	),
};
