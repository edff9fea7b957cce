import { describe, expect, it } from 'vitest';
import type { VisitorCaller } from '../../../../core/domain/caller.ts';
import type { Request } from '../../../../core/protocol/index.ts';
import { verifies } from '../../../promises.ts';
import { ana, ben, Chat, conversationId, minute, opened, supervisor, visitor } from '../scene.ts';

/** Starts another conversation, and gives its id. */
async function startAnother(chat: Chat, by: VisitorCaller): Promise<{ id: string; code: string }> {
  const [id, request] = [chat.newId(), chat.newId()];
  const reply = await chat.server.handle({ type: 'start', id: request, conversationId: id }, by);
  return { id, code: reply.type === 'error' ? reply.code : reply.type };
}

describe('a visitor', () => {
  verifies(
    'P20',
    'has three chats waiting at most; one that was taken or has ended counts no more',
    async () => {
      const chat = new Chat();
      const first = await startAnother(chat, visitor);
      const second = await startAnother(chat, visitor);
      await startAnother(chat, visitor);
      expect((await startAnother(chat, visitor)).code).toBe('ERR_TOO_MANY_WAITING');
      const about = (type: 'accept' | 'end', { id }: { id: string }) =>
        ({ type, id: chat.newId(), conversationId: id }) as Request;
      await chat.server.handle(about('accept', first), ana);
      expect((await startAnother(chat, visitor)).code).toBe('started');
      expect((await startAnother(chat, visitor)).code).toBe('ERR_TOO_MANY_WAITING');
      await chat.server.handle(about('end', second), visitor);
      expect((await startAnother(chat, visitor)).code).toBe('started');
    },
  );

  it('who repeats a start is answered as the first time, however many wait', async () => {
    const chat = new Chat();
    const request = { type: 'start', id: chat.newId() } as const;
    const first = await chat.ask(visitor, request);
    for (let each = 0; each < 3; each++) await startAnother(chat, visitor);
    expect(await chat.ask(visitor, request)).toEqual(first);
  });
});

describe('a client', () => {
  const from = (client: string, hash: string): VisitorCaller => ({ ...visitor, visitorHash: hash, client });

  verifies(
    'P20',
    'has ten chats waiting at most, whatever its credentials; others are not hindered',
    async () => {
      const chat = new Chat();
      const codes: string[] = [];
      for (let each = 0; each < 12; each++)
        codes.push((await startAnother(chat, from('one', `hash ${each}`))).code);
      expect(codes).toEqual([
        ...Array<string>(10).fill('started'),
        'ERR_TOO_MANY_WAITING',
        'ERR_TOO_MANY_WAITING',
      ]);
      expect((await startAnother(chat, from('other', 'hash 0'))).code).toBe('started');
    },
  );

  verifies('P20', 'who starts many at the same moment has no more', async () => {
    const chat = new Chat();
    const all = Array.from({ length: 30 }, (_, each) => startAnother(chat, from('one', `hash ${each}`)));
    const started = (await Promise.all(all)).filter(({ code }) => code === 'started');
    expect(started).toHaveLength(10);
  });

  it('of which a start was noted and never came about has its place back after a minute', async () => {
    const chat = new Chat();
    const starts = Array.from({ length: 10 }, () => ({ conversationId: chat.newId(), at: chat.now }));
    chat.tables.starts.at('client one').set(starts);
    expect((await startAnother(chat, from('one', 'hash'))).code).toBe('ERR_TOO_MANY_WAITING');
    chat.now += minute;
    expect((await startAnother(chat, from('one', 'hash'))).code).toBe('started');
  });
});

it('a start that failed often, and is repeated, has one place', async () => {
  const chat = new Chat();
  const request = { type: 'start', id: chat.newId() } as const;
  for (let each = 0; each < 8; each++) {
    // The look, two notes and the socket succeed; the start itself does not.
    let calls = 0;
    chat.meanwhile = () => {
      if (++calls >= 5) throw new Error('away');
    };
    expect(await chat.refusal({ ...visitor, client: 'one' }, request)).toBe('ERR_TRY_AGAIN');
    chat.now += 5_000;
  }
  chat.meanwhile = () => undefined;
  expect(await chat.refusal({ ...visitor, client: 'one' }, request)).toBe('answered: started');
  expect((await startAnother(chat, { ...visitor, client: 'one' })).code).toBe('started');
  expect((await startAnother(chat, { ...visitor, client: 'one' })).code).toBe('started');
});

