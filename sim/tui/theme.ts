/** Tones as colours of a terminal: those that can be read on its background, or none at all. */
import type { TextProps } from 'ink';
import type { Tone } from '../train/screen/lines.js';

/** Which background colours are chosen for; `plain` is no colour and no emphasis. */
export type ThemeName = 'dark' | 'light' | 'plain';

type Emphasis = Pick<TextProps, 'color' | 'bold' | 'dimColor' | 'inverse'>;

const common: Pick<Record<Tone, Emphasis>, 'plain' | 'strong' | 'chosen'> = {
	plain: {},
	strong: { bold: true },
	chosen: { inverse: true },
};

/** Yellow and cyan cannot be read on white, and dimmed text hardly. */
const themes: Readonly<Record<ThemeName, Readonly<Record<Tone, Emphasis>>>> = {
	dark: {
		...common,
		dim: { dimColor: true },
		good: { color: 'green' },
		warn: { color: 'yellow' },
		bad: { color: 'red' },
		accent: { color: 'cyan' },
	},
	light: {
		...common,
		dim: { color: 'gray' },
		good: { color: 'green' },
		warn: { color: 'magenta' },
		bad: { color: 'red' },
		accent: { color: 'blue' },
	},
	plain: { plain: {}, strong: {}, chosen: {}, dim: {}, good: {}, warn: {}, bad: {}, accent: {} },
};

/** How a tone is written. */
export function emphasisOf(theme: ThemeName, tone: Tone): Emphasis {
	return themes[theme][tone];
}

/** The theme for a terminal: none with NO_COLOR; else what is asked for; else what COLORFGBG tells; else dark. */
export function themeFor(
	environment: Readonly<Record<string, string | undefined>>,
	asked: string | undefined,
): ThemeName {
	const { NO_COLOR: noColour = '', TERM: terminal, COLORFGBG: colours = '' } = environment;
	if (noColour !== '' || terminal === 'dumb') return 'plain';
	if (asked === 'light' || asked === 'dark' || asked === 'plain') return asked;
	const background = Number(colours.split(';').at(-1));
	return colours !== '' && (background === 7 || background === 15) ? 'light' : 'dark';
}
