/** Turns every `machines/<product>/guide.yaml` into `guide.generated.ts`: typed clause ids, and no YAML at start-up. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseGuide } from '../../machines/kit/guide.js';

const machines = join(import.meta.dirname, '..', '..', 'machines');

for (const product of readdirSync(machines).sort()) {
	const source = join(machines, product, 'guide.yaml');
	if (!existsSync(source)) continue;
	const guide = parseGuide(parse(readFileSync(source, 'utf8')));
	const ids = guide.clauses.map(({ id }) => `'${id}'`).join(' | ');
	const target = join(machines, product, 'guide.generated.ts');
	writeFileSync(
		target,
		[
			'// Generated from guide.yaml by sim/build/guides.ts. Not kept in git.',
			"import type { Guide } from '../kit/guide.js';",
			`export type ClauseId = ${ids};`,
			`export const guide: Guide<ClauseId> = ${JSON.stringify(guide, null, '\t')};`,
			'',
		].join('\n'),
	);
	console.log(`${product}: ${guide.clauses.length} clauses`);
}
