import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifies } from '../promises.ts';
import { changingNothing, rawMeeting, repeat, requested } from './stage/raw-people.ts';
import { type Message, RawSocket } from './stage/raw-socket.ts';
import { useStage } from './stage/stage.ts';

const stage = useStage();

/** A stranger's socket, and what was refused to it. */
async function stranger() {
  const socket = await RawSocket.open(stage.runtime.webSocketUrl);
  return { socket, codes: () => socket.heard.items.map(({ code }) => code) };
}

async function denialsOf(action: string): Promise<number> {
  const records = await stage.runtime.database.scan('Audit');
  return records.filter((record) => record['action'] === action && record['outcome'] === 'denied').length;
}

verifies(
  'P20',
  'a socket that sends what its role can never send is told so, recorded once, and closed',
  async () => {
    const { socket, codes } = await stranger();
    const before = await denialsOf('join');
    for (let each = 0; each < 5; each++) socket.sendText(JSON.stringify({ type: 'join', id: randomUUID() }));
    expect(await socket.closed).toBe(1000);
    expect(codes()[0]).toBe('ERR_NOT_ALLOWED');
    expect((await denialsOf('join')) - before).toBe(1);
  },
);

verifies(
  'P20',
  'a socket whose frames are refused twenty times in ten seconds is closed, and not before',
  async () => {
    const { socket, codes } = await stranger();
    for (let each = 1; each < 20; each++)
      expect(await socket.ask({ type: 'no such request' })).toMatchObject({ code: 'ERR_BAD_REQUEST' });
    expect(await socket.ask({ type: 'ping' })).toMatchObject({ type: 'pong' });
    // Each instance counts by itself, and on a busy machine another one may have taken some.
    let isClosed = false;
    void socket.closed.then(() => (isClosed = true));
    for (let each = 0; !isClosed && each < 500; each++) {
      socket.sendText('not even JSON');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await socket.closed).toBe(1000);
    expect(codes().filter((code) => code === 'ERR_BAD_REQUEST').length).toBeGreaterThanOrEqual(19);
  },
);

verifies('P20', 'a socket in a loop is slowed down and closed, while others go on', async () => {
  const { visitor, agent, conversationId } = await rawMeeting(stage.runtime);
  const { socket, codes } = await stranger();
  let isClosed = false;
  void socket.closed.then(() => (isClosed = true));
  const flood = (async () => {
    for (let sent = 0; !isClosed && sent < 5_000; sent += 10) {
      for (let each = 0; each < 10; each++)
        socket.sendText(JSON.stringify({ type: 'ping', id: randomUUID() }));
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  })();
  for (let each = 0; each < 10; each++) {
    const id = randomUUID();
    expect(await visitor.ask({ type: 'send', id, conversationId, text: 'hello' })).toMatchObject({ id });
    expect(await agent.heard.first((message) => message['id'] === id)).toMatchObject({ text: 'hello' });
  }
  expect(await socket.closed).toBe(1000);
  await flood;
  expect(codes()).toContain('ERR_SLOW_DOWN');
});

test('who is too fast is told when to go on: ERR_SLOW_DOWN; the same request then succeeds', async () => {
  const { visitor, conversationId } = await rawMeeting(stage.runtime);
  const send = () => ({ type: 'send', id: randomUUID(), conversationId, text: 'quick' });
  let request: Message = send();
  let reply = await visitor.ask(request);
  for (let count = 1; reply['type'] === 'messageSent' && count < 200; count += 1) {
    request = send();
    reply = await visitor.ask(request);
  }
  expect(reply).toMatchObject({ type: 'error', code: 'ERR_SLOW_DOWN' });
  const { retryAfterMs } = reply as { retryAfterMs: number };
  expect(retryAfterMs).toBeGreaterThan(0);
  expect(retryAfterMs).toBeLessThanOrEqual(500);
  await stage.runtime.advance(retryAfterMs);
  const later = await repeat(visitor, request);
  expect(later).toMatchObject({ type: 'messageSent', id: request['id'] });
  expect(await repeat(visitor, request)).toEqual(later);
});

test('an eleventh open form is refused at once, and goes out when one of the ten has ended: ERR_TOO_MANY_FORMS', async () => {
  const meeting = await rawMeeting(stage.runtime);
  const { agent, visitor, conversationId } = meeting;
  const first = await requested(meeting);
  for (let open = 1; open < 10; open += 1) await requested(meeting);
  const request = { type: 'requestForm', conversationId, form: 'card-on-file' };
  await changingNothing(stage.runtime, async () => {
    const refused = await agent.ask({ ...request, id: randomUUID() });
    expect(refused).toMatchObject({ type: 'error', code: 'ERR_TOO_MANY_FORMS' });
    expect(refused).not.toHaveProperty('retryAfterMs');
  });
  await visitor.ask({ type: 'withdraw', conversationId, requestId: first });
  expect(await agent.ask({ ...request, id: randomUUID() })).toMatchObject({ type: 'formRequested' });
});
