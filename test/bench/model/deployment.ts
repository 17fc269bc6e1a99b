/** The deployment of the bench model: how many servers of each kind. */
import * as z from 'zod';
import type { DeploymentKind } from '../../../machines/kit/product.js';
import { durationsSchema } from '../../../machines/kit/quantities.js';
import type { ClauseId } from './guide.js';

const delayNames = ['upgrading', 'migrating'] as const;
const count = z.int().min(1).max(20);
const schema = z.strictObject({
	mail: count.describe('The number of mail servers'),
	web: count.describe('The number of web servers'),
	durations: durationsSchema(delayNames).optional(),
});

/** One database server, and these many mail and web servers. */
export type Deployment = z.infer<typeof schema>;

export const database = 'database';

function numbered(kind: string, count: number): string[] {
	return Array.from({ length: count }, (_, index) => `${kind}${index + 1}`);
}

/** The names of the mail servers. */
export function mailServers({ mail }: Deployment): string[] {
	return numbered('mail', mail);
}

/** The names of the web servers. */
export function webServers({ web }: Deployment): string[] {
	return numbered('web', web);
}

/** All servers, in the order of their upgrade. */
export function servers(deployment: Deployment): string[] {
	return [database, ...mailServers(deployment), ...webServers(deployment)];
}

export const deployment: DeploymentKind<ClauseId, Deployment> = {
	schema,
	regions: ['deployment'],
	checks: {},
	servers,
	durations: ({ durations }) => durations ?? {},
	examples: { smallest: { mail: 1, web: 1 }, some: { mail: 2, web: 3 }, measured: { mail: 6, web: 6 } },
};
