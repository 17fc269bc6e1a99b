/**
 * A process that is killed: it has the sandbox open with a real journal, presses the keys that it is sent line by line,
 * and answers each line with where it is. It never ends by itself.
 */
import { createInterface } from 'node:readline';
import { loadProduct } from '../../machines/index.js';
import { createCourse } from '../../sim/train/course.js';
import { frameOf, frameText } from '../../sim/train/screen/frame.js';
import { firstUi } from '../../sim/train/screen/press.js';
import { startSession } from '../../sim/train/start.js';
import { performer } from '../../sim/tui/effects.js';
import { beginJournal } from '../../sim/tui/journalStore.js';
import { createStore } from '../../sim/tui/store.js';
import { twoServers } from './courses.js';

const [, , folder = ''] = process.argv;
const product = await loadProduct('puremessage');
const course = createCourse({
	product,
	givenDeployment: twoServers,
	deployment: product.deployment.schema.parse(twoServers),
});
const journal = beginJournal(
	folder,
	{
		format: 'rehearse-session',
		version: 1,
		product: 'puremessage',
		title: course.title,
		mode: 'guided',
		seed: 0,
		isExam: false,
		deployment: twoServers,
		process: process.pid,
	},
	[],
);
const store = createStore(
	firstUi(startSession(course), { columns: 80, rows: 24 }),
	performer({ journal, progressFile: undefined, leave: () => {} }),
);
for await (const line of createInterface({ input: process.stdin })) {
	for (const key of line.split(' ')) store.press(key);
	process.stdout.write(`${JSON.stringify(frameText(frameOf(store.get()), 80))}\n`);
}
