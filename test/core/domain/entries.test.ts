import { describe, expect, it } from 'vitest';
import { ana, anaElsewhere, ben, conversationId, minute, opened, secondTab, visitor } from './scene.ts';

describe('an entry', () => {
  it('has the next number, the id of its request, and the time', async () => {
    const chat = await opened();
    chat.now += 5_000;
    const id = chat.newId();
    const reply = await chat.ask(visitor, { type: 'send', id, text: 'card 4242 4242 4242 4242' });
    const entry = {
      type: 'messageSent',
      id,
      conversationId,
      seq: 3,
      at: chat.now,
      from: 'visitor',
      text: 'card •••• 4242',
      redacted: ['cardNumber'],
    };
    expect(reply).toEqual(entry);
    expect(chat.entries.at(-1)).toEqual(entry);
    expect(chat.record).toEqual({
      at: chat.now,
      actor: 'visitor',
      actorId: undefined,
      action: 'send',
      outcome: 'success',
      conversationId,
      requestId: undefined,
    });
  });

  it('is told to every socket of both sides but the one that has the reply', async () => {
    const chat = await opened();
    await chat.ask(secondTab, { type: 'resume', afterSeq: 0 });
    await chat.ask(anaElsewhere, { type: 'resume', afterSeq: 0 });
    chat.told('messageSent');
    await chat.ask(visitor, { type: 'send', text: 'hello' });
    expect(chat.told('messageSent').sort()).toEqual(
      [secondTab, ana, anaElsewhere].map(({ connectionId }) => connectionId).sort(),
    );
  });

  it('is not told to a socket whose token has ended', async () => {
    const chat = await opened();
    const soon = { ...anaElsewhere, until: chat.now + minute };
    await chat.ask(soon, { type: 'resume', afterSeq: 0 });
    chat.now += minute - 1;
    await chat.ask(visitor, { type: 'send', text: 'hello' });
    expect(chat.told('messageSent')).toContain(soon.connectionId);
    chat.now += 1;
    await chat.ask(visitor, { type: 'send', text: 'hello' });
    expect(chat.told('messageSent')).toEqual([ana.connectionId]);
  });

  it('takes two reads and one transaction where no socket is gone', async () => {
    const chat = await opened();
    let calls = 0;
    chat.meanwhile = () => ++calls;
    await chat.ask(visitor, { type: 'send', text: 'hello' });
    expect(calls).toBe(3);
  });

  it('makes a socket that is gone forgotten, and one that only failed not', async () => {
    const chat = await opened();
    await chat.ask(anaElsewhere, { type: 'resume', afterSeq: 0 });
    chat.gone.add(ana.connectionId);
    chat.unreachable.add(anaElsewhere.connectionId);
    await chat.ask(visitor, { type: 'send', text: 'hello' });
    expect(Object.keys(chat.socketsOf('ana'))).toEqual([anaElsewhere.connectionId]);
    expect(Object.keys(chat.socketsOf('hash of one'))).toEqual([visitor.connectionId]);
  });
});

