import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	bandFor,
	platformBands,
	shortfalls,
	siteServerBands,
	sqlBands,
} from '../../../machines/itms-7.6/deployment/bands.js';
import { products } from '../../../machines/itms-7.6/deployment/products.js';
import { isOnBox, linkedServers, missingHere, notificationServer } from '../../../machines/itms-7.6/deployment/read.js';
import { buildLevel } from '../../../machines/itms-7.6/deployment/releases.js';
import { missingRequirements, siteServerRequirements } from '../../../machines/itms-7.6/deployment/requirements.js';
import { schema } from '../../../machines/itms-7.6/deployment/schema.js';
import { product } from '../../../machines/itms-7.6/index.js';
import { testProduct } from '../productSuite.js';

const length = fc.constantFrom('0 min', '30 min', '1 h', '2 d');
const durations = fc.dictionary(fc.constantFrom(...Object.keys(product.delays)), length, { maxKeys: 3 });
const collation = fc.constantFrom('SQL_Latin1_General_CP1_CI_AS', 'Latin1_General_CI_AS');
const missing = fc.subarray([...missingRequirements], { maxLength: 2 });
const supported = fc.constantFrom('Windows Server 2008 R2 SP1', 'Windows Server 2012 R2');

const newServer = fc.record(
	{
		hardware: fc.constantFrom('new', 'reused'),
		operatingSystem: supported,
		newSqlServer: fc.boolean(),
		databaseServerCollation: collation,
		missing,
	},
	{ requiredKeys: [] },
);

/** A Notification Server with some of its settings given, or all. */
const platform = fc.record(
	{
		role: fc.constant('notification-server'),
		build: fc.constantFrom('7.5', '7.5 SP1', '7.5 SP1 HF4', '7.5 SP1 HF5'),
		endpoints: fc.constantFrom(0, 100, 6000, 20_000),
		waves: fc.integer({ min: 1, max: 3 }),
		suites: fc.constantFrom(['client'], ['asset']),
		operatingSystem: supported,
		sql: fc.record({ version: fc.constantFrom('2008 RTM', '2008 SP2', '2014') }),
		collation,
		databaseServerCollation: collation,
		missing,
		dcom: fc.constantFrom('enabled', 'disabled'),
		separatedApplicationPools: fc.nat({ max: 1 }),
		logErrors: fc.boolean(),
		diagnosticsErrors: fc.boolean(),
		serviceAccountAdministrator: fc.boolean(),
		installationManager: fc.constantFrom('current', 'old'),
		products: fc.subarray([...products]),
		pcAnywhere: fc.constantFrom('before 7.1 SP2', '7.1 SP2 or later'),
		oldPxeJobs: fc.boolean(),
		patchImport: fc.record({ proxy: fc.boolean(), icmp: fc.boolean() }),
		hypervisor: fc.constant('VMware ESX 5.1'),
		platformDuringInstallation: fc.constantFrom('up', 'degraded', 'down'),
		newServer,
		durations,
	},
	{ requiredKeys: ['role'] },
);

const site = fc.record(
	{
		role: fc.constant('site-server'),
		services: fc.subarray(['task', 'package', 'nbs'], { minLength: 1 }),
		missing: fc.subarray([...siteServerRequirements]),
		pxe: fc.constantFrom('sameSegment', 'forwarded', 'notForwarded'),
		packageServerName: fc.constantFrom('internalDnsName', 'other'),
	},
	{ requiredKeys: ['role'] },
);

const protocol = fc.constantFrom('http', 'https');
const cloud = fc.record(
	{
		sslScope: fc.constantFrom('all', 'cloudOnly'),
		domain: fc.constantFrom('public', 'internal'),
		clientProtocol: protocol,
		platformToGateway: protocol,
		gatewayToEndpoint: protocol,
	},
	{ requiredKeys: [] },
);

