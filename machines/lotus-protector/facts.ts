/** What can change during a Lotus Protector upgrade beside the states of the servers. */
import { counter, type FactDefinitions, flag, oneOf, perServer } from '../kit/facts.js';
import type { Deployment } from './deployment.js';
import { firmwareLevel, firmwareLevels, newOperatingSystem, oldOperatingSystem } from './firmware.js';

const operatingSystems = [oldOperatingSystem, newOperatingSystem];

/** The facts of a deployment, with their values before the upgrade. */
export function facts({ servers }: Deployment): FactDefinitions {
	return {
		planningReviewed: flag('The planning chapter has been read'),
		releaseNotesReviewed: flag('The release notes have been reviewed'),
		procedureLearned: flag('The operator knows how the upgrade works, how long it takes and what it needs'),
		supportPortalChecked: flag('The IBM Support Portal has been consulted'),
		supportInformationGathered: flag('The information that support asks for has been gathered'),
		...perServer(Object.keys(servers), (name) => {
			const { firmware = '', referencedFiles = 0 } = servers[name] ?? {};
			const level = firmwareLevel(firmware);
			const operatingSystem = level === '2.8.1.0' ? newOperatingSystem : oldOperatingSystem;
			return {
				firmware: oneOf('The firmware level, as far as the guide tells levels apart', firmwareLevels, level),
				operatingSystem: oneOf('The operating system that runs', operatingSystems, operatingSystem),
				messageFormat: oneOf(
					'The operating system whose format the message data has',
					operatingSystems,
					operatingSystem,
				),
				configurationFormat: oneOf(
					'The operating system whose format the configuration data has',
					operatingSystems,
					operatingSystem,
				),
				firmwareChecked: flag('The firmware level has been checked'),
				diskChecked: flag('The free disk space has been checked'),
				filesListed: flag('The list of referenced files has been reviewed'),
				filesBackedUp: counter('Referenced files that have been backed up', 0, referencedFiles, 0),
				filesRestored: counter('Referenced files that have been copied back', 0, referencedFiles, 0),
				vmSnapshot: oneOf('The virtual machine snapshot, by the firmware that it holds', [
					'none',
					'below 2.8.0.0',
					'2.8.0.0 or later',
				]),
				configurationSnapshotDownloaded: flag('A configuration snapshot has been downloaded'),
				supportContact: oneOf('Whether IBM Support has been contacted about the problem at hand', [
					'none',
					'engaged',
					'notEntitled',
				]),
				systemDamaged: flag('The disrupted installation has damaged the system'),
				dataLost: flag('The disrupted installation has lost data'),
				graphsChecked: flag('The processing graphs have been looked at after the upgrade'),
				eventLogChecked: flag('The event log has been looked at after the upgrade'),
			};
		}),
	};
}
