import { expect, test } from 'vitest';
import { cardAnswers } from '../../scenario/stage/stage.ts';
import { expectFocus, pressOn, tabLeaves, tabTo } from '../people/by-keyboard.ts';
import { cannot } from '../browsers/cannot.ts';
import { useBrowserStage } from '../stage/stage.ts';
import { VisitorPage } from '../people/visitor-page.ts';

const stage = useBrowserStage();
const title = 'Card payment';

test('a visitor with nothing but a keyboard does the whole of it', async () => {
  cannot('firefox', tabLeaves);
  const [agent, context] = await Promise.all([stage.agentProgram(), stage.context()]);
  const page = await context.newPage();
  const visitor = new VisitorPage(page);
  await page.goto(stage.shopUrl);
  await pressOn(page, page.locator('sealform-chat:defined'));
  await tabTo(page, visitor.draft);
  await page.keyboard.type('Hello');
  await page.keyboard.press('Enter');
  const conversationId = await visitor.conversationId();
  await agent.client.accept(conversationId);
  const requestId = await agent.client.requestForm(conversationId, 'payment-card');
  await pressOn(page, visitor.card(title).getByRole('button', { name: 'Fill in securely' }));
  const { cardNumber, cardholderName, cvv } = cardAnswers;
  const answers = [
    ['Card number', cardNumber],
    ['Expiry date', '1131'],
    ['Name on the card', cardholderName],
    ['Security code', cvv],
  ] as const;
  for (const [label, answer] of answers) {
    await tabTo(page, visitor.frame.getByRole('textbox', { name: label, exact: true }));
    await page.keyboard.type(answer);
  }
  await tabTo(page, visitor.frame.getByRole('checkbox'));
  await page.keyboard.press('Space');
  await pressOn(page, visitor.button('Send securely'));
  await agent.entry('answerDelivered', requestId);
  await pressOn(page, visitor.button('Take it back'));
  await agent.entry('withdrawn', requestId);
  await expectFocus(visitor.frame.locator('sealform-form-card'));
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('sealform-chat[open]').count()).toBe(0);
});
