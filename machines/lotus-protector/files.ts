/** Conditions on the files that policy objects reference by the $(FILE) macro. */
import { any, type Condition, fact } from '../kit/conditions.js';
import { listedFiles, type Server } from './deployment.js';

/** As many files are backed up as the documented list shows; those that it misses cannot be demanded (note LP-N19). */
export function listedFilesBackedUp(name: string, server: Server | undefined): Condition {
	if (server === undefined) return any();
	const counts = Array.from({ length: server.unlistedFiles + 1 }, (_, beyond) => listedFiles(server) + beyond);
	return any(...counts.map((count) => fact(`${name}.filesBackedUp`, count)));
}
