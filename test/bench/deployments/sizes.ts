/** Deployments of the shipped products in several sizes, up to the largest that their guides speak of. */
import type { AnyProduct } from '../../../machines/kit/product.js';
import { product as lotusProtector } from '../../../machines/lotus-protector/index.js';
import { product as pureMessage } from '../../../machines/puremessage/index.js';

/** A product with deployments that grow. */
export interface Growing {
	readonly product: AnyProduct;
	/** The property that is asked about all reachable states, whose number is told. */
	readonly property: string;
	/** From small to large. */
	readonly sizes: readonly Sized[];
}

/** A deployment of some size. */
export interface Sized {
	readonly name: string;
	readonly servers: number;
	readonly deployment: unknown;
}

function numbered<Server>(count: number, prefix: string, server: Server): Record<string, Server> {
	return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index + 1}`, server]));
}

/** One database server with the manager, and so many mail and web servers. */
function pureMessageOf(mail: number, web: number): Sized {
	const servers = {
		db1: { roles: ['database', 'csm'] },
		...numbered(mail, 'mf', { roles: ['mta', 'mail-filter'] }),
		...numbered(web, 'web', { roles: ['end-user-web'] }),
	};
	return {
		name: `1 + ${mail} + ${web}`,
		servers: 1 + mail + web,
		deployment: { servers, migration: 'with-database-and-quarantine' },
	};
}

/** Cluster Central and so many members. */
function lotusProtectorOf(members: number): Sized {
	return {
		name: `Central + ${members}`,
		servers: 1 + members,
		deployment: { servers: numbered(1 + members, 'lp', {}), cluster: { central: 'lp1' } },
	};
}

/** The products that have deployments of any size. */
export const growing: readonly Growing[] = [
	{
		product: pureMessage,
		property: 'canStillBeCompleted',
		sizes: [pureMessageOf(1, 1), pureMessageOf(2, 1), pureMessageOf(4, 2), pureMessageOf(8, 4), pureMessageOf(16, 7)],
	},
	{ product: lotusProtector, property: 'canStillEnd', sizes: [1, 2, 4, 6, 8].map(lotusProtectorOf) },
];
