import fc from 'fast-check';
import { product } from '../../../machines/puremessage/index.js';
import { testProduct } from '../productSuite.js';

const migration = fc.constantFrom(
	'undecided',
	'none',
	'with-database-and-quarantine',
	'without-database-and-quarantine',
);
const disk = fc.record({ diskFreeGigabytes: fc.integer({ min: 0, max: 4 }), diskNeededGigabytes: fc.constant(2) });

function servers(prefix: string, count: number, roles: readonly string[], disks: readonly object[]) {
	return Object.fromEntries(
		Array.from({ length: count }, (_, index) => [`${prefix}${index + 1}`, { roles, ...disks[index % disks.length] }]),
	);
}

/** Deployments of every shape that the guide covers: split and shared roles, one to eight servers, any disk figures. */
const deployments = fc
	.record({
		isSplit: fc.boolean(),
		mailServers: fc.integer({ min: 0, max: 3 }),
		webServers: fc.integer({ min: 0, max: 2 }),
		disks: fc.array(disk, { minLength: 1, maxLength: 3 }),
		migration,
	})
	.map(({ isSplit, mailServers, webServers, disks, migration: planned }) => ({
		servers: {
			...(isSplit
				? { ...servers('db', 1, ['database'], disks), ...servers('csm', 1, ['csm'], disks) }
				: servers('db', 1, ['database', 'csm'], disks)),
			...servers('mf', mailServers, isSplit ? ['mail-filter'] : ['mta', 'mail-filter'], disks),
			...servers('web', webServers, ['end-user-web'], disks),
		},
		migration: planned,
	}));

/** With data to migrate, one web server after the other is a rule of its own; the example of two has none to migrate. */
const webServersThatMigrate = {
	servers: {
		db1: { roles: ['database', 'csm'] },
		web1: { roles: ['end-user-web'] },
		web2: { roles: ['end-user-web'] },
	},
	migration: 'with-database-and-quarantine',
};

testProduct({ product, deployments, moreDeployments: [webServersThatMigrate] });
