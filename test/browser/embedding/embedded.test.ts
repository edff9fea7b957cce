import { expect, test } from 'vitest';
import { verifies } from '../../promises.ts';
import { cardAnswers, consent } from '../../scenario/stage/stage.ts';
import { expectGoodScreen } from '../look/axe.ts';
import { breakIn, nothing } from './break-in.ts';
import { DeskPage } from '../people/desk.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

async function waiting() {
  const visitor = stage.visitorProgram();
  const { conversationId } = await visitor.client.start();
  return { visitor, conversationId };
}

test('an agent signs in inside a desktop, sends a form, sees how far it is, and reveals', async () => {
  const { visitor, conversationId } = await waiting();
  const desk = await DeskPage.open(stage, conversationId);
  await desk.signIn();
  await desk.button('Take this chat').click();
  await desk.button(/^Card payment/).click();
  await desk.button('Send to the visitor').click();
  const { requestId } = await visitor.entry('formRequested');
  await desk.says('The visitor has not opened it yet.');
  await visitor.offer(requestId);
  await visitor.client.openForm(requestId);
  await desk.says('The visitor has opened it.');
  const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
  await deliveries.get('cvv');
  await desk.button('Show answers once').click();
  await desk.says('3714 496353 98431');
  await visitor.entry('viewed', requestId);
  expect(await breakIn(desk.page, 'sealform-agent')).toEqual(nothing);
  const around = await desk.page.evaluate(() => document.documentElement.outerHTML);
  expect(around).not.toContain('98431');
});

test('the desktop turns from chat to chat with one sign-in, and says of each whose it is', async () => {
  const [own, other] = [await waiting(), await waiting()];
  const [ana, ben] = [await stage.agentProgram('ana'), await stage.agentProgram('ben')];
  await ana.client.accept(own.conversationId);
  await ben.client.accept(other.conversationId);
  const desk = await DeskPage.open(stage, own.conversationId);
  await desk.signIn();
  await desk.button(/^Card payment/).waitFor();
  await desk.turnTo(other.conversationId);
  await desk.says('This chat is not yours. It may be with a colleague, or over.');
  expect(await desk.button(/^Card payment/).count()).toBe(0);
  await desk.turnTo(own.conversationId);
  await desk.button(/^Card payment/).waitFor();
  await own.visitor.client.end();
  await desk.says('This chat has ended.');
  await desk.turnTo('20-1184');
  await desk.says('This page shows the forms of one chat, and was not told which one.');
});

test('an answer for another chat waits in the frame, and the desktop’s Back turns nothing', async () => {
  const [own, other] = [await waiting(), await waiting()];
  const ana = await stage.agentProgram('ana');
  for (const { conversationId } of [own, other]) await ana.client.accept(conversationId);
  // Of a sealed form the answers would be for the program that asked.
  await ana.client.requestForm(other.conversationId, 'card-on-file');
  ana.client.close();
  const desk = await DeskPage.open(stage, own.conversationId);
  const length = await desk.page.evaluate(() => history.length);
  await desk.signIn();
  await desk.button(/^Card payment/).waitFor();
  const { requestId } = await other.visitor.entry('formRequested');
  await other.visitor.offer(requestId);
  await other.visitor.client.openForm(requestId);
  const { deliveries } = await other.visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
  await deliveries.get('cvv');
  await desk.turnTo(other.conversationId);
  await desk.button('Show answers once').waitFor();
  await desk.turnTo(own.conversationId);
  await desk.turnTo(other.conversationId);
  await desk.button('Show answers once').click();
  await desk.says('3714 496353 98431');
  await desk.says(cardAnswers.cvv);
  expect(await desk.page.evaluate(() => history.length)).toBe(length);
});

verifies('P9', 'the frame locks after 15 minutes without a hand on it', async () => {
  const { conversationId } = await waiting();
  const desk = await DeskPage.open(stage, conversationId);
  await desk.signIn();
  await desk.page.clock.install();
  await desk.page.clock.runFor(15 * 60_000 + 5_000);
  await desk.says('Nothing was done in these forms for 15 minutes');
  await desk.signIn('ana', 'Sign in again');
});

verifies('P9', 'who signs out in the frame has to prove again who it is', async () => {
  const { conversationId } = await waiting();
  const desk = await DeskPage.open(stage, conversationId);
  await desk.signIn();
  await desk.button('Sign out').click();
  await desk.says('You are signed out');
  await desk.says('The sign-in page may still know you for a while.');
  await desk.signIn();
});

test('axe finds nothing in the frame', async () => {
  const { visitor, conversationId } = await waiting();
  const desk = await DeskPage.open(stage, conversationId);
  await expectGoodScreen('sign-in', desk.page, desk.frame);
  await desk.signIn();
  await desk.button('Take this chat').waitFor();
  await expectGoodScreen('somebody waits', desk.page, desk.frame);
  await desk.button('Take this chat').click();
  await desk.button(/^Card payment/).waitFor();
  await expectGoodScreen('forms', desk.page, desk.frame);
  await desk.button(/^Card payment/).click();
  await desk.button('Send to the visitor').click();
  const { requestId } = await visitor.entry('formRequested');
  await visitor.offer(requestId);
  const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
  await deliveries.get('cvv');
  await desk.button('Show answers once').click();
  await desk.says('3714 496353 98431');
  await expectGoodScreen('answers', desk.page, desk.frame);
  await visitor.client.end();
  await desk.says('This chat has ended.');
  await expectGoodScreen('ended', desk.page, desk.frame);
});
