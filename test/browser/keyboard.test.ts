import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cardAnswers } from '../scenario/stage.ts';
import { conversationOf } from './meeting.ts';
import { useBrowserStage } from './stage.ts';
import { VisitorPage } from './visitor-page.ts';

const stage = useBrowserStage();
const title = 'Card payment';

/** More presses than any screen has places to stop at. */
const mostStops = 60;

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await target.evaluate((element) => element.matches(':focus, :focus-within'))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(target)} is not reached by ${key}`);
}

async function pressOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

test('a visitor with nothing but a keyboard does the whole of it', async () => {
  const [agent, context] = await Promise.all([stage.agentProgram(), stage.context()]);
  const page = await context.newPage();
  const visitor = new VisitorPage(page);
  await page.goto(stage.shopUrl);
  await pressOn(page, page.locator('sealform-chat:defined'));
  await tabTo(page, visitor.draft);
  await page.keyboard.type('Hello');
  await page.keyboard.press('Enter');
  const conversationId = await conversationOf(visitor);
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
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('sealform-chat[open]').count()).toBe(0);
});

test('an agent with nothing but a keyboard takes a chat, sends a form, and sees its answers', async () => {
  const visitor = stage.visitorProgram();
  const [agent] = await Promise.all([stage.agent(), visitor.client.start()]);
  const { conversationId } = visitor.client;
  await pressOn(agent.page, agent.inList('Waiting', conversationId));
  await tabTo(agent.page, agent.draft);
  await agent.page.keyboard.type('Good morning');
  await agent.page.keyboard.press('Enter');
  await visitor.entry('messageSent');
  await pressOn(agent.page, agent.button(new RegExp(`^${title}`)));
  await pressOn(agent.page, agent.button('Send to the visitor'));
  const { requestId } = await visitor.entry('formRequested');
  const { form } = await visitor.offer(requestId);
  const consent = { given: true, privacyVersion: form.privacy.version };
  const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
  await deliveries.get('cvv');
  await pressOn(agent.page, agent.form(title).getByRole('button', { name: 'Show answers once' }));
  await agent.answers.waitFor();
  await visitor.entry('viewed', requestId);
  await pressOn(agent.page, agent.button('I am done: remove them now'));
  await agent.answers.waitFor({ state: 'detached' });
  await pressOn(agent.page, agent.button('End'));
  await pressOn(agent.page, agent.button('End chat'));
  await visitor.entry('ended');
});
