/** Patch Management Import, which needs ICMP to reach solutionsam.com where a proxy is used (note I76-N48). */
import { stateOf } from '../../kit/chart.js';
import { notificationServer } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import { isInstalled } from '../serverStates.js';
import type { Region } from '../setup.js';
import { on } from '../transitions.js';

/** The region of the import. */
export function patchImportRegion(deployment: Deployment, server: string): Region {
	const { patchImport } = notificationServer(deployment, server);
	const state = (name: string) => stateOf(server, 'patchImport', name);
	const description = 'Patch Management Import.';
	if (!patchImport.proxy) {
		return {
			description,
			initial: 'withoutProxy',
			states: {
				withoutProxy: {
					description: 'No proxy is used: the guide states no condition for the import.',
					on: {
						'operator.importPatches': on(server, {
							if: [isInstalled(server)],
							note: 'Without a proxy the import has no documented condition.',
						}),
					},
				},
			},
		};
	}
	const allow = { 'operator.allowIcmp': on(server, { target: state('icmpOpen'), clauses: ['I76-PATCH-1'] }) };
	const block = { 'fault.icmpBlocked': on(server, { target: state('icmpBlocked'), clauses: ['I76-PATCH-2'] }) };
	return {
		description,
		initial: patchImport.icmp ? 'icmpOpen' : 'icmpBlocked',
		on: {
			'operator.importPatches': [
				on(server, {
					if: [isInstalled(server), 'icmpReaches'],
					target: stateOf(server, 'patchImport', 'icmpOpen', 'imported'),
					clauses: ['I76-PATCH-1'],
				}),
				on(server, { if: [isInstalled(server)], target: state('failed'), clauses: ['I76-PATCH-1', 'I76-PATCH-2'] }),
			],
		},
		states: {
			icmpOpen: {
				description: 'A proxy is used, and ICMP requests reach solutionsam.com.',
				meta: { clauses: ['I76-PATCH-1'] },
				initial: 'notImported',
				on: block,
				states: {
					notImported: { description: 'No import has been run.' },
					imported: { description: 'Patch data has been imported.' },
				},
			},
			icmpBlocked: {
				description: 'A proxy is used, and ICMP requests do not reach solutionsam.com.',
				meta: { clauses: ['I76-PATCH-2'] },
				on: allow,
			},
			failed: {
				description: 'The import has failed, because ICMP requests do not reach solutionsam.com.',
				meta: { clauses: ['I76-PATCH-2'] },
				on: allow,
			},
		},
	};
}
