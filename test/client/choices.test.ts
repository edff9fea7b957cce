import { expect, it } from 'vitest';
import { checkTemplate } from '../../core/brand/check-template.ts';
import { publish } from '../../core/brand/publish.ts';
import { languages } from '../../core/languages.ts';
import { homeVisitForm } from '../../forms/home-visit.ts';
import { refusal } from '../../play/refusal.ts';
import { verifies } from '../promises.ts';
import { makeSealingServer, meet } from './sealed/sealed-scene.ts';

const privacy = { version: '1', url: 'https://www.example.com/privacy', texts: {} };
const form = publish(homeVisitForm, { privacy, languages });

/** As a program without a browser may write them. */
const typed = {
  atHome: 'Yes',
  time: 'afternoon',
  devices: 'water, meter',
  reading: '12.345,60 kWh',
  day: '2026-12-24',
  address: '{"country":"JP","street":"千代田1-1","town":"千代田区","region":"東京都","postcode":"1000001"}',
};

async function asked() {
  const { server, brand } = await makeSealingServer(form);
  const met = await meet(server, brand, { agent: { forms: [form] }, visitor: { forms: [form] } });
  const requestId = await met.agent.client.requestForm(met.conversationId, 'home-visit');
  const consent = { given: true, privacyVersion: '1', privacyLanguage: 'en' };
  return { ...met, requestId, consent };
}

it('the example of a form has its words in every language', () => {
  expect(() => checkTemplate('forms/home-visit.ts', homeVisitForm, { privacy, languages })).not.toThrow();
});

verifies(
  'P14',
  'of choices, numbers, days and short texts the transcript shows nothing, and the agent everything',
  async () => {
    const { agent, visitor, conversationId, requestId, consent } = await asked();
    await visitor.client.submitForm(requestId, { consent, answers: typed });
    const { answers } = await agent.client.reveal(conversationId, requestId);
    expect(answers.expose()).toEqual({
      atHome: 'yes',
      time: 'afternoon',
      devices: 'meter,water',
      reading: '12345.6',
      day: '2026-12-24',
      address:
        '{"country":"JP","postcode":"100-0001","region":"東京都","street":"千代田1-1","town":"千代田区"}',
    });
    for (const { entries } of [agent, visitor]) {
      const masks = entries.flatMap((entry) => ('masks' in entry ? Object.entries(entry.masks) : []));
      expect(masks.toSorted()).toEqual(
        ['address', 'atHome', 'day', 'devices', 'reading', 'time'].map((name) => [name, '[provided]']),
      );
    }
  },
);

it('an answer that is none of the choices, or may be two numbers, is not sent', async () => {
  const { visitor, requestId, consent } = await asked();
  for (const wrong of [
    { time: 'night' },
    { time: 'morning,afternoon' },
    { atHome: 'perhaps' },
    { reading: '12,345' },
    { reading: '1000000' },
    { day: '24.12.2026' },
    { address: '{"country":"FR","street":"1 rue A","town":"Paris","postcode":"1000001"}' },
    { bell: 'x'.repeat(61) },
  ])
    expect(
      await refusal(visitor.client.submitForm(requestId, { consent, answers: { ...typed, ...wrong } })),
    ).toBe('ERR_INVALID_ANSWER');
});
