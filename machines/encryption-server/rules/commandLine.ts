/** Law on changes at the command line: whatever breaks it voids the support agreement. */
import { parameter } from '../../kit/conditions.js';
import { law } from './rule.js';

/** Law on the command line. */
export const commandLine = {
	changeAuthorised: law(
		['EMS-CLI-2', 'EMS-CLI-3'],
		'A change at the command line has a written authorisation from Symantec Support.',
		() => parameter('authorisation', 'written'),
	),
	changeByCertified: law(
		['EMS-CLI-2', 'EMS-CLI-4'],
		'A change at the command line is made by a certified partner, reseller or employee.',
		() => parameter('by', 'certified'),
	),
};
