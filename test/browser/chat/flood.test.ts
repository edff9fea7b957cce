import { expect, test } from 'vitest';
import { playServer } from '../people/played-server.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();
const conversationId = '5eed0000-0000-4000-8000-000000000000';

/** An agent in a chat with 300 messages, whose page counts how often the messages are drawn. */
async function working() {
  const context = await stage.context({ viewport: { width: 1280, height: 800 } });
  const server = await playServer(context);
  await server.visit(conversationId);
  await server.agentDoes(conversationId, { type: 'accept' });
  for (let index = 0; index < 300; index += 1) {
    // As fast as the server lets a visitor write for long.
    await server.environment.advance(500);
    await server.say(conversationId, `earlier ${index}`);
  }
  await server.environment.advance(30_000);
  const agent = await stage.agentIn(context);
  await agent.inList('Yours', conversationId).click();
  await agent.hears('earlier 299');
  const drawn = await agent.messages.evaluateHandle((log) => {
    const drawn = { times: 0 };
    const root = log.getRootNode();
    const host = root instanceof ShadowRoot ? root.host : undefined;
    const update = host && (Reflect.get(host, 'updated') as (changed: unknown) => void);
    if (host) {
      Reflect.set(host, 'updated', (changed: unknown) => {
        drawn.times += 1;
        update?.call(host, changed);
      });
    }
    return drawn;
  });
  return { server, agent, drawn: () => drawn.evaluate(({ times }) => times) };
}

test('a visitor who sends 2,500 signs of typing does not keep the agent from writing', async () => {
  const { server, agent, drawn } = await working();
  const before = await drawn();
  let sent = 0;
  const flood = setInterval(() => {
    for (let index = 0; index < 50; index += 1, sent += 1)
      server.last.push({ type: 'typed', conversationId, from: 'visitor' });
  }, 100);
  try {
    await agent.page.getByText('The visitor is typing').waitFor();
    await agent.draft.pressSequentially('I am still here');
    await expect.poll(() => sent, { timeout: 20_000 }).toBeGreaterThanOrEqual(2_500);
  } finally {
    clearInterval(flood);
  }
  expect(await agent.draft.inputValue()).toBe('I am still here');
  // The sign of typing, and a few for what the page reads and checks by itself; never one a message.
  expect((await drawn()) - before).toBeLessThan(50);
  await agent.draft.press('Enter');
  await agent.hears('I am still here');
});

test('60 messages at once, the most that the server lets through, are shown and leave the agent writing', async () => {
  const { server, agent } = await working();
  for (let index = 0; index < 60; index += 1) await server.say(conversationId, `at once ${index}`);
  await expect(server.say(conversationId, 'one too many')).rejects.toMatchObject({ code: 'ERR_SLOW_DOWN' });
  await agent.draft.pressSequentially('One moment');
  await agent.hears('at once 59');
  expect(await agent.draft.inputValue()).toBe('One moment');
});
