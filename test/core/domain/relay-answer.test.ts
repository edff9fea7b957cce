import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../core/protocol/index.ts';
import { sealedWord } from '../../model/cast.ts';
import { ana, anaElsewhere, conversationId, minute, opened, visitor } from './scene.ts';

const word = { type: 'relayAnswer', field: 'word', answer: ' Rex ' } as const;
const sealed = { type: 'relayAnswer', field: 'word', sealed: sealedWord } as const;

describe('an off-the-record answer', () => {
  it('goes to the agent’s open sockets as it is to be read, and nowhere else', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('relayed');
    await chat.ask(anaElsewhere, { type: 'resume', afterSeq: 0 });
    chat.posted.length = 0;
    const id = chat.newId();
    expect(await chat.ask(visitor, { ...word, id, requestId })).toEqual({ type: 'relayed', id });
    const message = { type: 'answerRelayed', id, conversationId, requestId, field: 'word', answer: 'Rex' };
    expect(chat.posted).toEqual([ana, anaElsewhere].map(({ connectionId: to }) => ({ to, message })));
    expect(chat.record).toEqual({
      at: chat.now,
      actor: 'visitor',
      actorId: undefined,
      action: 'relayAnswer',
      outcome: 'success',
      conversationId,
      requestId,
    });
    expect(JSON.stringify([chat.entries, chat.tables.audit.all()])).not.toContain('Rex');
  });

  it('of a sealed form stays sealed', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('sealed');
    chat.posted.length = 0;
    await chat.ask(visitor, { ...sealed, requestId });
    expect(chat.posted).toMatchObject([{ to: ana.connectionId, message: { sealed: sealedWord } }]);
    expect(chat.posted[0]?.message).not.toHaveProperty('answer');
  });

  it.each(['gone', 'unreachable'] as const)(
    'that no socket takes (%s) is not delivered, on the record',
    async (how) => {
      const chat = await opened();
      const requestId = await chat.submitted('relayed');
      chat[how].add(ana.connectionId);
      chat.metrics.length = 0;
      expect(await chat.refusal(visitor, { ...word, requestId })).toBe('ERR_NOT_DELIVERED');
      expect(chat.record).toMatchObject({
        action: 'relayAnswer',
        outcome: 'failure',
        code: 'ERR_NOT_DELIVERED',
      });
      expect(chat.metrics).toEqual([['FormEvent', { event: 'notDelivered', form: 'relayed' }]]);
    },
  );

  it('is for nobody while the conversation waits', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('relayed');
    await chat.ask(ana, { type: 'handOver' });
    expect(chat.socketsOf('ana')).toEqual({ [ana.connectionId]: ana.until });
    expect(await chat.refusal(visitor, { ...word, requestId })).toBe('ERR_NOT_DELIVERED');
  });

  it('is sealed for nobody but the agent whose key it was', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('sealed');
    const slot = chat.tables.conversations.at(conversationId);
    slot.set({ ...chat.conversation, agent: { id: 'ben', name: 'ben' } });
    expect(await chat.refusal(visitor, { ...sealed, requestId })).toBe('ERR_KEY_GONE');
  });

  it('is delivered once its agent’s console shows it, which ends a form of nothing else', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('relayed');
    await chat.ask(visitor, { ...word, requestId });
    const shown = { type: 'acknowledgeAnswer', requestId, field: 'word' } as const;
    expect(await chat.ask(ana, shown)).toMatchObject({ type: 'answerDelivered', requestId, field: 'word' });
    expect(chat.form(requestId)).toMatchObject({ delivered: ['word'], outcome: 'delivered' });
    expect(chat.conversation.openForms).toEqual([]);
    expect(await chat.refusal(ana, shown)).toBe('answered: answerDelivered');
    expect(chat.form(requestId)?.delivered).toEqual(['word']);
    expect(await chat.refusal(visitor, { ...word, requestId })).toBe('ERR_ALREADY_SUBMITTED');
  });

  it('ends no form that has stored answers too, or another that is not delivered yet', async () => {
    const chat = await opened();
    const both = await chat.submitted('both');
    await chat.ask(ana, { type: 'acknowledgeAnswer', requestId: both, field: 'word' });
    expect(chat.form(both)?.delivered).toEqual(['word']);
    expect(chat.form(both)?.outcome).toBeUndefined();
    const requestId = await chat.submitted('relayed');
    const slot = chat.tables.forms.at(conversationId, requestId);
    const { submission } = slot.value!;
    slot.set({ ...slot.value!, submission: { ...submission!, offTheRecord: ['word', 'other'] } });
    await chat.ask(ana, { type: 'acknowledgeAnswer', requestId, field: 'word' });
    expect(chat.form(requestId)?.outcome).toBeUndefined();
    expect(chat.conversation.openForms).toContain(requestId);
    await chat.ask(ana, { type: 'acknowledgeAnswer', requestId, field: 'other' });
    expect(chat.form(requestId)).toMatchObject({ delivered: ['word', 'other'], outcome: 'delivered' });
  });
});

