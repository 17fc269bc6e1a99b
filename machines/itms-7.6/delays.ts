/** What takes time. The guide gives no figure at all (note I76-N44), so every length is unknown or the deployment's. */
import type { DelayDefinition } from '../kit/delays.js';
import type { delayNames } from './delayNames.js';
import type { Deployment } from './deployment/schema.js';
import type { ClauseId } from './guide.generated.js';

type Delay = DelayDefinition<ClauseId, Deployment>;

const unknown = (event: Delay['event'], description: string, ...clauses: ClauseId[]): Delay => ({
	event,
	description,
	minutes: () => 'unknown',
	clauses,
});

/** Every delay by name. */
export const delays: Record<(typeof delayNames)[number], Delay> = {
	hotFix: unknown('system.hotFixInstalled', 'The Notification Server has been brought to 7.5 SP1 HF5.', 'I76-PATH-3'),
	packageRefresh: unknown('system.packageRefreshFinished', 'The task NS package refresh ends.', 'I76-ONBOX-30'),
	installation: unknown('system.installationFinished', 'The installation of 7.6 ends.', 'I76-ONBOX-120'),
	import: unknown('system.importFinished', 'The Migration Wizard has imported the data.', 'I76-OFFBOX-70'),
	defragmentation: unknown('system.defragmentationFinished', 'The CMDB is defragmented.', 'I76-ONBOX-150'),
	siteServerAgent: unknown(
		'system.siteServerAgentUpgraded',
		'The agent of the site server is at 7.6.',
		'I76-ONBOX-161',
	),
	siteServerPlugins: unknown(
		'system.siteServerPluginsUpgraded',
		'The plug-ins of the site server are at 7.6.',
		'I76-ONBOX-162',
	),
	testGroup: unknown('system.testGroupUpgraded', 'The test group has gone through its upgrade.', 'I76-ONBOX-171'),
	clientWave: unknown('system.clientsUpgraded', 'One more share of the clients is upgraded.', 'I76-ONBOX-173'),
	restore: unknown('system.backupsRestored', 'Server and database are restored from their backups.', 'I76-BACK-4'),
};
