import { expect } from 'vitest';
import { verifies } from '../promises.ts';
import { cardAnswers, consent, useStage } from './stage/stage.ts';

const stage = useStage();

verifies('P4', 'a form goes from request to destruction, and its answers are revealed once', async () => {
  const meeting = await stage.meeting();
  const { ana, visitor, conversationId } = meeting;
  const requestId = await stage.request(meeting);
  await visitor.client.openForm(requestId);
  const { entry, deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
  expect(entry.masks).toEqual({ cardNumber: '•••• 8431', cardExpiry: '••/••', cardholderName: 'Q. C.' });
  expect(await deliveries.get('cvv')).toBe('delivered');
  const { answers, confirm } = await ana.client.reveal(conversationId, requestId);
  const { cvv, ...stored } = cardAnswers;
  expect(answers.expose()).toEqual(stored);
  expect(ana.answers.items.map(({ answer }) => answer.expose())).toEqual([cvv]);
  await confirm();
  const viewed = await visitor.entry('viewed', requestId);
  expect(viewed.by.name).toBe('ana');
  expect(await stage.vaultRows()).toEqual([]);
});
