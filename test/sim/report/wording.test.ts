import { describe, expect, it } from 'vitest';
import { clauseText, eventText } from '../../../sim/report/wording.js';
import type { Model } from '../../../sim/simulation/model.js';
import { kettle } from '../../support/kettle.js';
import { kettles, resultOf, unknownOnly } from './results.js';

async function modelWith(delays: typeof kettle.delays): Promise<Model> {
	const { simulation } = await kettles('title: x\ndeployment: { kettles: [a] }\n');
	if (simulation === undefined) throw new Error('refused');
	return { ...simulation.model, product: { ...kettle, delays: { ...kettle.delays, ...delays } } };
}

describe('eventText', () => {
	const heated = { type: 'system.heated', server: 'a' };
	const heating = { event: 'system.heated' as const, minutes: () => 1, clauses: [] };

	it('takes the first sentence of what ends', async () => {
		const model = await modelWith({ heating: { ...heating, description: 'Heating to 99.5 degrees ends. Mind it.' } });
		expect(eventText(model, heated)).toBe('a: Heating to 99.5 degrees ends.');
	});

	it('takes the name of the event where several stretches end with it', async () => {
		const model = await modelWith({ reheating: { ...heating, description: 'Reheats.' } });
		expect(eventText(model, heated)).toBe('a: system.heated');
	});

	it('leaves out parameters with the value that they have if they are not given', async () => {
		const { simulation } = await resultOf(unknownOnly);
		if (simulation === undefined) throw new Error('refused');
		const event = { type: 'operator.upgrade', server: 's1' };
		expect(eventText(simulation.model, { ...event, account: 'root' })).toBe('Upgrade a server: s1');
		expect(eventText(simulation.model, { ...event, account: 'other' })).toBe('Upgrade a server: s1 (account other)');
	});
});

it('clauseText is the id alone where the guide has no such clause', () => {
	expect(clauseText(kettle, 'KT-2')).toBe('KT-2: The lid must hold.');
	expect(clauseText(kettle, 'KT-99')).toBe('KT-99');
});
