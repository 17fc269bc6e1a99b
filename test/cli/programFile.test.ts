/** The built program file and the cache beside it: taken where it fits, and not missed where it does not. */
import '../../sim/cli/engineTuning.js';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { codeCacheName, openProgram } from '../../sim/cli/programFile.js';

const built = resolve('dist/program');
const [script = ''] = readdirSync(built).filter((name) => name.endsWith('.js'));
const cache = readFileSync(join(built, codeCacheName(script)));
const scenario = resolve('test/cli/scenarios/refusal.yaml');

const copy = mkdtempSync(join(tmpdir(), 'rehearse-program-'));
const copiedCache = join(copy, 'program', codeCacheName(script));
writeFileSync(join(copy, 'package.json'), '{ "type": "module" }');
cpSync('dist/rehearse.js', join(copy, 'rehearse.js'));
cpSync(built, join(copy, 'program'), { recursive: true });

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function answerOf(program: string, options: readonly string[] = []) {
	const arguments_ = [...options, program, 'run', scenario];
	const { stdout, stderr, status } = spawnSync(process.execPath, arguments_, { encoding: 'utf8', env: {} });
	return { stdout, stderr, status };
}

describe('the script', () => {
	it('is ASCII, as it is read byte by byte', () => {
		expect(readFileSync(join(built, script)).every((byte) => byte < 128)).toBe(true);
	});
});

describe('the code cache', () => {
	it('is taken by the Node that has built it', () => {
		expect(openProgram(built, script).isCached).toBe(true);
	});

	it.each([
		['is missing', undefined],
		['is cut off', cache.subarray(0, cache.length / 2)],
		['is of another V8', Buffer.concat([cache.subarray(0, 4), Buffer.alloc(4, 1), cache.subarray(8)])],
		['is something else', Buffer.from('no cache')],
		['is empty', Buffer.alloc(0)],
	])('changes nothing where it %s', (_, contents) => {
		rmSync(copiedCache, { force: true });
		if (contents !== undefined) writeFileSync(copiedCache, contents);
		const answer = answerOf(join(copy, 'rehearse.js'));
		expect(answer).toMatchObject({ stderr: '', status: 0 });
		expect(answer).toEqual(answerOf('dist/rehearse.js'));
	});

	it('changes nothing where V8 runs under other flags than those of the build', () => {
		expect(answerOf('dist/rehearse.js', ['--no-opt'])).toEqual(answerOf('dist/rehearse.js'));
	});

	it('is named after its script, its V8 and its processor, and lies there alone', () => {
		const name = `${script}.${process.versions.v8}-${process.arch}.cache`;
		expect(readdirSync(built).sort()).toEqual([script, name]);
	});
});
