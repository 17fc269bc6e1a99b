/** Contact with IBM Support. */
import { set } from '../../kit/chart.js';
import { addressed, all } from '../../kit/conditions.js';

const noHelp = 'Support is given to entitled customers only: the contact has no effect.';

/** A question to support, where there is no problem of the installation: any time, and it changes nothing. */
export function askSupport(server: string) {
	return [
		{
			guard: all(addressed(server), 'supportEntitled'),
			meta: { clauses: ['LP-SUP-1' as const], note: 'What support answers is beyond the guide.' },
		},
		{ guard: all(addressed(server)), meta: { clauses: ['LP-SUP-2' as const], note: noHelp } },
	];
}

/** The call for help in a problem of the installation. */
export function callSupport(server: string) {
	return [
		{
			guard: all(addressed(server), 'supportEntitled'),
			actions: set({ [`${server}.supportContact`]: 'engaged' }),
			meta: { clauses: ['LP-INS-13' as const], note: 'How support goes on from here is beyond the guide.' },
		},
		{
			guard: all(addressed(server)),
			actions: set({ [`${server}.supportContact`]: 'notEntitled' }),
			meta: { clauses: ['LP-INS-13' as const, 'LP-SUP-2' as const], note: noHelp },
		},
	];
}
