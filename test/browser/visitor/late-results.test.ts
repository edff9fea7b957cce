import { expect, test } from 'vitest';
import { cardNumber } from '../../../play/local/canaries.ts';
import { Line } from '../stage/line.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

test('what is found late in a text says nothing of the one that stands there since', async () => {
  const visitor = await stage.visitor();
  const loaded = Promise.withResolvers<void>();
  await visitor.page.route(/\/assets\/redact-/, async (route) => {
    await loaded.promise;
    await route.continue();
  });
  const card = `My card is ${cardNumber('4', 16)}`;
  await visitor.draft.fill(card);
  await visitor.draft.press('Enter');
  await visitor.draft.fill('My order is 20-1184');
  loaded.resolve();
  await visitor.draft.press('Enter');
  await visitor.hears('My order is 20-1184');
  expect(await visitor.said()).toEqual(['My order is 20-1184']);
  expect(await visitor.frame.locator('#guard').count()).toBe(0);
  await visitor.draft.fill(card);
  await visitor.frame.locator('#guard').waitFor();
});

test('a form that was declined takes the focus from nobody who has gone on to write', async () => {
  const context = await stage.context();
  const line = await Line.of(context);
  const { visitor, agent, conversationId } = await met(stage, { page: await context.newPage() });
  await agent.client.requestForm(conversationId, 'us-ssn');
  const card = visitor.card('Social security number');
  line.hold();
  await card.getByRole('button', { name: 'Decline' }).click();
  await visitor.draft.click();
  await visitor.draft.pressSequentially('I would ');
  line.release();
  await card.getByText('You declined this form').waitFor();
  await visitor.page.keyboard.type('rather not');
  expect(await visitor.draft.inputValue()).toBe('I would rather not');
});
