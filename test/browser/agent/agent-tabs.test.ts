import { expect, test } from 'vitest';
import { AgentPage } from '../people/agent-page.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

/** An agent who works in the second of two tabs; the first still stands where the work could be taken back. */
async function twoTabs() {
  const first = await stage.agent();
  const second = new AgentPage(await first.page.context().newPage());
  await second.page.goto(`${stage.siteUrl}/console/index.html`);
  await second.button('Sign in').click();
  await second.button('Work here instead').click();
  await second.chats.waitFor();
  await first.button('Work here instead').waitFor();
  return { first, second };
}

test('who signs out in one tab is out in the tab that waits', async () => {
  const { first, second } = await twoTabs();
  await second.openAccount();
  await second.signOut();
  await first.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await first.button('Sign in').click();
  await first.authenticate(stage.runtime, 'ben');
  await first.page.getByRole('button', { name: /ben/i }).waitFor();
});

test('a tab that did not hear of the sign-out does not go on to work', async () => {
  const { first } = await twoTabs();
  // Who keeps something is not told of it.
  await first.page.evaluate(() => localStorage.setItem('sealform.closed', 'left'));
  await first.button('Work here instead').click();
  await first.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
});

test('a tab that waits locks by itself, without the tab that works', async () => {
  const { first, second } = await twoTabs();
  await first.page.clock.install();
  await first.page.clock.runFor(10 * 60_000);
  await second.page.mouse.move(100, 100);
  await first.page.clock.runFor(5 * 60_000 + 10_000);
  await first.page.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await second.chats.isVisible()).toBe(true);
});

test('a tab that waits locks the browser when no other works', async () => {
  const { first, second } = await twoTabs();
  await second.page.close();
  await first.page.clock.install();
  await first.page.clock.runFor(15 * 60_000 + 10_000);
  await first.page.getByRole('heading', { name: 'Locked' }).waitFor();
  await first.button('Sign in again').click();
  await first.authenticate(stage.runtime, 'ana');
  await first.chats.waitFor();
});

test('who is signed out from elsewhere signs in again, with password and code, and works', async () => {
  const [one, other] = await Promise.all([stage.agent('ben'), stage.agent('ben')]);
  await Promise.all([one, other].map(({ page }) => page.getByText('Connected').waitFor()));
  await one.page.getByRole('button', { name: /ben/i }).click();
  await one.button('Sign out everywhere').click();
  await other.page.getByRole('heading', { name: 'Your sign-in has ended' }).waitFor();
  // Tokens name the second of a sign-in: one in the second of the sign-out may have been before it.
  stage.runtime.clock.advance(1_000);
  const asked = other.page.waitForRequest(/[?&]prompt=login(&|$)/);
  await other.button('Sign in again').click();
  await asked;
  await other.authenticate(stage.runtime, 'ben');
  await other.chats.waitFor();
  await other.page.getByText('Connected').waitFor();
});

test('where the browser keeps nothing for the console it says that it cannot start', async () => {
  const context = await stage.context();
  await context.addInitScript(() => {
    Object.defineProperty(Storage.prototype, 'getItem', {
      value() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const agent = new AgentPage(await context.newPage());
  await agent.page.goto(`${stage.siteUrl}/console/index.html`);
  await agent.page.getByRole('heading', { name: 'The console cannot start' }).waitFor();
});

test('a browser without room to keep that it is locked locks all the same', async () => {
  const agent = await stage.agent();
  await agent.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await agent.page.clock.install();
  await agent.page.clock.runFor(15 * 60_000 + 10_000);
  await agent.page.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await agent.chats.count()).toBe(0);
});
