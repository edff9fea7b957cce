import { describe, expect, it } from 'vitest';
import { SealingError } from '../../../core/sealing/errors.ts';
import { hashes, recipients } from '../../model/cast.ts';
import { ana, ben, conversationId, minute, opened, visitor } from './scene.ts';

const request = { type: 'requestForm', form: 'stored' } as const;
const recipient = recipients.get('ana');

describe('a form that is asked for', () => {
  it('is named by its version and hash, with the times to open and to submit it', async () => {
    const chat = await opened();
    const id = chat.newId();
    const form = { name: 'stored', version: 1, hash: hashes.get('stored') };
    const times = { openBy: chat.now + 10 * minute, submitBy: chat.now + 20 * minute };
    expect(await chat.ask(ana, { ...request, id })).toEqual({
      type: 'formRequested',
      id,
      conversationId,
      seq: 3,
      at: chat.now,
      requestId: id,
      form,
      ...times,
    });
    expect(chat.form(id)).toEqual({
      conversationId,
      requestId: id,
      lookAt: times.openBy,
      revision: 3,
      form,
      ...times,
      sealedTo: undefined,
      delivered: [],
    });
    expect(chat.conversation.openForms).toEqual([id]);
    expect(chat.metrics).toEqual([['FormEvent', { event: 'requested', form: 'stored' }]]);
    expect(chat.record).toMatchObject({ action: 'requestForm', outcome: 'success', requestId: id });
  });

  it('sealed names the key of who asks, and outlives it in nothing', async () => {
    const chat = await opened();
    const until = chat.now + 12 * 60 * minute;
    const requestId = await chat.requested('sealed');
    expect(chat.form(requestId)?.sealedTo).toEqual({ agentId: 'ana', until });
    expect(chat.entries.at(-1)).toMatchObject({ recipient });
    chat.now = until - 15 * minute;
    const late = await chat.requested('sealed');
    expect(chat.form(late)).toMatchObject({ openBy: until - 5 * minute, submitBy: until });
    chat.now = until - minute;
    const latest = await chat.requested('sealed');
    expect(chat.form(latest)).toMatchObject({ openBy: until, submitBy: until });
    chat.now = until;
    expect(await chat.refusal(ana, { ...request, form: 'sealed', recipient })).toBe('ERR_NO_KEY');
  });

  it.each([
    ['that there is not', { form: 'none' }, 'ERR_UNKNOWN_FORM'],
    ['sealed, without a key', { form: 'sealed' }, 'ERR_NO_KEY'],
    ['sealed, with another agent’s key', { form: 'sealed', recipient: recipients.get('ben') }, 'ERR_NO_KEY'],
    ['with a key that it does not want', { recipient }, 'ERR_BAD_REQUEST recipient'],
    [
      'with a text that is not a certificate',
      { form: 'sealed', recipient: { certificate: 'AAAA', brandKey: 'AAAA' } },
      'ERR_BAD_REQUEST recipient.certificate',
    ],
  ])('%s is refused', async (_, change, code) => {
    const chat = await opened();
    expect(await chat.refusal(ana, { ...request, ...change })).toBe(code);
    expect(chat.conversation.openForms).toEqual([]);
  });

  it('is one of ten at the most that wait for their end', async () => {
    const chat = await opened();
    for (let each = 0; each < 10; each++) await chat.requested('stored');
    expect(await chat.refusal(ana, request)).toBe('ERR_TOO_MANY_FORMS');
    expect(chat.conversation.openForms).toHaveLength(10);
    await chat.ask(visitor, { type: 'withdraw', requestId: chat.conversation.openForms[0] ?? '' });
    expect(await chat.refusal(ana, request)).toBe('answered: formRequested');
  });

  it('with a certificate that the visitor’s frame would refuse is refused, on the record', async () => {
    const chat = await opened();
    chat.verify = () => Promise.reject(new SealingError('ERR_CERTIFICATE_EXPIRED'));
    const id = chat.newId();
    const sealed = { ...request, id, form: 'sealed', recipient } as const;
    expect(await chat.refusal(ana, sealed)).toBe('ERR_KEY_NOT_CERTIFIED');
    expect(chat.record).toEqual({
      at: chat.now,
      actor: 'agent',
      actorId: 'ana',
      action: 'requestForm',
      outcome: 'denied',
      code: 'ERR_CERTIFICATE_EXPIRED',
      conversationId,
      requestId: id,
    });
    chat.verify = () => Promise.reject(new Error('broken'));
    expect(await chat.refusal(ana, sealed)).toBe('ERR_TRY_AGAIN');
  });

  it('is verified for the agent whom the visitor sees', async () => {
    const chat = await opened();
    const asked: unknown[] = [];
    const { verify } = chat;
    chat.verify = (...args) => {
      asked.push(args.slice(1));
      return verify(...args);
    };
    await chat.ask({ ...ana, name: 'Ana, renamed' } as typeof ana, { ...request, form: 'sealed', recipient });
    expect(asked).toEqual([[{ id: 'ana', name: 'ana' }, chat.now]]);
  });

  it('after the end is refused', async () => {
    const chat = await opened();
    await chat.ask(ana, { type: 'end' });
    expect(await chat.refusal(ana, request)).toBe('ERR_ENDED');
    expect(await chat.refusal(ben, request)).toBe('ERR_NOT_ALLOWED');
  });
});
