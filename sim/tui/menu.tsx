/** The first choice of somebody who has named nothing: a lesson, or the free sandbox of a product. */
import { Select } from '@inkjs/ui';
import { Box, render, Text, useApp, useInput } from 'ink';
import { loadProduct, productNames } from '../../machines/index.js';
import { courseKey, noProgress, type Progress } from '../train/progress.js';
import { type Beginning, courseOf } from './begin.js';
import { progressFile } from './folders.js';
import { lessonNames, openLesson } from './lessons.js';
import { loadProgress } from './progressStore.js';

interface Item {
	readonly label: string;
	readonly value: string;
	readonly beginning: Beginning;
}

function scoreText({ courses }: Progress, key: string): string {
	const best = courses[key]?.best;
	return best === undefined ? '' : ` (best score ${best.points})`;
}

async function itemsOf(progress: Progress): Promise<Item[]> {
	const items: Item[] = [];
	for (const name of lessonNames()) {
		const lesson = await openLesson(name);
		if (!lesson.ok) continue;
		const course = lesson.value;
		const label = `${course.models.guided.product.name}: ${course.title}${scoreText(progress, courseKey(course))}`;
		items.push({ label, value: name, beginning: { course, commands: [] } });
	}
	for (const name of productNames) {
		const course = courseOf(await loadProduct(name), undefined, undefined, false);
		if (course.ok)
			items.push({
				label: `${name}: the free sandbox`,
				value: `free:${name}`,
				beginning: { course: course.value, commands: [] },
			});
	}
	return items;
}

function Menu({ items, take }: { readonly items: readonly Item[]; readonly take: (value: string) => void }) {
	const { exit } = useApp();
	useInput((input, key) => {
		if (key.escape || input === 'q') exit();
	});
	const onChange = (value: string) => {
		take(value);
		exit();
	};
	return (
		<Box flexDirection="column">
			<Text bold>rehearse train: what do you want to practise?</Text>
			<Select
				options={items.map(({ label, value }) => ({ label, value }))}
				visibleOptionCount={16}
				onChange={onChange}
			/>
			<Text>Enter takes it, q leaves.</Text>
		</Box>
	);
}

/** Asks; undefined if nothing was chosen. */
export async function chooseBeginning(
	environment: Readonly<Record<string, string | undefined>>,
): Promise<Beginning | undefined> {
	const loaded = loadProgress(progressFile(environment));
	const items = await itemsOf(loaded.ok ? loaded.progress : noProgress);
	let chosen: Beginning | undefined;
	const take = (value: string) => {
		chosen = items.find((item) => item.value === value)?.beginning;
	};
	await render(<Menu items={items} take={take} />).waitUntilExit();
	return chosen;
}
