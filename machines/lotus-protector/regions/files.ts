/** The files that policy objects reference by the $(FILE) macro: listing and backing them up, copying them back. */
import { add, set } from '../../kit/chart.js';
import { addressed, all, fact, none, serverIn } from '../../kit/conditions.js';
import type { Deployment } from '../deployment.js';
import type { Handlers, Region } from '../setup.js';

const tooLate = {
	outsideGuide: true as const,
	note: 'The guide has this done before the upgrade; the old system still runs.',
};

/** What is said of the list. */
function listedNote(count: number, unlisted: number) {
	if (count === 0) return { note: 'The list is empty: nothing references a file.' };
	if (unlisted === 0) return {};
	// The search text finds the macro at every third byte only, which the guide does not say (note LP-N19).
	return { outsideGuide: true as const, note: 'The list is not complete, and nothing shows it.' };
}

/** Listing and backing up, on the running old system: as the guide wants it, or late, in phase 2. */
export function saveFiles({ servers }: Deployment, server: string, when: 'before' | 'late'): Handlers {
	const count = servers[server]?.referencedFiles ?? 0;
	const unlisted = servers[server]?.unlistedFiles ?? 0;
	const listed = listedNote(count, unlisted);
	const backUp = {
		guard: all(addressed(server), none(fact(`${server}.filesBackedUp`, count))),
		actions: add(`${server}.filesBackedUp`, 1),
		meta: when === 'before' ? { clauses: ['LP-FILE-4' as const] } : tooLate,
	};
	return {
		'operator.listReferencedFiles': {
			guard: all(addressed(server), 'rootForFileList'),
			actions: set({ [`${server}.filesListed`]: true }),
			meta: when === 'before' ? { clauses: ['LP-FILE-7' as const], ...listed } : tooLate,
		},
		...(count > 0 ? { 'operator.backUpFile': backUp } : {}),
	};
}

/** Copying a file back to the upgraded server. */
export function restoreFile({ servers }: Deployment, server: string): Handlers {
	const count = servers[server]?.referencedFiles ?? 0;
	if (count === 0) return {};
	return {
		'operator.restoreFile': {
			guard: all(addressed(server), 'backedUpFileLeft', none(fact(`${server}.filesRestored`, count))),
			actions: add(`${server}.filesRestored`, 1),
			meta: { clauses: ['LP-FILE-5'] },
		},
	};
}

/** The policies of a server as its mail users feel them. */
export function policiesRegion({ servers }: Deployment, server: string): Region {
	const count = servers[server]?.referencedFiles ?? 0;
	const description = 'The policies of the server.';
	if (count === 0) {
		return {
			description,
			initial: 'withoutFiles',
			states: {
				withoutFiles: {
					description: 'No policy object references a file, as in the default configuration: nothing needs doing.',
					meta: { clauses: ['LP-FILE-6'] },
				},
			},
		};
	}
	return {
		description,
		initial: 'filesInPlace',
		states: {
			filesInPlace: {
				description: `Policy objects read ${count === 1 ? 'a file' : `${count} files`} by the $(FILE) macro.`,
				meta: { clauses: ['LP-FILE-1'] },
				always: {
					guard: all(
						serverIn(server, 'upgrade', 'upgraded'),
						none(serverIn(server, 'upgrade', 'upgraded', 'fromTheStart')),
					),
					target: 'filesMissing',
					meta: { clauses: ['LP-FILE-2', 'LP-LOST-1'] },
				},
			},
			filesMissing: {
				description: 'The upgrade has not kept the referenced files: policies do not work as expected.',
				tags: ['policies:degraded'],
				meta: { clauses: ['LP-FILE-3'] },
				always: [
					{ guard: serverIn(server, 'upgrade', 'reverted'), target: 'filesInPlace' },
					{ guard: fact(`${server}.filesRestored`, count), target: 'filesRestored', meta: { clauses: ['LP-FILE-5'] } },
				],
			},
			filesRestored: {
				description: 'All referenced files have been copied back: policies work as before.',
				always: { guard: serverIn(server, 'upgrade', 'reverted'), target: 'filesInPlace' },
			},
		},
	};
}
