import { describe, expect, it } from 'vitest';
import { ana, anaElsewhere, ben, Chat, conversationId, minute, opened, visitor } from './scene.ts';
import { correctedMasks, sealedNote } from '../../model/cast.ts';

const attempted = (outcome: string) => ['RevealAttempted', { outcome }];

describe('a reveal', () => {
  it('gives the answers, until when they may be confirmed, and is on the record', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('stored');
    chat.now += minute;
    const id = chat.newId();
    expect(await chat.ask(ana, { type: 'reveal', id, requestId })).toEqual({
      type: 'revealed',
      id,
      conversationId,
      requestId,
      answers: { note: 'My note' },
      confirmBy: chat.now + minute,
    });
    expect(chat.record).toEqual({
      at: chat.now,
      actor: 'agent',
      actorId: 'ana',
      action: 'reveal',
      outcome: 'success',
      conversationId,
      requestId,
    });
    expect(chat.metrics.at(-1)).toEqual(attempted('claimed'));
  });

  it('of sealed answers gives what is sealed', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('sealed');
    const reply = await chat.ask(ana, { type: 'reveal', requestId });
    expect(reply).toMatchObject({ type: 'revealed', sealed: sealedNote.answers });
    expect(reply).not.toHaveProperty('answers');
  });

  it('that is repeated is the same claim, and lasts no longer', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('stored');
    const request = { type: 'reveal', id: chat.newId(), requestId } as const;
    const first = await chat.ask(ana, request);
    chat.now += minute - 1;
    expect(await chat.ask(anaElsewhere, request)).toEqual(first);
    chat.now += 1;
    expect(await chat.refusal(ana, request)).toBe('ERR_GONE');
  });

  it('by another request than the first is refused, on the record', async () => {
    const chat = await opened();
    const { requestId } = await chat.claimed('stored');
    expect(await chat.refusal(ana, { type: 'reveal', requestId })).toBe('ERR_ALREADY_VIEWED');
    expect(chat.record).toMatchObject({ action: 'reveal', outcome: 'denied', code: 'ERR_ALREADY_VIEWED' });
    expect(chat.metrics.at(-1)).toEqual(attempted('refused'));
  });

  it('of nothing is refused, on the record', async () => {
    const chat = await opened();
    const requestId = await chat.requested('stored');
    expect(await chat.refusal(ana, { type: 'reveal', requestId })).toBe('ERR_GONE');
    expect(chat.record).toMatchObject({ action: 'reveal', outcome: 'denied', code: 'ERR_GONE', requestId });
    expect(chat.metrics.at(-1)).toEqual(attempted('refused'));
  });

  it('by an agent who takes no part is not allowed, and does not tell what is held', async () => {
    const chat = await opened();
    const { requestId, claimId } = await chat.claimed('stored');
    const held = await chat.submitted('stored');
    for (const request of [
      { requestId },
      { requestId, id: claimId },
      { requestId: held },
      { requestId: 'none' },
    ]) {
      expect(await chat.refusal(ben, { type: 'reveal', ...request })).toBe('ERR_NOT_ALLOWED');
      expect(chat.record).toMatchObject({ actorId: 'ben', outcome: 'denied', code: 'ERR_NOT_ALLOWED' });
      expect(chat.metrics.at(-1)).toEqual(attempted('refused'));
    }
  });

  it('that loses its race to another claim, or to the end, is told which', async () => {
    for (const [other, code] of [
      [{ type: 'reveal' }, 'ERR_ALREADY_VIEWED'],
      [{ type: 'withdraw' }, 'ERR_GONE'],
    ] as const) {
      const chat = await opened();
      const requestId = await chat.submitted('stored');
      let calls = 0;
      // Between the reading of the row and the claim.
      chat.meanwhile = async () => {
        if (++calls === 2)
          await chat.ask(other.type === 'reveal' ? anaElsewhere : visitor, { ...other, requestId });
      };
      expect(await chat.refusal(ana, { type: 'reveal', requestId })).toBe(code);
      expect(chat.record).toMatchObject({ outcome: 'denied', code });
    }
  });

  it('of a row that was copied to another place is refused: what is encrypted is bound to its own', async () => {
    const chat = await opened();
    const [from, to] = [await chat.submitted('stored'), await chat.submitted('stored')];
    const row = chat.tables.vault.at(conversationId, from).value;
    if (!row) throw new Error('nothing is held');
    chat.tables.vault.at(conversationId, to).set({ ...row, requestId: to });
    expect(await chat.refusal(ana, { type: 'reveal', requestId: to })).toBe('ERR_TRY_AGAIN');
  });
});

