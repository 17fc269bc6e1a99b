/** The command line: which command with which options. Each command is loaded only when it is called. */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { type ExitCode, exitCodes } from './exitCode.js';
import { chooseProducts } from './registry.js';
import { readShard, type Shard } from './shard.js';
import type { Terminal } from './terminal.js';

declare const rehearseVersion: string;

function integer(text: string): number {
	const value = Number(text);
	if (!/^-?\d+$/.test(text) || Math.abs(value) > 2_147_483_647) {
		throw new InvalidArgumentError('Expected a whole number.');
	}
	return value;
}

function positiveInteger(text: string): number {
	const value = integer(text);
	if (value < 1) throw new InvalidArgumentError('Expected a whole number from 1.');
	return value;
}

/** Bytes of `500MB` or `2GB`. */
function bytes(text: string): number {
	const [, amount, unit] = /^(\d+(?:\.\d+)?) ?([MG])i?B$/i.exec(text) ?? [];
	if (amount === undefined || unit === undefined)
		throw new InvalidArgumentError('Expected a size such as 500MB or 2GB.');
	return Number(amount) * (unit.toUpperCase() === 'G' ? 2 ** 30 : 2 ** 20);
}

function shard(text: string): Shard {
	const read = readShard(text);
	if (read === undefined) throw new InvalidArgumentError('Expected a part such as 1/3.');
	return read;
}

function pattern(text: string): RegExp {
	try {
		return new RegExp(text, 'i');
	} catch {
		throw new InvalidArgumentError('Expected a regular expression.');
	}
}

/** Runs a command line and returns the exit code. Never throws: a defect is reported and returned as such. */
export async function main(argumentList: readonly string[], terminal: Terminal): Promise<ExitCode> {
	let code: ExitCode = exitCodes.holds;
	const program = createProgram(terminal, (result) => {
		code = result;
	});
	try {
		await chooseProducts(undefined);
		await program.parseAsync([...argumentList], { from: 'user' });
		return code;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.holds : exitCodes.badInput;
		if (error instanceof Error && error.name === 'ProductError') {
			terminal.writeError(`error: ${error.message}\n`);
			return exitCodes.badInput;
		}
		if (error instanceof RangeError && /allocation failed|Invalid (typed )?array|maximum size/.test(error.message)) {
			terminal.writeError('rehearse: the memory does not suffice; nothing was written.\n');
			return exitCodes.notDecided;
		}
		const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
		terminal.writeError(`rehearse: internal error, please report it with this text:\n${details}\n`);
		return exitCodes.internalError;
	}
}

