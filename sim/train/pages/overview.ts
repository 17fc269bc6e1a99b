/** Servers and services at a glance. */
import { describeLevel } from '../../../machines/kit/services.js';
import { clockOf } from '../../report/clock.js';
import { serviceFigures } from '../../report/services.js';
import { columns } from '../../report/style.js';
import { regionLeaves } from '../../simulation/configuration.js';
import type { Simulation } from '../../simulation/simulation.js';
import { type Line, line, type Span, sized, span, type Tone } from '../screen/lines.js';
import { versionOf } from '../versions.js';

/** A line for each server: name, states, version. The chosen one is marked. */
export function serverLines(simulation: Simulation, chosen: string | undefined, width: number): Line[] {
	const { model, snapshot } = simulation;
	const states = regionLeaves(snapshot);
	const versions = model.servers.map((server) => versionOf(simulation, server));
	const versionWidth = Math.min(16, Math.max(0, ...versions.map(columns)));
	const nameWidth = Math.min(Math.max(...model.servers.map(columns)), Math.max(6, Math.floor(width / 3)));
	return model.servers.map((server, index) => {
		const isChosen = server === chosen;
		const [first = '', ...others] = states.get(server) ?? [];
		const rest = width - nameWidth - versionWidth - 5;
		const shown: Span[] = [
			span(innermost(first, rest)),
			...(others.length === 0 ? [] : [span(` + ${others.join(' + ')}`, 'dim')]),
		];
		return [
			span(isChosen ? '› ' : '  ', 'accent'),
			...sized([span(server, isChosen ? 'strong' : 'plain')], nameWidth),
			span(' '),
			...sized(shown, Math.max(0, rest)),
			span(' '),
			span(versions[index] ?? '', 'dim'),
		];
	});
}

/** The end of a state's path that fits: the innermost state says most. */
function innermost(path: string, width: number): string {
	const parts = path.split('.');
	while (parts.length > 1 && columns(parts.join('.')) > width) parts.shift();
	return parts.join('.');
}

const levelTone = (level: string): Tone => (level === 'up' ? 'good' : level === 'down' ? 'bad' : 'warn');

/** A line for each service: name, level now, time down and degraded. Those that are not up come first. */
export function serviceLines(simulation: Simulation, width: number): Line[] {
	const figures = serviceFigures(simulation);
	const rank = ({ now, down, degraded }: (typeof figures)[number]) =>
		now === 'down' ? 0 : now !== 'up' ? 1 : down.minutes + down.unknownStretches + degraded.minutes > 0 ? 2 : 3;
	const sorted = figures
		.map((figure, index) => ({ figure, index }))
		.sort((one, other) => rank(one.figure) - rank(other.figure) || one.index - other.index);
	const times = sorted.map(({ figure }) => clockOf(figure.down));
	const timeWidth = Math.max(4, ...times.map(columns));
	return sorted.map(({ figure }, index) => [
		...sized([span(figure.name)], Math.max(3, width - timeWidth - 12)),
		span(' '),
		...sized([span(figure.now, levelTone(figure.now))], 10),
		span(' '),
		span((times[index] ?? '').padStart(timeWidth), figure.down.minutes > 0 ? 'warn' : 'dim'),
	]);
}

/** Services in one line, for screens without room: what is not up, and how many are. */
export function servicesInOneLine({ model, levels }: Simulation): Line {
	const levelOf = (name: string) => describeLevel(levels.get(name) ?? { kind: 'up' });
	const troubled = model.services.filter(({ name }) => levelOf(name) !== 'up');
	if (troubled.length === 0) return [span('services: '), span('all up', 'good')];
	return [
		span('services: '),
		...troubled.flatMap(({ name }, index) => [
			...(index === 0 ? [] : [span(', ')]),
			span(`${name} ${levelOf(name)}`, levelTone(levelOf(name))),
		]),
		span(`; ${model.services.length - troubled.length} up`, 'dim'),
	];
}

/** The heading of a part of the screen. */
export function heading(text: string): Line {
	return line(text, 'strong');
}
