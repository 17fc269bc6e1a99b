/** What the lesson is about, or, without one, what the sandbox is for. */
import { modeText } from '../../report/wording.js';
import { goalOf } from '../goal.js';
import { line, paragraph } from '../screen/lines.js';
import { open, textPage } from '../screen/page.js';
import type { Page } from '../screen/state.js';
import { present } from '../session.js';

const withoutLesson =
	'This is the sandbox. Try to upgrade every server, and make the mistakes here: each refusal names its clause, each consequence shows, and everything can be taken back.';

/** The introduction as a page. */
export const lessonPage = textPage<Extract<Page, { kind: 'lesson' }>>(
	({ session }) => session.course.title,
	({ session }, _, width) => {
		const { lesson, isExam } = session.course;
		const { model } = present(session);
		return [
			...paragraph(lesson?.introduction ?? withoutLesson, width),
			line(''),
			...paragraph(goalOf(session).says, width, 'strong', 'Goal: '),
			line(''),
			...paragraph(`${model.product.title}; servers: ${model.servers.join(', ')}`, width, 'dim'),
			...paragraph(`Mode: ${modeText(session.mode)}`, width, 'dim'),
			...(isExam ? paragraph('Exam: no hints, no undoing, no change of mode.', width, 'warn') : []),
		];
	},
	[
		{
			keys: ['enter'],
			label: 'begin',
			says: 'Goes to the board.',
			isShown: true,
			press: (ui) => open(ui, { kind: 'board' }),
		},
	],
);
