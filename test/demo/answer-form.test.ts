import { expect, test } from 'vitest';
import type { Offer, VisitorClient } from '../../client/index.ts';
import { publish } from '../../core/brand/publish.ts';
import { answerForm } from '../../demo/in-app/answer-form.ts';
import type { Screen } from '../../demo/in-app/screen.ts';
import { homeVisitForm } from '../../forms/home-visit.ts';

const privacy = { version: '1', url: 'https://www.example.com/privacy', texts: {} };
const form = publish(homeVisitForm, { privacy, languages: ['en'] });

test.each([
  ['heating', false],
  ['Heating, Meter', true],
])('an app asks a question that depends on another with that answer only: %s', async (devices, isAsked) => {
  const asked: string[] = [];
  const screen: Screen = {
    say: () => undefined,
    agree: () => Promise.resolve(true),
    ask: ({ label }) => {
      asked.push(label);
      return Promise.resolve(label === 'What is to be looked at' ? devices : '1');
    },
  };
  let sent: Readonly<Record<string, string>> = {};
  const client = {
    openForm: () => Promise.resolve(),
    submitForm: (_: string, { answers }: { answers: typeof sent }) => {
      sent = answers;
      return Promise.resolve({ deliveries: new Map() });
    },
  } as unknown as VisitorClient;
  await answerForm({ client, screen, languages: ['en'], isOver: () => false }, { form } as Offer);
  expect([asked.includes('Meter reading'), 'reading' in sent]).toEqual([isAsked, isAsked]);
});
