/** A folder as it was in another version, written out of git into a folder of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ProductError } from './loadFolder.js';

/** A folder that is gone after use. */
export interface TemporaryFolder {
	readonly path: string;
	readonly remove: () => void;
}

/**
 * Writes out a folder at a commit, branch or tag.
 * @throws ProductError if git does not know the version, or the folder in it.
 */
export function folderAt(folder: string, version: string): TemporaryFolder {
	const run = (...words: readonly string[]) => {
		try {
			return execFileSync('git', ['-C', resolve(folder), ...words], {
				maxBuffer: 2 ** 28,
				stdio: ['ignore', 'pipe', 'pipe'],
			});
		} catch (error) {
			const said = String((error as { stderr?: Buffer }).stderr ?? '')
				.trim()
				.split('\n')[0];
			throw new ProductError(`git cannot tell what ${folder} was at ${version}: ${said}`);
		}
	};
	const commit = run('rev-parse', '--verify', '--end-of-options', `${version}^{commit}`).toString().trim();
	const files = run('ls-tree', '-r', '-z', '--name-only', commit, '.').toString().split('\0').filter(Boolean);
	if (files.length === 0) throw new ProductError(`At ${version} there was no folder ${folder}.`);
	const path = mkdtempSync(join(tmpdir(), 'rehearse-'));
	for (const file of files) {
		const target = join(path, file);
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, run('show', `${commit}:./${file}`));
	}
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