/** One or two Notification Servers, alone or in a hierarchy, with a site server and a gateway or without. */
const deployments = fc
	.record({
		platforms: fc.array(platform, { minLength: 1, maxLength: 2 }),
		sites: fc.array(site, { maxLength: 1 }),
		isHierarchy: fc.boolean(),
		replication: fc.boolean(),
		cloud: fc.option(cloud, { nil: undefined }),
		hasMac: fc.boolean(),
		durations,
	})
	.map(({ platforms, sites, isHierarchy, replication, cloud: wanted, hasMac, durations: given }) => ({
		servers: {
			...Object.fromEntries(platforms.map((settings, index) => [`ns${index + 1}`, settings])),
			...Object.fromEntries(sites.map((settings) => ['ss1', { ...settings, notificationServer: 'ns1' }])),
			...(wanted ? { gw1: { role: 'internet-gateway' } } : {}),
		},
		...(isHierarchy && platforms.length > 1 ? { hierarchy: { parent: 'ns1', replication } } : {}),
		...(wanted ? { cloud: wanted } : {}),
		...(hasMac ? { mac: {} } : {}),
		durations: given,
	}));

testProduct({ product, deployments });

describe('the gate of 7.5 SP1 HF5', () => {
	it.each([
		['7.5', 'older'],
		['7.5 HF7', 'older'],
		['7.5 SP1', 'older'],
		['7.5 SP1 HF4', 'older'],
		['7.5 SP1 HF5', 'required'],
		['7.5 SP1 HF6', 'newer'],
		['7.5 SP1 HF10', 'newer'],
		['7.1', 'outside'],
		['7.6', 'outside'],
	])('takes %s for %s', (build, level) => {
		expect(buildLevel(build)).toBe(level);
	});
});

describe('the sizing tables', () => {
	it.each([
		[platformBands, 0, 'evaluation'],
		[platformBands, 99, 'evaluation'],
		[platformBands, 100, '100-1,000 endpoints'],
		[platformBands, 1000, '100-1,000 endpoints'],
		[platformBands, 1001, '1,000-5,000 endpoints'],
		[sqlBands, 10_000, '5,000-10,000 endpoints'],
		[sqlBands, 20_000, '10,000-20,000 endpoints'],
		[sqlBands, 20_001, undefined],
		[siteServerBands, 100, '10-100 endpoints'],
		[siteServerBands, 7501, undefined],
	])('have %s for %d endpoints', (bands, endpoints, name) => {
		expect(bandFor(bands, endpoints)?.name).toBe(name);
	});

	it('name what falls short and nothing that suffices or is not given', () => {
		const needs = { cores: 8, ramGigabytes: 16, iops: { c: 180, d: 130 } };
		expect(shortfalls(needs, { cores: 8, ramGigabytes: 8, iops: { d: 129 } })).toEqual([
			'8 GB RAM instead of 16',
			'129 IOPS on D: instead of 130',
		]);
		expect(shortfalls(needs, undefined)).toEqual([]);
	});
});

describe('a deployment', () => {
	const read = (data: unknown) => schema.parse(data);

	it('links a child with its parent and a parent with its children', () => {
		const given = read(product.deployment.examples['hierarchy']);
		expect(linkedServers(given, 'ns2')).toEqual(['ns1']);
		expect(linkedServers(given, 'ns1')).toEqual(['ns2', 'ns3']);
	});

	it('has SQL Server on the box up to 5,000 endpoints unless it says otherwise', () => {
		const ofSize = (endpoints: number, placement?: string) =>
			notificationServer(
				read({
					servers: { ns1: { role: 'notification-server', endpoints, ...(placement ? { sql: { placement } } : {}) } },
				}),
				'ns1',
			);
		expect([ofSize(5000), ofSize(5001), ofSize(5001, 'on-box')].map(isOnBox)).toEqual([true, false, true]);
	});

	it('finds missing what follows from versions and collations', () => {
		const given = read(product.deployment.examples['oldBuild']);
		expect(missingHere(notificationServer(given, 'ns1'))).toEqual(['osDriveSpace', 'sqlVersion', 'collation']);
	});

	it.each([
		['a hierarchy of one', { servers: { ns1: { role: 'notification-server' } }, hierarchy: { parent: 'ns1' } }],
		['an unknown parent', { servers: { ns1: { role: 'notification-server' } }, hierarchy: { parent: 'ns9' } }],
		['no Notification Server', { servers: { ss1: { role: 'site-server' } } }],
		['cloud without a gateway', { servers: { ns1: { role: 'notification-server' } }, cloud: {} }],
		[
			'a site server of nobody',
			{ servers: { ns1: { role: 'notification-server' }, ss1: { role: 'site-server', notificationServer: 'x' } } },
		],
	])('is refused with %s', (_, data) => {
		expect(schema.safeParse(data).success).toBe(false);
	});
});
