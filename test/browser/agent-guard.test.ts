import { expect, test } from 'vitest';
import { verifies } from '../promises.ts';
import { cardAnswers } from '../scenario/stage.ts';
import { AgentPage } from './agent-page.ts';
import { held } from './held.ts';
import { useBrowserStage } from './stage.ts';

const stage = useBrowserStage();

verifies(
  'P4',
  'answers are on the screen for a minute, then gone for good, and so is their text',
  async () => {
    const agent = await stage.agent();
    await agent.page.clock.install();
    const { visitor, requestId } = await held(stage, agent);
    await agent.reveal('Card payment');
    await visitor.entry('viewed', requestId);
    await agent.page.clock.runFor(59_000);
    expect(await agent.answers.count()).toBe(1);
    await agent.page.clock.runFor(2_000);
    await agent.answers.waitFor({ state: 'detached' });
    const text = await agent.everyText();
    for (const value of Object.values(cardAnswers)) expect(text).not.toContain(value);
  },
);

test('a console that nobody touches for 15 minutes locks, shows nothing, and stays locked after a reload', async () => {
  const agent = await stage.agent();
  await agent.page.clock.install();
  const visitor = stage.visitorProgram();
  await visitor.client.start();
  await agent.take(visitor.client.conversationId);
  await visitor.client.send('Only for whoever is signed in');
  await agent.hears('Only for whoever is signed in');
  await agent.page.clock.runFor(14 * 60_000 + 10_000);
  await agent.page.getByText('The console locks in a minute.').waitFor();
  await agent.page.clock.runFor(60_000);
  await agent.page.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await agent.everyText()).not.toContain('Only for whoever is signed in');
  await agent.page.reload();
  await agent.page.getByRole('heading', { name: 'Locked' }).waitFor();
  await agent.button('Sign in again').click();
  await agent.authenticate(stage.runtime, 'ana');
  await agent.chats.waitFor();
});

test('who signs out everywhere is out in every browser', async () => {
  const [one, other] = await Promise.all([stage.agent('ben'), stage.agent('ben')]);
  await one.page.getByRole('button', { name: /ben/i }).click();
  await one.button('Sign out everywhere').click();
  await one.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await other.page.getByRole('heading', { name: 'Your sign-in has ended' }).waitFor();
});

test('only one tab works at a time, and the other says so', async () => {
  const first = await stage.agent();
  const second = new AgentPage(await first.page.context().newPage());
  await second.page.goto(`${stage.siteUrl}/console/index.html`);
  await second.button('Sign in').click();
  await second.page.getByRole('heading', { name: 'The console is open in another tab' }).waitFor();
  await second.button('Work here instead').click();
  await second.chats.waitFor();
  await first.page.getByRole('heading', { name: 'The console is open in another tab' }).waitFor();
});

test('the coach proposes the form before a card number is asked for in the chat', async () => {
  const agent = await stage.agent();
  const visitor = stage.visitorProgram();
  await visitor.client.start();
  await agent.take(visitor.client.conversationId);
  await agent.say("What's your card number?");
  await agent.button('Send “Card payment” instead').click();
  await visitor.entry('formRequested');
  expect(visitor.entries.items.filter(({ type }) => type === 'messageSent')).toEqual([]);
});
