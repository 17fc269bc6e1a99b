/** Where a trainee's files lie: by the XDG Base Directory Specification, whose paths must be absolute. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

function folder(environment: Environment, variable: string, otherwise: readonly string[]): string {
	const given = environment[variable] ?? '';
	return join(isAbsolute(given) ? given : join(environment['HOME'] || homedir(), ...otherwise), 'rehearse');
}

/** The file of the scores. */
export function progressFile(environment: Environment): string {
	return join(folder(environment, 'XDG_DATA_HOME', ['.local', 'share']), 'progress.json');
}

/** The folder of the sessions that can be resumed. */
export function sessionsFolder(environment: Environment): string {
	return join(folder(environment, 'XDG_STATE_HOME', ['.local', 'state']), 'sessions');
}
