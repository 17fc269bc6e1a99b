/**
 * The bench model in Promela. One process with an option for each transition, so that a state of SPIN is a state of
 * ours and nothing else; that is also the fastest of the forms tried (a process for each server is a third slower).
 * Each option is a `d_step`, as guard and effect are one transition; their codes are the places in `conditions`.
 */
import type { Size } from '../exploration/subject.js';

const conditions = ['old', 'stopped', 'upgrading', 'failed', 'upgraded', 'migrating', 'migrated', 'started'] as const;
type ServerCondition = (typeof conditions)[number];

const migration = { undecided: 0, no: 1, yes: 2 } as const;

/** The ways of every server; `old` to `stopped` also waits for other servers. */
const ways: readonly (readonly [from: ServerCondition, to: ServerCondition, when?: string])[] = [
	['stopped', 'upgrading'],
	['upgrading', 'upgraded'],
	['upgrading', 'failed'],
	['failed', 'upgrading'],
	['upgraded', 'migrating', `migration == ${migration.yes}`],
	['upgraded', 'started', `migration == ${migration.no}`],
	['migrating', 'migrated'],
	['migrated', 'started'],
];

/** The text of the model. */
export function promela({ mail, web }: Size): string {
	const servers = Array.from({ length: 1 + mail + web }, (_, server) => server);
	const options = servers.flatMap((server) => [
		option(server, 'old', 'stopped', waits(server, mail)),
		...ways.map(([from, to, when]) => option(server, from, to, when === undefined ? [] : [when])),
	]);
	const decisions = [migration.no, migration.yes].map(
		(choice) => `:: d_step { migration == ${migration.undecided} -> migration = ${choice} }`,
	);
	return [
		'byte migration;',
		`byte server[${servers.length}];`,
		'active proctype upgrade() {',
		'do',
		...decisions,
		...options,
		'od',
		'}',
		'',
	].join('\n');
}

function option(server: number, from: ServerCondition, to: ServerCondition, when: readonly string[]): string {
	const guard = [`server[${server}] == ${conditions.indexOf(from)}`, ...when].join(' && ');
	return `:: d_step { ${guard} -> server[${server}] = ${conditions.indexOf(to)} }`;
}

/** The server 0 is the database, those up to `mail` are mail servers. */
function waits(server: number, mail: number): string[] {
	const started = (other: number) => `server[${other}] == ${conditions.indexOf('started')}`;
	const before = server === 0 ? [] : server <= mail ? [0] : Array.from({ length: mail }, (_, index) => index + 1);
	return [`migration != ${migration.undecided}`, ...before.map(started)];
}
