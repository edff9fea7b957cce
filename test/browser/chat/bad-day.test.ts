import { expect, test } from 'vitest';
import type { VisitorProgram } from '../../../play/local/people.ts';
import type { AgentPage } from '../people/agent-page.ts';
import { displayName } from '../../../branding/identity.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();
const quietTitle = `Console · ${displayName}`;

/** So many chats of one agent's, the last of them in front. */
async function chats(count: number): Promise<{ agent: AgentPage; visitors: VisitorProgram[] }> {
  const visitors = Array.from({ length: count }, () => stage.visitorProgram());
  const [agent] = await Promise.all([stage.agent(), ...visitors.map(({ client }) => client.start())]);
  for (const { client } of visitors) await agent.take(client.conversationId);
  return { agent, visitors };
}

test('in several chats at once drafts stay apart, and what is new is counted but not told by the tab', async () => {
  const { agent, visitors } = await chats(2);
  const [one, other] = visitors;
  if (!one || !other) throw new Error('there are two');
  const { page } = agent;
  await agent.draft.fill('Half a sentence to the other');
  await one.client.send('My order is 20-1184');
  await one.client.send('Is anybody there?');
  const line = agent.inList('Yours', one.client.conversationId);
  await line.getByText('2 new').waitFor();
  await page.getByRole('status').getByText('Something new in one chat').waitFor();
  expect(await page.title()).toBe(`(1) ${quietTitle}`);
  await line.click();
  await agent.chat(one.client.conversationId).getByText('Is anybody there?').waitFor();
  expect(await agent.draft.inputValue()).toBe('');
  await line.getByText('2 new').waitFor({ state: 'detached' });
  expect(await page.title()).toBe(quietTitle);
  await agent.say('I am here.');
  await one.entry('messageSent');
  await agent.inList('Yours', other.client.conversationId).click();
  expect(await agent.draft.inputValue()).toBe('Half a sentence to the other');
});

test('on a phone a chat that one has gone back from is not looked at: what is said in it is new', async () => {
  const { agent, visitors } = await chats(1);
  const client = visitors[0]?.client;
  await agent.page.setViewportSize({ width: 390, height: 844 });
  await agent.button('Back to the chats').click();
  await client?.send('Hello?');
  await agent.inList('Yours', client?.conversationId).getByText('1 new').waitFor();
});

test('what is done without a connection is done once when it is back, however often it was pressed', async () => {
  const { agent, visitors } = await chats(1);
  const [visitor] = visitors;
  const { page } = agent;
  await page.context().setOffline(true);
  stage.cutSockets();
  await agent.trouble.waitFor();
  await agent.say('Written in a tunnel');
  await agent.messages.getByText('Sending …').waitFor();
  const form = agent.button(/^Card payment/);
  await form.click();
  await agent.button('Send to the visitor').click();
  await form.getByText('Sending …').waitFor();
  await form.click({ force: true });
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.context().setOffline(false);
  await visitor?.entry('formRequested');
  await agent.form('Card payment').waitFor();
  await agent.trouble.waitFor({ state: 'detached' });
  await agent.say('Out of it');
  await visitor?.entries.first((entry) => entry.type === 'messageSent' && entry.text === 'Out of it');
  const seen = visitor?.entries.items.flatMap((entry) =>
    entry.type === 'messageSent' ? entry.text : entry.type === 'formRequested' ? entry.form.name : [],
  );
  expect(seen).toEqual(['Written in a tunnel', 'payment-card', 'Out of it']);
});

test('who signs out everywhere without a connection is told that it holds here only', async () => {
  const agent = await stage.agent();
  const account = agent.button(/^ana/i);
  await account.waitFor();
  await agent.page.clock.install();
  await agent.page.context().setOffline(true);
  stage.cutSockets();
  await agent.trouble.waitFor();
  await account.click();
  await agent.button('Sign out everywhere').click();
  await agent.page.clock.runFor(11_000);
  await agent.page.getByRole('heading', { name: 'You are signed out here' }).waitFor();
  await agent.page.context().setOffline(false);
  await agent.button('Sign in').click();
  await agent.authenticate(stage.runtime, 'ana');
  await agent.chats.waitFor();
});

test('a dialog is about the chat that it was opened for: the keys for other chats wait', async () => {
  const { agent, visitors } = await chats(2);
  const [one, other] = visitors;
  await agent.button('End').click();
  await agent.page.keyboard.press('Alt+ArrowUp');
  await agent.button('End chat').click();
  await other?.entry('ended');
  await agent.inList('Yours', one?.client.conversationId).click();
  await agent.draft.waitFor();
});
