import fc from 'fast-check';
import { product } from '../../../machines/lotus-protector/index.js';
import { testProduct } from '../productSuite.js';

const percent = fc.constantFrom(0, 49, 50, 51, 100);
const length = fc.constantFrom('0 min', '5 min', '1 h', '2 d');
const durations = fc.dictionary(fc.constantFrom(...Object.keys(product.delays)), length, { maxKeys: 4 });
const oldFirmware = ['2.7.0.0', '2.7.9.9', '2.8.0.0', '2.8.0.7'];

/** A server with some of its settings given, or all; the list misses at most the files that there are. */
const server = fc
	.record(
		{
			firmware: fc.constantFrom(...oldFirmware, '2.8.1.0'),
			platform: fc.constantFrom('physical', 'vmware'),
			hardware: fc.constantFrom('xSeries-3650-M3', 'other'),
			addressing: fc.constantFrom('static', 'dhcp'),
			autoDownload: fc.boolean(),
			databaseDiskFreePercent: percent,
			messageDiskFreePercent: percent,
			logDisk: fc.constantFrom('database', 'message'),
			storedData: fc.constantFrom('normal', 'large'),
			referencedFiles: fc.integer({ min: 0, max: 3 }),
			unlistedFiles: fc.integer({ min: 0, max: 2 }),
			updatePublished: fc.boolean(),
			usage: fc.constantFrom('low', 'high'),
			durations,
		},
		{ requiredKeys: [] },
	)
	.map((settings) => ({
		...settings,
		unlistedFiles: Math.min(settings.unlistedFiles ?? 0, settings.referencedFiles ?? 0),
	}));

/** Deployments of one to three servers with every setting; no member is ahead of Cluster Central. */
const deployments = fc
	.record({
		first: server,
		others: fc.array(server, { maxLength: 2 }),
		centralIndex: fc.nat({ max: 2 }),
		supportEntitled: fc.boolean(),
		durations,
	})
	.map(({ first, others, centralIndex, ...rest }) => {
		const servers = [first, ...others];
		const central = centralIndex % servers.length;
		const isCentralUpgraded = servers[central]?.firmware === '2.8.1.0';
		const inOrder = servers.map((settings) =>
			settings.firmware === '2.8.1.0' && !isCentralUpgraded ? { ...settings, firmware: '2.8.0.0' } : settings,
		);
		return {
			servers: Object.fromEntries(inOrder.map((settings, index) => [`lp${index + 1}`, settings])),
			...(servers.length > 1 ? { cluster: { central: `lp${central + 1}` } } : {}),
			...rest,
		};
	});

testProduct({ product, deployments });
