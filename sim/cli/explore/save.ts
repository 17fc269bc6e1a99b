/** Writes the paths of the explorer as scenario files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubjectReport } from './subjects.js';

/** Writes a file for each path; why it cannot, if it cannot. */
export function saveScenarios(folder: string, reports: readonly SubjectReport[]): string | undefined {
	try {
		mkdirSync(folder, { recursive: true });
		for (const { subject, answers } of reports) {
			for (const { answer, scenario } of answers) {
				if (scenario === undefined) continue;
				const parts = reports.length === 1 ? [answer.question.name] : [subject.name, answer.question.name];
				writeFileSync(join(folder, `${parts.map(fileName).join('-')}.yaml`), scenario);
			}
		}
		return undefined;
	} catch (error) {
		return `The scenarios cannot be written: ${(error as Error).message}`;
	}
}

function fileName(text: string): string {
	return text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
