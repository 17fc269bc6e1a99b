/** Annotations of GitHub Actions, as a program writes them to its output. */

/** One workflow command of GitHub, with what it would read as its own escaped. */
export function annotation(
	level: 'error' | 'warning' | 'notice',
	properties: Readonly<Record<string, string>>,
	text: string,
): string {
	const data = (value: string) => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
	const property = (value: string) => data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
	const list = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
	return `::${level} ${list.join(',')}::${data(text)}`;
}
