import type { BrowserContext } from 'playwright-core';
import { expect, test } from 'vitest';
import { search } from '../../../play/local/leak-search.ts';
import { verifies } from '../../promises.ts';
import { cardAnswers } from '../../scenario/stage/stage.ts';
import { AgentPage } from '../people/agent-page.ts';
import { held } from '../people/held.ts';
import { useBrowserStage } from '../stage/stage.ts';
import { Watch } from '../stage/watch.ts';

const stage = useBrowserStage();

verifies(
  'P4',
  'answers are on the screen for a minute, then gone for good, and so is their text',
  async () => {
    const agent = await stage.agent();
    await agent.page.clock.install();
    const { visitor, requestId } = await held(stage, agent);
    await agent.stopTime();
    await agent.reveal('Card payment');
    // They have been seen once they have been painted.
    await agent.page.clock.runFor(100);
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

/** Collects the tokens that the issuer gives to the pages of a browser, by their names in its answer (RFC 6749, 5.1). */
function tokensOf(context: BrowserContext): () => Promise<Record<string, string>> {
  const answers: Promise<Record<string, unknown>>[] = [];
  context.on('response', (response) => {
    const isAnswer = response.url().endsWith('/oauth2/token') && response.request().method() === 'POST';
    if (isAnswer) answers.push(response.json() as Promise<Record<string, unknown>>);
  });
  return async () => {
    const named = (await Promise.all(answers)).flatMap((answer) => Object.entries(answer));
    return Object.fromEntries(named.filter(([name]) => name.endsWith('_token'))) as Record<string, string>;
  };
}

test('the tokens of a sign-in are in the memory of the page alone, and a reload forgets them', async () => {
  const context = await stage.context({ viewport: { width: 1280, height: 800 } });
  const tokens = tokensOf(context);
  const agent = await stage.agentIn(context);
  const canaries = Object.entries(await tokens()).map(([name, value]) => ({ name, value }));
  expect(canaries.map(({ name }) => name).toSorted()).toEqual(['access_token', 'id_token', 'refresh_token']);
  const found = async () => {
    const shown = await Watch.shown(agent.page, 'console');
    return search([...(await stage.watchOf(agent.page).remains('console')), shown], canaries);
  };
  expect(await found()).toEqual([]);
  await agent.page.reload();
  await agent.button('Sign in').waitFor();
  expect(await found()).toEqual([]);
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
  await second.page.getByRole('heading', { name: 'The console was opened in another tab' }).waitFor();
  await second.button('Work here instead').click();
  await second.chats.waitFor();
  await first.page.getByRole('heading', { name: 'The console was opened in another tab' }).waitFor();
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
