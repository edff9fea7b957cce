import { describe, expect, test } from 'vitest';
import { acceptAgent, makeServer } from './scene/clients.ts';
import { endings } from './scene/endings.ts';

/** An agent with a form that was answered, with one answer stored and one off the record. */
async function answered() {
  const server = await makeServer();
  const agent = await acceptAgent(server);
  const { conversationId } = agent;
  const requestId = await server.requestForm(conversationId);
  await server.submit(conversationId, requestId, { note: 'canary' });
  const relay = (id: string = crypto.randomUUID()) => {
    server.last.push({ type: 'answerRelayed', id, conversationId, requestId, field: 'cvv', answer: '123' });
    return id;
  };
  const acknowledged = () => server.last.requests('acknowledgeAnswer').length;
  return { ...agent, server, requestId, relay, acknowledged };
}

describe.each(endings)('after a form has $name', ({ entry }) => {
  test('a relay that arrives then is neither shown nor acknowledged', async () => {
    const { server, conversationId, requestId, relay, answers, acknowledged } = await answered();
    server.forge(conversationId, entry(requestId));
    relay();
    await server.environment.advance(0);
    expect([answers, acknowledged()]).toEqual([[], 0]);
  });

  test('a relay that was being opened is neither shown nor acknowledged', async () => {
    const { server, conversationId, requestId, relay, answers, acknowledged } = await answered();
    relay();
    server.forge(conversationId, entry(requestId));
    await server.environment.advance(0);
    expect([answers, acknowledged()]).toEqual([[], 0]);
  });

  test('a relay that was shown before is not acknowledged when it arrives again', async () => {
    const { server, conversationId, requestId, relay, answers, acknowledged } = await answered();
    const id = relay();
    await server.environment.advance(0);
    expect([answers.length, acknowledged()]).toEqual([1, 1]);
    server.forge(conversationId, entry(requestId));
    relay(id);
    await server.environment.advance(0);
    expect([answers.length, acknowledged()]).toEqual([1, 1]);
  });
});

const destroying = endings.filter(({ entry }) => 'requestId' in entry('') || 'destroyed' in entry(''));

test.each(destroying)(
  'answers that are on their way when a form has $name are not given',
  async ({ entry }) => {
    const { server, client, conversationId, requestId } = await answered();
    server.intercept = (request) => {
      if (request.type === 'reveal') server.forge(conversationId, entry(requestId));
      return false;
    };
    const revealed = client.reveal(conversationId, requestId);
    await expect(server.environment.until(revealed)).rejects.toMatchObject({ code: 'ERR_GONE' });
  },
);

test('after a view, a security code that was typed again is still shown and acknowledged', async () => {
  const { server, client, conversationId, requestId, relay, answers, acknowledged } = await answered();
  const { confirm } = await client.reveal(conversationId, requestId);
  await confirm();
  relay();
  await server.environment.advance(0);
  expect([answers.length, acknowledged()]).toEqual([1, 1]);
});

test('a chat that comes back to an agent brings its relays again, shown and acknowledged', async () => {
  const { server, conversationId, relay, answers, acknowledged } = await answered();
  const id = relay();
  await server.environment.advance(0);
  await server.agentDoes(conversationId, { type: 'handOver', to: server.colleague.id });
  await server.agentDoes(conversationId, { type: 'handOver', to: server.agent.id });
  await server.environment.advance(0);
  relay(id);
  await server.environment.advance(0);
  expect([answers.length, acknowledged()]).toEqual([2, 2]);
});

test('an acknowledgement that is refused because the form is gone gets the entry that was lost', async () => {
  const { server, conversationId, requestId, relay, entries } = await answered();
  const carry = server.carry;
  server.carry = () => undefined;
  await server.visitorDoes(conversationId, { type: 'withdraw', requestId });
  server.carry = carry;
  relay();
  await server.environment.advance(0);
  expect(entries.at(-1)).toMatchObject({ type: 'withdrawn' });
});
