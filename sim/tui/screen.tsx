/** Draws a frame. Nothing is decided here: what stands where has been computed. */
import { Badge, defaultTheme, extendTheme, StatusMessage, ThemeProvider } from '@inkjs/ui';
import { Box, Text } from 'ink';
import { memo } from 'react';
import { badge, type Frame, messageText } from '../train/screen/frame.js';
import type { Line } from '../train/screen/lines.js';
import { emphasisOf, type ThemeName } from './theme.js';

/** A signless theme for terminals without colours: the kit's own signs and places, none of its colours. */
const plainTheme = extendTheme(defaultTheme, {
	components: {
		Badge: { styles: { container: () => ({}), label: () => ({}) } },
		StatusMessage: { styles: { icon: () => ({}) } },
	},
});

interface RowProps {
	readonly line: Line;
	readonly theme: ThemeName;
}

function isSameRow(one: RowProps, other: RowProps): boolean {
	return (
		one.theme === other.theme &&
		one.line.length === other.line.length &&
		one.line.every(({ text, tone }, index) => text === other.line[index]?.text && tone === other.line[index]?.tone)
	);
}

/** One row; drawn again only if it has changed. */
const Row = memo(function Row({ line, theme }: RowProps) {
	// An empty text takes no row at all.
	if (line.length === 0) return <Text> </Text>;
	return (
		<Text wrap="truncate">
			{line.map(({ text, tone }, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place.
				<Text key={index} {...emphasisOf(theme, tone)}>
					{text}
				</Text>
			))}
		</Text>
	);
}, isSameRow);

/** A whole screen. */
export function Screen({
	frame,
	width,
	theme,
}: {
	readonly frame: Frame;
	readonly width: number;
	readonly theme: ThemeName;
}) {
	const { header, body, message, keys, mode } = frame;
	return (
		<ThemeProvider theme={theme === 'plain' ? plainTheme : defaultTheme}>
			<Box flexDirection="column" width={width}>
				{header.length === 0 ? null : (
					<Box>
						<Box width={badge(mode).length} flexShrink={0}>
							<Badge color={mode === 'open' ? 'yellow' : 'green'}>{mode}</Badge>
						</Box>
						<Row line={header} theme={theme} />
					</Box>
				)}
				{body.map((line, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
					<Row key={index} line={line} theme={theme} />
				))}
				{message === undefined ? (
					<Text> </Text>
				) : (
					<StatusMessage variant={message.tone}>{messageText(message, width)}</StatusMessage>
				)}
				{keys.map((line, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
					<Row key={index} line={line} theme={theme} />
				))}
			</Box>
		</ThemeProvider>
	);
}
