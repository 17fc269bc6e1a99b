/**
 * What mail users, administrators and operators have of each server. There is no mail service of a whole cluster,
 * because the guide does not say whether other members take over the mail of one that is down (note LP-N25).
 */
import type { Service } from '../kit/services.js';
import type { Deployment } from './deployment.js';
import type { ClauseId } from './guide.generated.js';

const kinds: readonly { tag: string; title: string; clauses: readonly ClauseId[] }[] = [
	{
		tag: 'mail',
		title: 'Mail processing by',
		clauses: ['LP-P2-3', 'LP-P2-4', 'LP-P3-2', 'LP-P4-2', 'LP-INS-4', 'LP-P10-2', 'LP-NET-2'],
	},
	{ tag: 'manager', title: 'The Lotus Protector Manager of', clauses: ['LP-PROG-7', 'LP-PROG-11'] },
	{ tag: 'ssh', title: 'The command line over SSH of', clauses: ['LP-PROG-8', 'LP-PROG-11'] },
	{ tag: 'policies', title: 'The policies of', clauses: ['LP-FILE-3', 'LP-FILE-5'] },
];

/** Four services of every server. */
export function services({ servers }: Deployment): readonly Service<ClauseId>[] {
	return Object.keys(servers).flatMap((server) =>
		kinds.map(({ tag, title, clauses }) => ({
			name: `${tag}.${server}`,
			tag,
			title: `${title} ${server}`,
			servers: [server],
			needs: 'every' as const,
			clauses,
		})),
	);
}
