/** What a check against baselines has found, as text. */
import type { BaselineChange, Section } from '../regress/baseline/baseline.js';
import { kindOf } from '../regress/baseline/kinds.js';
import { annotation } from './annotation.js';
import { junitDocument } from './junit.js';
import { textOf, type View, wrap } from './style.js';

/** A changed line, and the events of the shortest way to what it is about, where there is one. */
export interface ToldChange {
	readonly change: BaselineChange;
	readonly way: readonly string[] | undefined;
}

/** The comparison of one product. */
export interface ProductCheck {
	readonly product: string;
	/** The lines of the baseline now, each as `section: name`. */
	readonly names: readonly string[];
	readonly changes: readonly ToldChange[];
	/** Clauses that nothing guards any more, each with what guarded it. */
	readonly unguarded: readonly string[];
}

const subjects: Readonly<Record<Section, string>> = {
	explored: 'example',
	properties: 'property',
	states: 'state',
	transitions: 'transition',
	rules: 'rule',
	scenarios: 'scenario',
	lessons: 'lesson',
};

/** Each changed line as it was and as it is, with the way there. */
export function renderCheck(checks: readonly ProductCheck[], view: View): string {
	const parts = checks.map((check) => renderProduct(check, view)).join('');
	return `${parts}${verdictOf(checks)}\n`;
}

function verdictOf(checks: readonly ProductCheck[]): string {
	const count = checks.reduce((sum, { changes }) => sum + changes.length, 0);
	const lines = checks.reduce((sum, { names }) => sum + names.length, 0);
	return count === 0 ? `${lines} lines are as they were` : `${count} of ${lines} lines are not as they were`;
}

function renderProduct({ product, changes, unguarded }: ProductCheck, view: View): string {
	const { width, style } = view;
	if (changes.length === 0 && unguarded.length === 0) return '';
	const lost = wrap(`Clauses that have lost their guard: ${unguarded.join('; ')}`, width, '  ', '    ');
	return [
		textOf([style.bold(product)]),
		unguarded.length === 0 ? '' : textOf(lost.map(style.red)),
		...changes.map((told) => renderChange(told, view)),
		'\n',
	].join('');
}

function renderChange({ change, way }: ToldChange, { width, style }: View): string {
	const { section, name, before, after } = change;
	const told = (label: string, text: string | undefined) =>
		text === undefined ? [] : wrap(text, width, `    ${label}  `, '           ');
	return textOf([
		...wrap(`${subjects[section]} ${name}${marked(change)}`, width, '  ', '      '),
		...told('was', before).map(style.red),
		...told('now', after).map(style.green),
		...told('way', way?.join(' → ')).map(style.dim),
	]);
}

function marked(change: BaselineChange): string {
	const words = [
		...(change.before === undefined ? ['is new'] : []),
		...(change.after === undefined ? ['is gone'] : []),
		...(kindOf(change) === 'added' ? ['is newly reachable'] : []),
		...(kindOf(change) === 'removed' ? ['is not reachable any more'] : []),
	];
	return words.length === 0 ? '' : ` ${words.join(', ')}`;
}

/** For a pull request. */
export function markdownCheck(checks: readonly ProductCheck[]): string {
	const cell = (text: string | undefined) => (text ?? '').replaceAll('|', '\\|');
	const lines = checks.flatMap(({ product, changes, unguarded }) => [
		`## ${product}`,
		'',
		...(unguarded.length === 0 ? [] : [`Clauses that have lost their guard: ${unguarded.join('; ')}`, '']),
		'| what | was | is | shortest way |',
		'|---|---|---|---|',
		...changes.map(({ change, way }) => {
			const what = `${subjects[change.section]} \`${change.name}\`${marked(change)}`;
			return `| ${cell(what)} | ${cell(change.before)} | ${cell(change.after)} | ${cell(way?.join(' → '))} |`;
		}),
		'',
	]);
	return `${['# What changes', '', `${verdictOf(checks)}.`, '', ...lines].join('\n').trimEnd()}\n`;
}

/** JUnit XML: a suite for each product, a case for each line of its baseline, and one for each that is gone. */
export function checkJunit(checks: readonly ProductCheck[]): string {
	const suites = checks.map(({ product, names, changes }) => {
		const failures = new Map(
			changes.map(({ change, way }) => [`${change.section}: ${change.name}`, failureText(change, way)]),
		);
		const cases = [...new Set([...names, ...failures.keys()])].map((name) => ({ name, failure: failures.get(name) }));
		return { name: product, cases };
	});
	return junitDocument('rehearse check', suites);
}

function failureText({ before, after }: BaselineChange, way: readonly string[] | undefined): string {
	const parts = [
		before === undefined ? 'is new' : `was ${before}`,
		after === undefined ? 'is gone' : `now ${after}`,
		...(way === undefined ? [] : [`way ${way.join(' → ')}`]),
	];
	return parts.join('; ');
}

/** Annotations of GitHub, one for each changed line. */
export function githubCheck(checks: readonly ProductCheck[]): string {
	return textOf(
		checks.flatMap(({ product, changes, unguarded }) => [
			...unguarded.map((text) => annotation('error', { title: `${product}: a clause has lost its guard` }, text)),
			...changes.map(({ change, way }) =>
				annotation(
					'warning',
					{ title: `${product}: ${subjects[change.section]} ${change.name}` },
					failureText(change, way),
				),
			),
		]),
	);
}
