/** Broken files that nobody wants to keep: huge ones, deep ones, and bytes that no editor shows. */

const head = 'title: Mail servers follow the database server\nproduct: puremessage\n';
const deployment =
	'deployment:\n  servers:\n    db1: { roles: [database, csm] }\n    mf1: { roles: [mta, mail-filter] }\n';
const rest = `product: puremessage\n${deployment}`;
const long = 'x'.repeat(10_240);

/** Content by name; each is the whole of a scenario file. */
export const generatedScenarios: Readonly<Record<string, string | Uint8Array>> = {
	'million-characters': `${head}${deployment}# ${'x'.repeat(1_000_000)}\n`,
	'million-bytes-that-are-fewer-characters': `titel: ${'失'.repeat(330_000)}\n${rest}`,
	'five-million-bytes': 'x'.repeat(5_000_000),
	'ten-thousand-brackets': `${head}deployment: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
	'million-brackets': '['.repeat(999_999),
	'ten-thousand-braces': `${head}deployment: ${'{ a: '.repeat(10_000)}\n`,
	'ten-thousand-dashes': `${head}steps: \n  ${'- '.repeat(10_000)}x\n`,
	'thousand-levels': `${head}deployment:\n${Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth + 1)}a:\n`).join('')}`,
	'hundred-thousand-values': `${head}${deployment}steps:\n${'  - 1\n'.repeat(100_000)}`,
	'thousands-of-aliases': `${head}prepared: [&x checkDisk${', *x'.repeat(40_000)}]\n`,
	'long-title': `title: ${long}\n${rest}`,
	'long-key': `${head}${deployment}${long.slice(0, 1000)}: open\n`,
	'long-event': `${head}${deployment}steps:\n  - do: ${long}\n    server: db1\n`,
	'long-server': `${head}deployment:\n  servers:\n    ? ${long}\n    : { roles: [database, csm] }\n`,
	'long-line-before-the-error': `{ title: Mail, description: "${long.slice(0, 4000)}", produkt: puremessage, deployment: x }\n`,
	'binary': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d]),
	'zero-bytes': new Uint8Array(64),
	'latin-1': new Uint8Array(Buffer.from(`title: Erst die Server f\u00fcr Mail\n${rest}`, 'latin1')),
	'utf-16': new Uint8Array(Buffer.from(`\ufeff${head}${deployment}`, 'utf16le')),
	'byte-order-mark-before-a-misspelt-key': `\ufefftitel: Mail servers follow\n${rest}`,
	'carriage-returns': `${head}${deployment}modus: open\n`.replaceAll('\n', '\r\n'),
	'carriage-returns-in-a-list': `${head}${deployment}steps:\n  - do: operator.upgarde\n`.replaceAll('\n', '\r\n'),
	'raw-terminal-code': `title: "Mail \u001b[2J\u001b]0;gone\u0007 servers"\n${rest}`,
	'raw-terminal-code-beside-the-error': `${head}${deployment}modus: open # \u001b[2J \u009b31m\n`,
	'raw-terminal-code-in-a-key': `${head}${deployment}"\u001b[31mmode": open\n`,
	'raw-direction': `title: Mail \u202esrevres\u202c\n${rest}`,
	'raw-direction-in-an-event': `${head}${deployment}steps:\n  - do: operator.\u2066upgrade\n    server: db1\n`,
	'raw-line-separator': `title: Mail\u2028servers\n${rest}`,
	'zero-width-space': `${head}${deployment}steps:\n  - until: db1\u200b done\n`,
	'backspaces': `${head}${deployment}mode: \b\b\b\bopen\n`,
	'carriage-return-alone': `title: Mail\rservers: 3\n${rest}`,
};

/** Content by name; each is the whole of a deployment file of PureMessage. */
export const generatedDeployments: Readonly<Record<string, string | Uint8Array>> = {
	'latin-1': new Uint8Array(Buffer.from('# Server f\u00fcr Mail\nservers: {}\n', 'latin1')),
	'binary': new Uint8Array([0x1f, 0x8b, 0x08, 0x00, 0xff, 0xfe]),
	'five-million-bytes': '#'.repeat(5_000_000),
	'ten-thousand-brackets': '['.repeat(10_000),
	'carriage-returns': 'servers:\r\n  db1: { roles: [database, cms] }\r\n',
	'byte-order-mark': '\ufeffservers:\n  db1: { rolls: [database, csm] }\n',
};
