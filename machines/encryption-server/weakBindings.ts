/** Why some clauses that bear on behaviour are bound as information only. */
import type { ClauseId } from './guide.generated.js';

/** Menu paths and clicks inside an event that is modelled as a whole (note EMS-NOTE-45). */
const steps: readonly ClauseId[] = [
	'EMS-OKEY-1',
	'EMS-OKEY-2',
	'EMS-OKEY-3',
	'EMS-BKS-7',
	'EMS-BKS-8',
	'EMS-BKS-11',
	'EMS-BKS-12',
	'EMS-BKS-13',
	'EMS-PUP-2',
	'EMS-SCH-11',
	'EMS-SCH-12',
	'EMS-SCH-13',
	'EMS-SCH-14',
	'EMS-WEPC-3',
	'EMS-WEPC-4',
	'EMS-CSTEP-9',
	'EMS-NSAV-4',
	'EMS-NSAV-5',
	'EMS-NSAV-7',
	'EMS-NSAV-10',
	'EMS-NSAV-11',
	'EMS-NRES-5',
	'EMS-NRES-6',
];

/** The reasons by clause. */
export const weakBindings: Readonly<Partial<Record<ClauseId, string>>> = Object.fromEntries(
	steps.map((clause) => [
		clause,
		'It only names a menu path or a click within an event that is modelled as a whole; the simulation has no menus.',
	]),
);
