import { describe, expect, it } from 'vitest';
import {
  ana,
  anaElsewhere,
  auditor,
  ben,
  conversationId,
  minute,
  opened,
  supervisor,
  visitor,
} from './scene.ts';

const connect = (chat: Awaited<ReturnType<typeof opened>>, by: typeof ben) =>
  chat.server.connect(by as Parameters<typeof chat.server.connect>[0]);

describe('the end', () => {
  it('destroys every answer that is held, and says of each what became of it', async () => {
    const chat = await opened();
    const asked = await chat.requested('stored');
    const held = await chat.submitted('stored');
    const { requestId: seen } = await chat.claimed('stored');
    expect(await chat.ask(visitor, { type: 'end' })).toMatchObject({
      type: 'ended',
      by: 'visitor',
      destroyed: [
        { requestId: asked, outcome: 'ended' },
        { requestId: held, outcome: 'ended' },
        { requestId: seen, outcome: 'unconfirmed' },
      ],
    });
    expect(chat.tables.vault.all()).toEqual([]);
    expect(chat.conversation).toMatchObject({ state: 'ended', openForms: [] });
    expect([asked, held, seen].map((id) => chat.form(id)?.outcome)).toEqual([
      'ended',
      'ended',
      'unconfirmed',
    ]);
    expect(await chat.refusal(ana, { type: 'end' })).toBe('ERR_ENDED');
  });

  it('leaves nothing to do but to be read, and to confirm what was seen', async () => {
    const chat = await opened();
    const { requestId, claimId } = await chat.claimed('stored');
    await chat.ask(ana, { type: 'end' });
    for (const type of ['send', 'typing', 'handOver'] as const)
      expect(await chat.refusal(ana, { type, text: 'hello' })).toBe('ERR_ENDED');
    expect(await chat.refusal(visitor, { type: 'withdraw', requestId })).toBe('ERR_ALREADY_VIEWED');
    expect(await chat.refusal(ana, { type: 'confirmViewed', requestId, claimId })).toBe('answered: viewed');
    expect(await chat.refusal(visitor, { type: 'resume', afterSeq: 0 })).toBe('answered: resumed');
  });

  it('waits for a form that cannot be read yet', async () => {
    const chat = await opened();
    const requestId = await chat.requested('stored');
    chat.hiddenUntil(4, chat.tables.forms.at(conversationId, requestId));
    await chat.ask(ana, { type: 'end' });
    expect(chat.form(requestId)?.outcome).toBe('ended');
  });
});

describe('a withdrawal', () => {
  it('destroys the answers while nobody has claimed them', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('stored');
    expect(await chat.ask(visitor, { type: 'withdraw', requestId })).toMatchObject({
      type: 'withdrawn',
      requestId,
    });
    expect(chat.tables.vault.all()).toEqual([]);
    expect(chat.form(requestId)?.outcome).toBe('withdrawn');
    expect(chat.conversation.openForms).toEqual([]);
    expect(await chat.refusal(visitor, { type: 'withdraw', requestId })).toBe('ERR_WITHDRAWN');
  });

  it('comes too late once they are claimed, viewed, or gone', async () => {
    const chat = await opened();
    const seen = await chat.claimed('stored');
    const withdraw = { type: 'withdraw', requestId: seen.requestId } as const;
    expect(await chat.refusal(visitor, withdraw)).toBe('ERR_ALREADY_VIEWED');
    const requestId = await chat.requested('stored');
    chat.now += 10 * minute;
    await chat.sweep();
    expect(await chat.refusal(visitor, { type: 'withdraw', requestId })).toBe('ERR_GONE');
    await chat.ask(ana, { type: 'end' });
    const slot = chat.tables.forms.at(conversationId, requestId);
    slot.set({ ...slot.value!, outcome: undefined });
    expect(await chat.refusal(visitor, { type: 'withdraw', requestId })).toBe('ERR_ENDED');
    slot.set({ ...slot.value!, outcome: 'viewed' });
    expect(await chat.refusal(visitor, { type: 'withdraw', requestId })).toBe('ERR_ALREADY_VIEWED');
  });
});