describe('an off-the-record answer is refused', () => {
  it.each([
    ['for a field that is not off the record', { field: 'note' }, 'ERR_BAD_REQUEST field'],
    ['that is missing', { answer: undefined }, 'ERR_BAD_REQUEST answer'],
    [
      'that is sealed in a form that is not',
      { answer: undefined, sealed: sealedWord },
      'ERR_BAD_REQUEST sealed',
    ],
    ['that comes both ways', { sealed: sealedWord }, 'ERR_BAD_REQUEST sealed'],
    ['that is not valid', { answer: ' ' }, 'ERR_INVALID_ANSWER word'],
    ['of a form that was not requested', { requestId: 'none' }, 'ERR_FORM_NOT_REQUESTED'],
  ])('%s', async (_, change, code) => {
    const chat = await opened();
    const requestId = await chat.submitted('relayed');
    chat.posted.length = 0;
    expect(await chat.refusal(visitor, { ...word, requestId, ...change })).toBe(code);
    expect(chat.posted).toEqual([]);
  });

  it.each([
    ['that is missing', { sealed: undefined }, 'ERR_BAD_REQUEST sealed'],
    ['that is not sealed', { sealed: undefined, answer: 'Rex' }, 'ERR_BAD_REQUEST answer'],
    ['that comes both ways', { answer: 'Rex' }, 'ERR_BAD_REQUEST answer'],
    ['that is nothing sealed', { sealed: 'AAAA' }, 'ERR_BAD_REQUEST sealed'],
  ])('by a sealed form: %s', async (_, change, code) => {
    const chat = await opened();
    const requestId = await chat.submitted('sealed');
    expect(await chat.refusal(visitor, { ...sealed, requestId, ...change })).toBe(code);
  });

  it.each<[Outcome, string]>([
    ['withdrawn', 'ERR_WITHDRAWN'],
    ['unreadable', 'ERR_KEY_GONE'],
    ['ended', 'ERR_TOO_LATE'],
    ['expired', 'ERR_TOO_LATE'],
    ['viewed', 'answered: relayed'],
    ['unconfirmed', 'ERR_TOO_LATE'],
  ])('or not by what became of the form (%s): %s', async (outcome, code) => {
    const chat = await opened();
    const requestId = await chat.submitted('relayed');
    const slot = chat.tables.forms.at(conversationId, requestId);
    slot.set({ ...slot.value!, outcome });
    expect(await chat.refusal(visitor, { ...word, requestId })).toBe(code);
    const gone = code !== 'answered: relayed';
    expect(await chat.refusal(ana, { type: 'acknowledgeAnswer', requestId, field: 'word' })).toBe(
      gone ? 'ERR_GONE' : 'answered: answerDelivered',
    );
    // A form that has ended keeps its outcome.
    expect(chat.form(requestId)?.outcome).toBe(outcome);
  });

  it('without a submission: for want of consent, or too late', async () => {
    const chat = await opened();
    const requestId = await chat.requested('relayed');
    expect(await chat.refusal(visitor, { ...word, requestId })).toBe('ERR_CONSENT_REQUIRED');
    const shown = { type: 'acknowledgeAnswer', requestId, field: 'word' } as const;
    expect(await chat.refusal(ana, shown)).toBe('ERR_BAD_REQUEST field');
    chat.now += 10 * minute;
    await chat.sweep();
    expect(await chat.refusal(visitor, { ...word, requestId })).toBe('ERR_TOO_LATE');
  });

  it('when the retention has passed, and not a moment sooner', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('relayed');
    chat.now += 30 * minute - 1;
    expect(await chat.refusal(visitor, { ...word, requestId })).toBe('answered: relayed');
    chat.now += 1;
    expect(await chat.refusal(visitor, { ...word, requestId })).toBe('ERR_TOO_LATE');
  });

  it('after the end, and by a form that is not published any more', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('relayed');
    const { forms } = chat;
    chat.forms = [];
    expect(await chat.refusal(visitor, { ...word, requestId })).toBe('ERR_UNKNOWN_FORM');
    chat.forms = forms;
    await chat.ask(visitor, { type: 'end' });
    expect(await chat.refusal(visitor, { ...word, requestId })).toBe('ERR_ENDED');
    expect(await chat.refusal(ana, { type: 'acknowledgeAnswer', requestId, field: 'word' })).toBe(
      'ERR_ENDED',
    );
  });
});
