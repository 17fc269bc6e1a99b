/** Law on the Setup Assistant, the restore and the update of a single server; it holds for every member of a cluster too. */
import { all, any, fact, none, parameter, serverIn } from '../../kit/conditions.js';
import { isJoining } from '../serverStates.js';
import { isJoiner } from '../topology.js';
import { done, here, known, law } from './rule.js';

const notClusterMember = () => none(parameter('setupType', 'clusterMember'));

/** Law on the migration and the update. */
export const migration = {
	singleServerSetupType: law(
		['EMS-CONF-3'],
		'A single server is set up as New Installation or by Restore.',
		notClusterMember,
	),
	sponsorNoClusterMember: law(
		['EMS-SPON-5'],
		'Cluster Member is not selected for the sponsoring server.',
		notClusterMember,
	),
	joinerNoClusterMember: law(
		['EMS-CMEM-1'],
		'The Cluster Member option of the Setup Assistant is not used on joining servers.',
		notClusterMember,
	),
	keyHardwareSettingAdded: law(
		['EMS-HSM-2'],
		'The setting for the token or Hardware Security Module is created before the backup is restored.',
		done('keyHardwareSetting'),
	),
	keyHardwareSettingEdited: law(
		['EMS-HSM-7'],
		'The settings for the token or Hardware Security Module are edited before the PUP update.',
		done('keyHardwareSetting'),
	),
	supportOnLargeBackup: law(
		['EMS-CAP-1'],
		'A backup of 2 GB or more is restored through the web interface only after a call to Technical Support.',
		() => any(parameter('way', 'supportArticle'), fact('supportOnLargeBackup', true)),
	),
	oldSystemDeactivated: law(
		['EMS-MIG-4'],
		'The old system is deactivated before a new one takes its IP addresses.',
		here((server) => serverIn(server, 'oldSystem', 'deactivated')),
	),
	restoredInTime: law(
		['EMS-CRST-1'],
		'A joining server is restored before it asks to join.',
		here((server, deployment) => (isJoiner(deployment, server) ? none(isJoining(server)) : all())),
	),
	requirementsChecked: law(
		['EMS-SUP-1'],
		'The system requirements are checked before Technical Support is called.',
		known('systemRequirementsChecked'),
	),
};