describe('a hand-over', () => {
  it('to an agent who is here gives the conversation, on the sockets that are still good', async () => {
    const chat = await opened();
    await connect(chat, ben);
    await connect(chat, { ...ben, connectionId: 'ended', until: chat.now });
    const stored = await chat.submitted('stored');
    const reply = await chat.ask(ana, { type: 'handOver', to: 'ben' });
    expect(reply).toMatchObject({ type: 'handedOver', agent: { id: 'ben', name: 'ben' } });
    expect(reply).not.toHaveProperty('destroyed');
    expect(chat.conversation).toMatchObject({ state: 'open', agent: { id: 'ben', name: 'ben' } });
    expect(chat.socketsOf('ben')).toEqual({ [ben.connectionId]: ben.until });
    expect(chat.conversation.openForms).toEqual([stored]);
    expect(chat.form(stored)?.outcome).toBeUndefined();
    expect(await chat.refusal(ana, { type: 'send', text: 'hello' })).toBe('ERR_NOT_ALLOWED');
    expect(await chat.refusal(ben, { type: 'reveal', requestId: stored })).toBe('answered: revealed');
  });

  it('to nobody lets the conversation wait', async () => {
    const chat = await opened();
    const reply = await chat.ask(ana, { type: 'handOver' });
    expect(reply).not.toHaveProperty('agent');
    expect(chat.conversation).toMatchObject({ state: 'waiting' });
    expect(chat.conversation.agent).toBeUndefined();
    expect(await chat.refusal(ben, { type: 'accept' })).toBe('answered: accepted');
  });

  it('ends sealed forms, which only who leaves could read', async () => {
    const chat = await opened();
    const asked = await chat.requested('sealed');
    const held = await chat.submitted('sealed');
    const other = await chat.submitted('stored');
    expect(await chat.ask(ana, { type: 'handOver' })).toMatchObject({
      destroyed: [
        { requestId: asked, outcome: 'unreadable' },
        { requestId: held, outcome: 'unreadable' },
      ],
    });
    expect([asked, held, other].map((id) => chat.form(id)?.outcome)).toEqual([
      'unreadable',
      'unreadable',
      undefined,
    ]);
    expect(chat.tables.vault.all().map(({ requestId }) => requestId)).toEqual([other]);
    expect(chat.conversation.openForms).toEqual([other]);
  });

  it('waits while answers are being viewed, and says of lapsed ones that they may have been seen', async () => {
    const chat = await opened();
    const { requestId } = await chat.claimed('sealed');
    chat.now += minute - 1;
    expect(await chat.refusal(ana, { type: 'handOver' })).toBe('ERR_ANSWERS_OPEN');
    chat.now += 1;
    expect(await chat.ask(ana, { type: 'handOver' })).toMatchObject({
      destroyed: [{ requestId, outcome: 'unconfirmed' }],
    });
  });

  it('to oneself, or to an agent who is away, is refused', async () => {
    const chat = await opened();
    expect(await chat.refusal(ana, { type: 'handOver', to: 'ana' })).toBe('ERR_BAD_REQUEST to');
    expect(await chat.refusal(ana, { type: 'handOver', to: 'nobody' })).toBe('ERR_AGENT_AWAY');
    await connect(chat, { ...ben, until: chat.now });
    expect(await chat.refusal(ana, { type: 'handOver', to: 'ben' })).toBe('ERR_AGENT_AWAY');
  });
});

