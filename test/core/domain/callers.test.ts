import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../core/domain/caller.ts';
import type { RequestType } from '../../../core/protocol/index.ts';
import {
  ana,
  auditor,
  ben,
  Chat,
  conversationId,
  minute,
  opened,
  stranger,
  supervisor,
  visitor,
} from './scene.ts';

const everybody = { visitor, stranger, ana, ben, supervisor, auditor };
type Name = keyof typeof everybody;

const kindOf = (name: Name) => ({ stranger: 'visitor', ben: 'ana' })[name as string] ?? name;

/**
 * Which caller may send which request, in a conversation of the visitor and Ana. It stands here as the promises demand it (P9,
 * P17), and reads nothing of the table of requests: a `by` that is weaker there fails here.
 */
const allowed: Readonly<Record<RequestType, readonly Name[]>> = {
  ping: ['visitor', 'stranger', 'ana', 'ben', 'supervisor', 'auditor'],
  enrol: ['ana', 'ben'],
  start: ['visitor'],
  accept: ['ana', 'ben'],
  resume: ['visitor', 'ana'],
  send: ['visitor', 'ana'],
  typing: ['visitor', 'ana'],
  end: ['visitor', 'ana'],
  requestForm: ['ana'],
  openForm: ['visitor'],
  submitForm: ['visitor'],
  relayAnswer: ['visitor'],
  withdraw: ['visitor'],
  acknowledgeAnswer: ['ana'],
  reveal: ['ana'],
  confirmViewed: ['ana'],
  correctMasks: ['ana'],
  discardForm: ['ana'],
  handOver: ['ana'],
  join: ['ana', 'ben', 'supervisor', 'auditor'],
  signOut: ['ana', 'ben', 'supervisor', 'auditor'],
  listConversations: ['supervisor', 'auditor'],
  observe: ['supervisor', 'auditor'],
  readAudit: ['auditor'],
};

const rest = { text: 'hello', afterSeq: 0, field: 'word', answer: 'x', because: 'keyLost', form: 'stored' };

describe.each(Object.entries(allowed))('%s', (type, names) => {
  for (const [name, by] of Object.entries(everybody)) {
    const may = names.includes(name as Name);
    it(`is ${may ? '' : 'not '}for ${name} to ask for`, async () => {
      const chat = await (type === 'accept' ? new Chat().started() : opened());
      const requestId = type === 'accept' ? '' : await chat.submitted('stored');
      const request = { type, requestId, claimId: 'claim', masks: {}, ...rest };
      let calls = 0;
      chat.meanwhile = () => (calls += 1);
      expect((await chat.refusal(by, request as never)) === 'ERR_NOT_ALLOWED').toBe(!may);
      // Who is of the wrong kind is refused before anything is read: all that is done is the record.
      if (!names.some((each) => kindOf(each) === kindOf(name as Name))) expect(calls).toBe(1);
      const record = { action: type, actor: by.role, outcome: 'denied', code: 'ERR_NOT_ALLOWED' };
      if (!may) expect(chat.record).toMatchObject(record);
    });
  }
});

describe('a refusal', () => {
  it('of somebody who takes no part is on the record, with nothing that was typed', async () => {
    const chat = await opened();
    await chat.ask(ben, { type: 'send', text: 'my own words' });
    expect(chat.record).toEqual({
      at: Math.floor(chat.now / minute) * minute,
      actor: 'agent',
      actorId: 'ben',
      action: 'send',
      outcome: 'denied',
      code: 'ERR_NOT_ALLOWED',
      conversationId: undefined,
      about: conversationId,
      connectionId: ben.connectionId,
      requestId: undefined,
    });
    await chat.ask(stranger, { type: 'openForm', requestId: 'r' });
    expect(chat.record).toMatchObject({ actor: 'visitor', actorId: undefined, requestId: 'r' });
  });

  it('stands in the trail of no conversation that the caller has no part in', async () => {
    const chat = await opened();
    await chat.ask(ben, { type: 'send', text: 'hello' });
    await chat.ask(ben, { type: 'reveal', requestId: 'r' });
    const trail = await chat.ask(auditor, { type: 'readAudit' });
    if (trail.type !== 'auditRead') throw new Error(trail.type);
    expect(trail.records.filter(({ outcome }) => outcome === 'denied')).toEqual([]);
  });

  it('is one record for each socket and minute, however often it comes; of reveals each has its own', async () => {
    const chat = await opened();
    const denied = () => chat.tables.audit.all().filter(({ outcome }) => outcome === 'denied').length;
    for (let each = 0; each < 50; each++) await chat.ask(ben, { type: 'send', text: 'hello' });
    expect(denied()).toBe(1);
    await chat.ask({ ...ben, connectionId: 'another' }, { type: 'send', text: 'hello' });
    expect(denied()).toBe(2);
    chat.now += minute;
    await chat.ask(ben, { type: 'resume', afterSeq: 0 });
    expect(denied()).toBe(3);
    for (let each = 0; each < 3; each++) await chat.ask(ben, { type: 'reveal', requestId: 'r' });
    expect(denied()).toBe(6);
  });

  it('that could not be put on the record is put there the next time', async () => {
    const chat = await opened();
    chat.meanwhile = () => Promise.reject(new Error('away'));
    expect(await chat.ask(ben, { type: 'join' })).toMatchObject({ code: 'ERR_TRY_AGAIN' });
    const never = { type: 'start' } as const;
    expect(await chat.ask(ben, never)).toMatchObject({ code: 'ERR_TRY_AGAIN' });
    chat.meanwhile = () => undefined;
    expect(await chat.refusal(ben, never)).toBe('ERR_NOT_ALLOWED');
    expect(chat.record).toMatchObject({ actorId: 'ben', action: 'start', outcome: 'denied' });
  });

  it('for another reason is not', async () => {
    const chat = await opened();
    const before = chat.tables.audit.all().length;
    expect(await chat.refusal(visitor, { type: 'openForm', requestId: 'none' })).toBe(
      'ERR_FORM_NOT_REQUESTED',
    );
    expect(chat.tables.audit.all()).toHaveLength(before);
  });
});

describe('a token', () => {
  it('counts until its very end, and no longer', async () => {
    const chat = await opened();
    const until = (at: number): Caller => ({ ...visitor, until: at });
    expect(await chat.refusal(until(chat.now + 1), { type: 'send', text: 'a' })).toBe(
      'answered: messageSent',
    );
    expect(await chat.refusal(until(chat.now), { type: 'send', text: 'b' })).toBe('ERR_NOT_ALLOWED');
    expect(chat.record).toMatchObject({ action: 'send', outcome: 'denied' });
  });
});

it('a conversation that there is not is refused as one of others is', async () => {
  const chat = new Chat();
  for (const type of ['resume', 'typing', 'end', 'accept', 'observe'] as const) {
    const by = type === 'observe' ? supervisor : ana;
    expect(await chat.refusal(by, { type, afterSeq: 0 })).toBe('ERR_NOT_ALLOWED');
  }
});