function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
	const program = new Command('rehearse')
		.description('Rehearse a software upgrade before it is real.')
		.version(typeof rehearseVersion === 'string' ? rehearseVersion : 'development')
		.option('--products <folder>', 'products of your own, beside the shipped ones')
		.hook('preAction', (command) => chooseProducts(command.opts()['products']))
		.exitOverride()
		.configureOutput({
			writeOut: terminal.write,
			writeErr: terminal.writeError,
			getOutHelpWidth: () => terminal.width,
			getErrHelpWidth: () => terminal.width,
		})
		.showHelpAfterError('(rehearse --help tells what there is)')
		.addHelpText(
			'after',
			[
				'',
				'Examples:',
				'  rehearse run                          replay every shipped scenario',
				'  rehearse run my.yaml                  show one run in full',
				'  rehearse run folder --grep filter     some of the scenarios of a folder',
				'  rehearse show puremessage PM-ROLE-2   what a clause says and where it went',
				'  rehearse explore puremessage          prove that no wrong order can be reached',
				'  rehearse train                        make the mistakes here',
				'',
				'Exit codes: 0 holds, 1 failed, 2 bad input or usage, 3 internal error,',
				'4 not decided.',
			].join('\n'),
		);

	program
		.command('run')
		.description('replay scenarios and compare them with what they expect')
		.argument('[paths...]', 'scenario files and folders; the shipped scenarios if left out')
		.option('--grep <pattern>', 'only scenarios whose title or file matches', pattern)
		.option('--seed <number>', 'another seed for steps that draw at random', integer)
		.option('--verbose', 'show every run in full, not only a single one')
		.option('--json', 'write the results and traces as JSON')
		.option('--reporter <name>', 'text or junit', 'text')
		.option('--trace <file>', 'write the trace of a single scenario to a file')
		.option('--replay <file>', 'run a trace again and tell at which step it first differs')
		.option('--width <columns>', 'columns to write for', integer)
		.action(async (paths: string[], options) => {
			const { run } = await import('./commands/run.js');
			finish(await run(paths, options, terminal));
		});

	program
		.command('explore')
		.description('decide the properties of a product over all states that can be reached')
		.argument('<product>', 'the product')
		.option('--deployment <file>', 'a deployment file, or an example by name; all examples if left out')
		.option('--mode <mode>', 'guided or open', 'guided')
		.option('--drop <rule>', 'explore the machine without this rule')
		.option('--property <names...>', 'only these properties')
		.option('--never <question...>', 'ask whether this is never so, as "mf1 in failed"')
		.option('--can <question...>', 'ask whether this can be reached')
		.option('--from <trace>', 'begin where this trace ends')
		.option('--mutants', 'drop each rule in turn and tell who notices')
		.option('--walks <number>', 'walk so many times at random instead', positiveInteger)
		.option('--length <steps>', 'steps of a walk at most; 200 if left out', positiveInteger)
		.option('--seed <number>', 'the seed of the random walks; 0 if left out', integer)
		.option('--max-states <number>', 'give up beyond so many states', positiveInteger)
		.option('--max-memory <size>', 'give up beyond so much memory, as 500MB or 2GB', bytes)
		.option('--threads <number>', 'decide so many questions at once', positiveInteger)
		.option('--no-symmetry', 'do not treat interchangeable servers as one')
		.option('--no-partial-order', 'do not take independent steps at once')
		.option('--no-cone', 'do not leave out what a property does not depend on')
		.option('--verbose', 'show witnesses too, not only counterexamples')
		.option('--dot', 'draw what can be reached, for Graphviz')
		.option('--mermaid', 'draw what can be reached, as a Mermaid diagram')
		.option('--show <names...>', 'regions, servers and facts to draw; all regions if left out')
		.option('--save <folder>', 'write each path as a scenario file')
		.option('--json', 'write JSON')
		.action(async (product: string, options) => {
			const { explore } = await import('./commands/explore.js');
			finish(await explore(product, options, terminal));
		});

	program
		.command('check')
		.description('compare what products do with their baselines')
		.argument('[products...]', 'some products; all if left out')
		.option('--update', 'write the baselines anew')
		.option('--json', 'write JSON')
		.option('--reporter <name>', 'text, junit or github', 'text')
		.option('--shard <part>', 'do a part of the work only, as 1/3, and write it as JSON', shard)
		.option('--merge <files...>', 'compare what all parts have written')
		.option('--watch', 'check again what an edit touches')
		.action(async (products: string[], options) => {
			const { check } = await import('./commands/check.js');
			finish(await check(products, options, terminal));
		});

	program
		.command('diff')
		.description('tell what changed since another version of the products, and which edit is responsible')
		.argument('[products...]', 'some products; all if left out')
		.option('--against <version>', 'a commit, branch or tag of git, a folder of products, or a baseline file', 'HEAD')
		.option('--positions <traces...>', 'traces of upgrades in progress, to see which are stranded')
		.option(
			'--forbid <kinds>',
			'fail if there is any of these: added, removed, changed, properties, scenarios, lessons, clauses, positions',
		)
		.option('--format <name>', 'text, json, markdown or github', 'text')
		.action(async (products: string[], options) => {
			const { diff } = await import('./commands/diff.js');
			finish(await diff(products, options, terminal));
		});

	program
		.command('mutate')
		.description('change the charts of products a little and tell which changes nobody notices')
		.argument('[products...]', 'some products; all if left out')
		.option('--operator <names...>', 'only these kinds of change, as dropGuard or retarget')
		.option('--at-least <percent>', 'the score that is demanded', positiveInteger, 95)
		.option('--save <folder>', 'write the scenario that would notice each survivor')
		.option('--shard <part>', 'only a part of the changes, as 1/3, and write it as JSON', shard)
		.option('--merge <files...>', 'tell what all parts have found')
		.option('--json', 'write JSON')
		.action(async (products: string[], options) => {
			const { mutate } = await import('./commands/mutate.js');
			finish(await mutate(products, options, terminal));
		});

	program
		.command('coverage')
		.description('list each clause with its bindings and the scenarios that exercise it')
		.argument('[product]', 'one product; all if left out')
		.option('--json', 'write JSON')
		.option('--weak', 'list clauses that bear on behaviour but are bound as information only')
		.action(async (product: string | undefined, options) => {
			const { coverage } = await import('./commands/coverage.js');
			finish(await coverage(product, options, terminal));
		});

	program
		.command('train')
		.description('rehearse in a full-screen sandbox: act, wait, break things, take them back')
		.argument('[product]', 'the product; a choice of lessons if nothing is named')
		.option('--lesson <name>', 'a lesson, or a lesson file of your own')
		.option('--deployment <file>', 'a deployment file, or an example by name')
		.option('--mode <mode>', 'guided or open')
		.option('--exam', 'no hints, no undoing')
		.option('--resume', 'take up the last session that was left or broken off')
		.option('--open <file>', 'open a trace, or a scenario such as a counterexample')
		.option('--at <step>', 'the step of it to open at', integer)
		.option('--script <file>', 'play keys and print the last screen as text')
		.option('--size <size>', 'columns and rows for a script, as 80x24')
		.option('--theme <name>', 'light, dark or plain')
		.option('--check', 'play the lessons and tell what is wrong with them')
		.action(async (product: string | undefined, options) => {
			const { train } = await import('../tui/train.js');
			finish(await train(product, options, terminal));
		});

	program
		.command('list')
		.description('list products and their scenarios')
		.argument('[product]', 'one product; all if left out')
		.option('--json', 'write JSON')
		.action(async (product: string | undefined, options) => {
			const { list } = await import('./commands/list.js');
			finish(await list(product, options, terminal));
		});

	program
		.command('show')
		.description('show a product, or one clause, rule, event, state, duty or procedure of it')
		.argument('<product>', 'the product')
		.argument('[name]', 'what to show of it')
		.option('--json', 'write JSON')
		.action(async (product: string, name: string | undefined, options) => {
			const { show } = await import('./commands/show.js');
			finish(await show(product, name, options, terminal));
		});

	return program;
}
