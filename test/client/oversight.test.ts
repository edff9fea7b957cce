import { expect, it } from 'vitest';
import { makeAgent, makeServer, numbers } from './scene/clients.ts';

/** An auditor's client, and a conversation of 25 entries that others have. */
async function overseer() {
  const server = await makeServer();
  server.roles = ['supervisor', 'auditor'];
  const { client } = makeAgent(server);
  await server.environment.until(client.join());
  const conversationId = await server.visit();
  for (let n = 2; n <= 25; n++) await server.say(conversationId, String(n));
  return { server, client, conversationId };
}

it('reads a conversation page by page, each with an id of its own, and takes no part in it', async () => {
  const { server, client, conversationId } = await overseer();
  const { entries, lastSeq } = await server.environment.until(client.oversight.observe(conversationId));
  expect([entries, lastSeq]).toEqual([server.entries(conversationId), 25]);
  const asked = server.last.requests('observe');
  expect(asked.map(({ afterSeq }) => afterSeq)).toEqual([0, 10, 20]);
  expect(new Set(asked.map(({ id }) => id)).size).toBe(3);
  expect(server.last.requests('resume')).toEqual([]);
});

it('reads only what is new since the last time', async () => {
  const { server, client, conversationId } = await overseer();
  const { entries } = await server.environment.until(client.oversight.observe(conversationId, 23));
  expect(numbers(entries)).toEqual([24, 25]);
});

it('repeats the same request over the next socket when the first is cut', async () => {
  const { server, client, conversationId } = await overseer();
  const first = server.last;
  const observed = client.oversight.observe(conversationId);
  first.cut();
  expect((await server.environment.until(observed)).entries).toHaveLength(25);
  expect(server.last).not.toBe(first);
});

it('asks for what waits, or for an agent’s, and reads the trail after a record', async () => {
  const { server, client, conversationId } = await overseer();
  const [agentId, id] = [crypto.randomUUID(), crypto.randomUUID()];
  const { oversight } = client;
  await server.environment.until(oversight.listConversations());
  await server.environment.until(oversight.listConversations(agentId));
  expect(server.last.requests('listConversations').map((each) => each.agentId)).toEqual([undefined, agentId]);
  await server.environment.until(oversight.readAudit(conversationId, { at: 1, id }));
  expect(server.last.requests('readAudit')).toMatchObject([{ conversationId, after: { at: 1, id } }]);
});