describe('a form that is discarded', () => {
  it.each([
    ['keyLost', 'success'],
    ['notOpened', 'failure'],
  ] as const)('because of %s ends as unreadable, on the record as %s', async (because, outcome) => {
    const chat = await opened();
    const requestId = await chat.submitted('sealed');
    const code = because === 'notOpened' ? ({ code: 'ERR_SEALED_MALFORMED' } as const) : {};
    chat.metrics.length = 0;
    const request = { type: 'discardForm', id: chat.newId(), requestId, because, ...code } as const;
    expect(await chat.ask(ana, request)).toMatchObject({ type: 'unreadable', requestId, because });
    expect(chat.form(requestId)?.outcome).toBe('unreadable');
    expect(chat.tables.vault.all()).toEqual([]);
    expect(chat.record).toMatchObject({ action: 'discardForm', outcome, ...code });
    await chat.ask(ana, request);
    const counted = chat.metrics.filter((noted) => JSON.stringify(noted).includes('notOpened'));
    expect(counted).toEqual(
      because === 'notOpened' ? [['FormEvent', { event: 'notOpened', form: 'sealed' }]] : [],
    );
    expect(await chat.refusal(ana, { ...request, id: chat.newId() })).toBe('ERR_GONE');
  });

  it('has to be sealed, not being read, and with a code that there is', async () => {
    const chat = await opened();
    const stored = await chat.submitted('stored');
    const discard = { type: 'discardForm', because: 'keyLost' } as const;
    expect(await chat.refusal(ana, { ...discard, requestId: stored })).toBe('ERR_BAD_REQUEST requestId');
    const { requestId } = await chat.claimed('sealed');
    expect(await chat.refusal(ana, { ...discard, requestId })).toBe('ERR_ANSWERS_OPEN');
    for (const code of ['ERR_NONE', 'toString'])
      expect(await chat.refusal(ana, { ...discard, requestId, because: 'notOpened', code } as never)).toBe(
        'ERR_BAD_REQUEST code',
      );
    expect(await chat.refusal(ana, { ...discard, requestId, because: 'notOpened' })).toBe(
      'answered: unreadable',
    );
  });

  it('of nothing but off-the-record answers leaves the vault alone', async () => {
    const chat = await opened();
    const requestId = await chat.requested('sealed');
    await chat.ask(ana, { type: 'discardForm', requestId, because: 'keyLost' });
    expect(chat.form(requestId)?.outcome).toBe('unreadable');
  });
});

describe('a sign-out', () => {
  it('closes every socket of hers, her own last, and tells each', async () => {
    const chat = await opened();
    for (const each of [ana, anaElsewhere, ben]) await connect(chat, each);
    chat.posted.length = 0;
    const id = chat.newId();
    expect(await chat.ask(ana, { type: 'signOut', id })).toEqual({ type: 'signedOut', id });
    expect(chat.closed).toEqual([anaElsewhere.connectionId, ana.connectionId]);
    expect(chat.posted).toEqual(
      [anaElsewhere, ana].map(({ connectionId: to }) => ({ to, message: { type: 'signedOut', id } })),
    );
    expect(chat.tables.people.at('ana').value).toMatchObject({ sockets: [], signedOutAt: chat.now });
    expect(chat.tables.people.at('ben').value?.sockets).toHaveLength(1);
    expect(chat.record).toMatchObject({ action: 'signOut', actorId: 'ana', outcome: 'success' });
  });

  it('keeps a socket noted that may be opening still', async () => {
    const chat = await opened();
    await connect(chat, anaElsewhere);
    chat.gone.add(anaElsewhere.connectionId);
    await chat.ask(ana, { type: 'signOut' });
    expect(chat.tables.people.at('ana').value?.sockets).toMatchObject([
      { connectionId: anaElsewhere.connectionId },
    ]);
  });

  it('destroys what only her keys could open, and nothing else', async () => {
    const chat = await opened();
    const asked = await chat.requested('sealed');
    const held = await chat.submitted('sealed');
    const other = await chat.submitted('stored');
    const { requestId: seen } = await chat.claimed('sealed');
    await chat.ask(ana, { type: 'signOut' });
    const outcomes = [asked, held, other, seen].map((id) => chat.form(id)?.outcome);
    expect(outcomes).toEqual(['unreadable', 'unreadable', undefined, undefined]);
    expect(chat.entries.slice(-2)).toMatchObject([
      { type: 'unreadable', because: 'signedOut' },
      { type: 'unreadable', because: 'signedOut' },
    ]);
    expect(chat.record).toMatchObject({ action: 'signOut', actorId: 'ana', conversationId, requestId: held });
    expect(chat.tables.vault.all().map(({ requestId }) => requestId)).toEqual([other, seen]);
  });

  it('of an overseer closes the sockets, and destroys nothing', async () => {
    const chat = await opened();
    await chat.requested('sealed');
    await chat.server.connect(supervisor);
    await chat.ask({ ...supervisor, agentId: 'ana' }, { type: 'signOut' });
    expect(chat.conversation.openForms).toHaveLength(1);
    await chat.ask(supervisor, { type: 'signOut' });
    expect(chat.closed).toContain(supervisor.connectionId);
  });

  it('that fails at one socket closes the others, and leaves its own open to ask again', async () => {
    const chat = await opened();
    for (const each of [ana, anaElsewhere]) await connect(chat, each);
    const requestId = await chat.requested('sealed');
    chat.meanwhile = () => {
      if (chat.closed.length > 0) throw new Error('away');
    };
    expect(await chat.refusal(ana, { type: 'signOut' })).toBe('ERR_TRY_AGAIN');
    expect(chat.closed).toEqual([anaElsewhere.connectionId]);
    expect(chat.form(requestId)?.outcome).toBeUndefined();
    chat.meanwhile = () => undefined;
    expect(await chat.refusal(ana, { type: 'signOut' })).toBe('answered: signedOut');
    expect(chat.form(requestId)?.outcome).toBe('unreadable');
  });
});