describe('a request that is repeated', () => {
  it('is answered as the first time, and told again', async () => {
    const chat = await opened();
    const request = { type: 'send', id: chat.newId(), text: 'hello' } as const;
    const first = await chat.ask(visitor, request);
    chat.told('messageSent');
    chat.now += minute;
    expect(await chat.ask(visitor, request)).toEqual(first);
    expect(chat.told('messageSent')).toEqual([ana.connectionId]);
    expect(chat.entries).toHaveLength(3);
  });

  it('is known among the last eight however old they are, and among those of the last minute', async () => {
    const chat = await opened();
    const request = { type: 'send', id: chat.newId(), text: 'hello' } as const;
    await chat.ask(visitor, request);
    for (let each = 0; each < 9; each++) await chat.ask(visitor, { type: 'send', text: 'more' });
    chat.now += minute - 1;
    await chat.ask(visitor, request);
    expect(chat.entries).toHaveLength(12);
    chat.now += 1;
    await chat.ask(visitor, { type: 'send', text: 'more' });
    expect(chat.conversation.visitor.recent).toHaveLength(8);
    expect(chat.conversation.visitor.recent.map(({ seq }) => seq)).toEqual([13, 12, 11, 10, 9, 8, 7, 6]);
  });

  it('as a request of another type is refused: an id never changes its meaning', async () => {
    const chat = await opened();
    const id = chat.newId();
    await chat.ask(visitor, { type: 'send', id, text: 'hello' });
    expect(await chat.refusal(visitor, { type: 'end', id })).toBe('ERR_BAD_REQUEST id');
    expect(chat.conversation.state).toBe('open');
  });

  it('is known on its own side only', async () => {
    const chat = await opened();
    const id = chat.newId();
    await chat.ask(visitor, { type: 'send', id, text: 'mine' });
    await chat.ask(ana, { type: 'send', id, text: 'hers' });
    expect(chat.entries.slice(2)).toMatchObject([
      { from: 'visitor', text: 'mine' },
      { from: 'agent', text: 'hers' },
    ]);
  });

  it('of which the transcript cannot be read yet is read anew', async () => {
    const chat = await opened();
    const request = { type: 'send', id: chat.newId(), text: 'hello' } as const;
    const first = await chat.ask(visitor, request);
    chat.hiddenUntil(6, chat.tables.transcript.at(conversationId, 3));
    expect(await chat.ask(visitor, request)).toEqual(first);
    expect(chat.entries).toHaveLength(3);
  });

  it('as another one of its kind is refused', async () => {
    const chat = await opened();
    const id = chat.newId();
    const requestId = await chat.requested('stored');
    await chat.ask(visitor, { type: 'send', id, text: 'hello' });
    expect(await chat.refusal(visitor, { ...chat.submission(requestId, 'stored'), id })).toBe(
      'ERR_TRY_AGAIN',
    );
    expect(chat.form(requestId)?.submission).toBeUndefined();
  });
});

describe('a lost race', () => {
  it('is read and decided anew', async () => {
    const chat = await opened();
    let calls = 0;
    chat.meanwhile = async () => {
      if (++calls === 2) await chat.ask(ana, { type: 'send', text: 'first' });
    };
    expect(await chat.ask(visitor, { type: 'send', text: 'second' })).toMatchObject({ seq: 4 });
    expect(chat.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('is lost for good the twelfth time in a row: the client may try again', async () => {
    const chat = await opened();
    let attempts = 0;
    chat.meanwhile = () => {
      attempts += 1;
      const slot = chat.tables.conversations.at(conversationId);
      slot.set({ ...chat.conversation, seq: chat.conversation.seq + 1 });
    };
    expect(await chat.refusal(visitor, { type: 'send', text: 'hello' })).toBe('ERR_TRY_AGAIN');
    // Each attempt reads, and commits.
    expect(attempts).toBe(24);
  });
});

describe('each side of a conversation', () => {
  it('may ask for sixty entries at once, then for two a second', async () => {
    const chat = await opened();
    const say = () => chat.ask(visitor, { type: 'send', text: 'hello' });
    for (let each = 0; each < 60; each++) expect(await say()).toMatchObject({ type: 'messageSent' });
    expect(await say()).toMatchObject({ code: 'ERR_SLOW_DOWN', retryAfterMs: 500 });
    chat.now += 200;
    expect(await say()).toMatchObject({ code: 'ERR_SLOW_DOWN', retryAfterMs: 300 });
    chat.now += 300;
    expect(await say()).toMatchObject({ type: 'messageSent' });
    expect(await say()).toMatchObject({ code: 'ERR_SLOW_DOWN', retryAfterMs: 500 });
    expect(await chat.ask(ana, { type: 'send', text: 'hello' })).toMatchObject({ type: 'messageSent' });
  });

  it('has no more than sixty after a day of silence, and loses none where a server’s clock is behind', async () => {
    const chat = await opened();
    chat.now += 24 * 60 * minute;
    await chat.ask(visitor, { type: 'send', text: 'hello' });
    expect(chat.conversation.visitor.bucket).toEqual({ tokens: 59, at: chat.now });
    const { now } = chat;
    chat.now -= minute;
    await chat.ask(visitor, { type: 'send', text: 'hello' });
    expect(chat.conversation.visitor.bucket).toEqual({ tokens: 58, at: now });
  });
});

it('a hand-over is told to the agent who makes it and to the one who gets the conversation', async () => {
  const chat = await opened();
  await chat.server.connect(ben as Parameters<typeof chat.server.connect>[0]);
  await chat.ask(anaElsewhere, { type: 'resume', afterSeq: 0 });
  await chat.ask(ana, { type: 'handOver', to: 'ben' });
  expect(chat.told('handedOver').sort()).toEqual(
    [visitor, anaElsewhere, ben].map(({ connectionId }) => connectionId).sort(),
  );
});