describe('those who wait', () => {
  const listed = async (chat: Chat, by = ana) => {
    const reply = await chat.ask(by, { type: 'join' });
    return reply.type === 'joined' ? reply.waiting : reply;
  };

  it('are listed while their visitor is there, and again when it is back', async () => {
    const chat = await new Chat().started();
    const here = [{ conversationId, since: chat.now }];
    expect(await listed(chat)).toEqual(here);
    chat.now += 2.5 * minute;
    expect(await listed(chat)).toEqual([]);
    expect(await chat.ask(supervisor, { type: 'listConversations' })).toMatchObject({ conversations: [] });
    await chat.ask(visitor, { type: 'resume', afterSeq: 0 });
    expect(await listed(chat)).toEqual(here);
  });

  it('are listed while their visitor writes, though its page has no reason to resume', async () => {
    const chat = await new Chat().started();
    for (let each = 0; each < 5; each++) {
      chat.now += minute;
      await chat.ask(visitor, { type: 'send', text: 'Is anybody there?' });
    }
    expect(await listed(chat)).toMatchObject([{ conversationId }]);
    await chat.ask(ana, { type: 'accept' });
    const registered = chat.tables.sockets.at(conversationId).value;
    await chat.ask(visitor, { type: 'send', text: 'hello' });
    expect(chat.tables.sockets.at(conversationId).value).toEqual(registered);
  });

  it('come page by page', async () => {
    const chat = new Chat();
    for (let each = 0; each < 12; each++) {
      chat.now += 1;
      await startAnother(chat, { ...visitor, visitorHash: `hash ${each}` });
    }
    const first = await chat.ask(ana, { type: 'join' });
    if (first.type !== 'joined') throw new Error(first.type);
    expect(first.waiting).toHaveLength(10);
    expect(first.next).toEqual(first.waiting.at(-1));
    const second = await chat.ask(ana, { type: 'join', after: first.next });
    expect(second).not.toHaveProperty('next');
    expect(second).toMatchObject({ waiting: [{ since: chat.now - 1 }, { since: chat.now }] });
  });
});

describe('a chat that waits', () => {
  verifies('P20', 'ends when its visitor has been gone for ten minutes, who reads that', async () => {
    const chat = await new Chat().started();
    chat.now += 9 * minute;
    await chat.sweep();
    expect(chat.conversation.state).toBe('waiting');
    chat.now += minute;
    await chat.sweep();
    expect(chat.conversation.state).toBe('ended');
    expect(chat.entries.at(-1)).toMatchObject({ type: 'ended', by: 'time', destroyed: [] });
    expect(chat.record).toMatchObject({ actor: 'time', action: 'end', outcome: 'success', conversationId });
    expect(await chat.ask(visitor, { type: 'resume', afterSeq: 1 })).toMatchObject({
      entries: [{ type: 'ended', by: 'time' }],
    });
  });

  it('goes on while its visitor is there, and one that is open goes on without', async () => {
    const chat = await new Chat().started();
    chat.now += 9 * minute;
    await chat.ask(visitor, { type: 'resume', afterSeq: 0 });
    chat.now += 9 * minute;
    await chat.sweep();
    expect(chat.conversation.state).toBe('waiting');
    const open = await opened();
    open.now += 60 * minute;
    await open.sweep();
    expect(open.conversation.state).toBe('open');
  });

  it('that was handed back ends with its forms, and nothing of their answers is left', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('stored');
    await chat.ask(ana, { type: 'handOver' });
    chat.now += 10 * minute;
    await chat.sweep();
    expect(chat.entries.at(-1)).toMatchObject({
      by: 'time',
      destroyed: [{ requestId, outcome: 'ended' }],
    });
    expect(chat.tables.vault.all()).toEqual([]);
    expect(await chat.refusal(ben, { type: 'accept' })).toBe('ERR_NOT_ALLOWED');
  });

  it('is not ended by a sweep that found it before its visitor came back', async () => {
    const chat = await new Chat().started();
    chat.now += 10 * minute;
    let isBack = false;
    chat.meanwhile = async () => {
      if (isBack) return;
      isBack = true;
      await Promise.resolve();
      const slot = chat.tables.sockets.at(conversationId);
      queueMicrotask(() => slot.value && slot.set({ ...slot.value, seenAt: chat.now }));
    };
    await chat.sweep();
    expect(chat.conversation.state).toBe('waiting');
  });
});
