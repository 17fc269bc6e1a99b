/** Hierarchy and replication of a Notification Server: off before the upgrade, on again when the linked servers follow. */
import { stateOf } from '../../kit/chart.js';
import { none } from '../../kit/conditions.js';
import { serversOfOtherCollation } from '../deployment/read.js';
import type { Deployment } from '../deployment/schema.js';
import type { ClauseId } from '../guide.generated.js';
import { hasFailed, isInstalling, isRestoring, linksAgree } from '../serverStates.js';
import type { Handlers, Region } from '../setup.js';
import { on, when } from '../transitions.js';

interface Link {
	readonly region: 'hierarchy' | 'replication';
	readonly title: string;
	readonly disable: Handlers;
	readonly enable: Handlers;
}

function linkRegion(deployment: Deployment, server: string, { region, title, disable, enable }: Link): Region {
	const agree = linksAgree(deployment, server);
	return {
		description: `The ${region} link of the server.`,
		// Servers of different collations never were a supported hierarchy.
		initial: serversOfOtherCollation(deployment, server).length > 0 ? 'off' : 'on',
		states: {
			on: {
				description: `${title} is on.`,
				initial: 'working',
				on: disable,
				states: {
					working: {
						description: 'All linked servers run the same release and exchange data.',
						always: when({ if: [none(agree)], target: 'cutOff', clauses: ['I76-MIX-1', 'I76-MIX-2'] }),
					},
					cutOff: {
						description: 'A linked server runs another release: the two cannot communicate.',
						tags: [`${region}:down`],
						meta: { clauses: ['I76-MIX-1', 'I76-MIX-2'] },
						always: when({ if: [agree], target: 'working' }),
					},
				},
			},
			off: { description: `${title} is switched off.`, tags: [`${region}:down`], on: enable },
		},
	};
}

/** The two regions of a server in a hierarchy; of a server on its own there are none. */
export function linkRegions(deployment: Deployment, server: string): Record<string, Region> {
	if (deployment.hierarchy === undefined) return {};
	const target = (region: string) => stateOf(server, region, 'on');
	const quiet = [none(isInstalling(server)), none(hasFailed(server)), none(isRestoring(server))];
	const off = (...clauses: ClauseId[]) => on(server, { target: 'off', clauses });
	const hierarchy = linkRegion(deployment, server, {
		region: 'hierarchy',
		title: 'Hierarchy',
		disable: { 'operator.disableHierarchy': off('I76-ONBOX-130') },
		enable: {
			'operator.enableHierarchy': on(server, {
				if: ['sameCollation', 'linkedServersAgree', ...quiet],
				target: target('hierarchy'),
				clauses: ['I76-ONBOX-130'],
			}),
		},
	});
	if (!deployment.hierarchy.replication) return { hierarchy };
	const replication = linkRegion(deployment, server, {
		region: 'replication',
		title: 'Replication',
		disable: { 'operator.disableReplication': off('I76-HIER-4') },
		enable: {
			'operator.enableReplication': on(server, {
				if: ['noReplicationDuringUpgrade', 'linkedServersAgree'],
				target: target('replication'),
				clauses: ['I76-ONBOX-131'],
			}),
		},
	});
	return { hierarchy, replication };
}