describe('a confirmation', () => {
  it('of a claim destroys the answers, and tells who has viewed them', async () => {
    const chat = await opened();
    const { requestId, claimId } = await chat.claimed('stored');
    const by = { id: 'ana', name: 'ana' };
    expect(await chat.ask(ana, { type: 'confirmViewed', requestId, claimId })).toMatchObject({
      type: 'viewed',
      requestId,
      by,
    });
    expect(chat.form(requestId)).toMatchObject({ outcome: 'viewed', revision: chat.conversation.seq });
    expect(chat.conversation.openForms).toEqual([]);
    expect(chat.tables.vault.all()).toEqual([]);
    expect(await chat.refusal(ana, { type: 'confirmViewed', requestId, claimId })).toBe('ERR_ALREADY_VIEWED');
  });

  it('of any other claim is refused', async () => {
    const chat = await opened();
    const { requestId, claimId } = await chat.claimed('stored');
    expect(await chat.refusal(ana, { type: 'confirmViewed', requestId, claimId: 'other' })).toBe('ERR_GONE');
    const unclaimed = await chat.submitted('stored');
    expect(await chat.refusal(ana, { type: 'confirmViewed', requestId: unclaimed, claimId })).toBe(
      'ERR_GONE',
    );
    const slot = chat.tables.conversations.at(conversationId);
    slot.set({ ...chat.conversation, agent: { id: 'ben', name: 'ben' } });
    expect(await chat.refusal(ben, { type: 'confirmViewed', requestId, claimId })).toBe('ERR_GONE');
    expect(chat.tables.vault.all()).toHaveLength(2);
  });

  it('that comes after the claim has lapsed is noted, once', async () => {
    const chat = await opened();
    const { requestId, claimId } = await chat.claimed('stored');
    chat.now += minute;
    await chat.sweep();
    chat.now += 1;
    expect(await chat.ask(ana, { type: 'confirmViewed', requestId, claimId })).toMatchObject({
      type: 'viewed',
    });
    expect(chat.form(requestId)).toMatchObject({ outcome: 'unconfirmed', confirmedLateAt: chat.now });
    expect(await chat.refusal(ana, { type: 'confirmViewed', requestId, claimId })).toBe('ERR_ALREADY_VIEWED');
  });
});

describe('corrected masks', () => {
  const masks = correctedMasks;

  it('are in the transcript, while the submission stays as it was sealed', async () => {
    const chat = await opened();
    const { requestId, claimId } = await chat.claimed('sealed');
    const before = chat.form(requestId);
    expect(await chat.ask(ana, { type: 'correctMasks', requestId, claimId, masks })).toMatchObject({
      type: 'masksCorrected',
      requestId,
      masks,
    });
    expect(chat.form(requestId)).toEqual({ ...before, revision: chat.conversation.seq });
  });

  it.each([
    ['another claim', { claimId: 'other' }, 'ERR_GONE'],
    ['a mask of no such shape', { masks: { note: 'My note' } }, 'ERR_INVALID_ANSWER note'],
    ['a mask too few', { masks: {} }, 'ERR_BAD_REQUEST masks'],
    ['a mask too many', { masks: { ...masks, word: '[answered]' } }, 'ERR_BAD_REQUEST masks'],
  ])('are refused for %s', async (_, changes, code) => {
    const chat = await opened();
    const { requestId, claimId } = await chat.claimed('sealed');
    const request = { type: 'correctMasks', requestId, claimId, masks, ...changes } as const;
    expect(await chat.refusal(ana, request)).toBe(code);
  });

  it('are refused of answers that are not sealed, or not claimed, or no longer', async () => {
    const chat = await opened();
    const open = await chat.claimed('stored');
    expect(await chat.refusal(ana, { type: 'correctMasks', ...open, masks })).toBe(
      'ERR_BAD_REQUEST requestId',
    );
    const unclaimed = await chat.submitted('sealed');
    const request = { type: 'correctMasks', claimId: open.claimId, masks } as const;
    expect(await chat.refusal(ana, { ...request, requestId: unclaimed })).toBe('ERR_GONE');
    const sealed = await chat.claimed('sealed');
    chat.now += minute;
    expect(await chat.refusal(ana, { ...request, ...sealed })).toBe('ERR_GONE');
    chat.now -= 1;
    await chat.ask(ana, { type: 'confirmViewed', ...sealed });
    expect(await chat.refusal(ana, { ...request, ...sealed })).toBe('ERR_GONE');
  });

  it('are refused by a form that is not published any more', async () => {
    const chat = await opened();
    const sealed = await chat.claimed('sealed');
    chat.forms = [];
    expect(await chat.refusal(ana, { type: 'correctMasks', ...sealed, masks })).toBe('ERR_UNKNOWN_FORM');
  });
});

it('nothing can be revealed before anybody has met', async () => {
  const chat = await new Chat().started();
  expect(await chat.refusal(ana, { type: 'reveal', requestId: 'none' })).toBe('ERR_NOT_ALLOWED');
});