describe('an overseer', () => {
  it('sees who waits, and what is whose, on the record', async () => {
    const chat = await opened();
    const listed = [{ conversationId, since: chat.now }];
    const list = (more: object) => chat.ask(supervisor, { type: 'listConversations', ...more });
    expect(await list({})).toMatchObject({ type: 'conversationsListed', conversations: [] });
    expect(await list({ agentId: 'ana' })).toMatchObject({ conversations: listed });
    expect(chat.record).toMatchObject({ actor: 'overseer', action: 'listConversations', outcome: 'success' });
    await chat.ask(ana, { type: 'handOver' });
    expect(await list({})).toMatchObject({ conversations: listed });
  });

  it('sees a conversation as its transcript keeps it, on the record', async () => {
    const chat = await opened();
    const { now } = chat;
    const id = chat.newId();
    const look = { type: 'observe', id, conversationId } as const;
    expect(await chat.ask(supervisor, { ...look, afterSeq: 1 })).toEqual({
      type: 'observed',
      id,
      conversationId,
      state: 'open',
      since: now,
      agent: { id: 'ana', name: 'ana' },
      lastSeq: 2,
      more: false,
      entries: chat.entries.slice(1),
    });
    expect(chat.record).toMatchObject({
      actor: 'overseer',
      action: 'observe',
      outcome: 'success',
      conversationId,
    });
    expect(await chat.ask(supervisor, { ...look, afterSeq: 7 })).toMatchObject({ lastSeq: 7, entries: [] });
    await chat.ask(ana, { type: 'handOver' });
    expect(await chat.ask(supervisor, { ...look, afterSeq: 0 })).not.toHaveProperty('agent');
  });

  it('reads the audit trail, and stands in it', async () => {
    const chat = await opened();
    const id = chat.newId();
    const reply = await chat.ask(auditor, { type: 'readAudit', id });
    expect(reply).toMatchObject({ type: 'auditRead', id, conversationId, more: false });
    expect((reply as { records: object[] }).records).toMatchObject([
      { action: 'start' },
      { action: 'accept' },
    ]);
    expect(chat.record).toMatchObject({ action: 'readAudit', actorId: 'ada', outcome: 'success' });
  });
});
