import { describe, expect, it } from 'vitest';
import { memoryPorts } from '../../../core/memory/ports.ts';
import { ana, conversationId, minute, opened, visitor } from './scene.ts';

describe('time', () => {
  it('lets a form expire that nobody has opened, and not a moment sooner', async () => {
    const chat = await opened();
    const requestId = await chat.requested('stored');
    chat.now += 10 * minute - 1;
    await chat.sweep();
    expect(chat.form(requestId)?.outcome).toBeUndefined();
    chat.now += 1;
    await chat.sweep();
    expect(chat.entries.at(-1)).toMatchObject({ type: 'expired', requestId, what: 'request', at: chat.now });
    expect(chat.form(requestId)?.outcome).toBe('expired');
    expect(chat.conversation.openForms).toEqual([]);
    expect(chat.record).toEqual({
      at: chat.now,
      actor: 'time',
      action: 'expire',
      outcome: 'success',
      conversationId,
      requestId,
    });
    expect(chat.told('expired').sort()).toEqual(
      [ana, visitor].map(({ connectionId }) => connectionId).sort(),
    );
  });

  it('goes by the form, not by an index that lags behind it', async () => {
    const chat = await opened();
    const requestId = await chat.requested('stored');
    await chat.ask(visitor, { type: 'openForm', requestId });
    chat.stale = true;
    chat.now += 10 * minute;
    expect(await chat.sweep()).toEqual({ swept: 1 });
    expect(chat.form(requestId)?.outcome).toBeUndefined();
  });

  it('gives who has opened a form until it is to be submitted', async () => {
    const chat = await opened();
    const requestId = await chat.requested('stored');
    await chat.ask(visitor, { type: 'openForm', requestId });
    chat.now += 20 * minute - 1;
    await chat.sweep();
    expect(chat.form(requestId)?.outcome).toBeUndefined();
    chat.now += 1;
    await chat.sweep();
    expect(chat.form(requestId)?.outcome).toBe('expired');
  });

  it('destroys answers that nobody has claimed when their retention passes', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('stored');
    chat.now += 30 * minute - 1;
    await chat.sweep();
    expect(chat.tables.vault.all()).toHaveLength(1);
    chat.now += 1;
    await chat.sweep();
    expect(chat.tables.vault.all()).toEqual([]);
    expect(chat.entries.at(-1)).toMatchObject({ type: 'expired', requestId, what: 'answers' });
    expect(chat.form(requestId)?.outcome).toBe('expired');
  });

  it('destroys answers that were claimed a minute later, and does not say that nobody has seen them', async () => {
    const chat = await opened();
    const { requestId } = await chat.claimed('stored');
    chat.now += minute - 1;
    await chat.sweep();
    expect(chat.tables.vault.all()).toHaveLength(1);
    chat.now += 1;
    await chat.sweep();
    expect(chat.tables.vault.all()).toEqual([]);
    expect(chat.entries.at(-1)).toMatchObject({ type: 'unconfirmed', requestId });
    expect(chat.form(requestId)?.outcome).toBe('unconfirmed');
    expect(chat.conversation.openForms).toEqual([]);
  });

  it('does each thing once', async () => {
    const chat = await opened();
    await chat.submitted('stored');
    chat.now += 60 * minute;
    await Promise.all([chat.sweep(), chat.sweep()]);
    await chat.sweep();
    expect(chat.entries.filter(({ type }) => type === 'expired')).toHaveLength(1);
  });

  it('takes none of the requests that a visitor may make', async () => {
    const chat = await opened();
    await chat.requested('stored');
    chat.now += 60 * minute;
    await chat.sweep();
    expect(chat.conversation.visitor.recent).toHaveLength(1);
    expect(chat.conversation.agentSide.recent).toHaveLength(2);
  });
});

describe('the look at a form', () => {
  it('is put off where time has nothing to do yet: opened in time, it has its time to be answered', async () => {
    const chat = await opened();
    const requestId = await chat.requested('stored');
    await chat.ask(visitor, { type: 'openForm', requestId });
    const { openBy, submitBy } = chat.form(requestId) ?? {};
    expect(chat.form(requestId)?.lookAt).toBe(openBy);
    chat.now = openBy ?? NaN;
    await chat.sweep();
    expect(chat.form(requestId)).toMatchObject({ lookAt: submitBy });
    expect(chat.form(requestId)?.outcome).toBeUndefined();
    expect(await chat.sweep()).toEqual({ swept: 0 });
    chat.now = submitBy ?? NaN;
    await chat.sweep();
    expect(chat.form(requestId)?.outcome).toBe('expired');
  });

  it('is moved to earlier times alone, but for a claim’s end', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('stored');
    const { openBy } = chat.form(requestId) ?? {};
    expect(chat.form(requestId)?.lookAt).toBe(openBy);
    await chat.ask(ana, { type: 'reveal', requestId });
    expect(chat.form(requestId)?.lookAt).toBe(chat.now + minute);
  });

  it('is not put off over a claim that was made meanwhile', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('stored');
    const slot = chat.tables.forms.at(conversationId, requestId);
    const read = slot.value;
    await chat.ask(ana, { type: 'reveal', requestId });
    if (read) await memoryPorts(chat.tables).dueForms.putOff(read, chat.now + 60 * minute);
    expect(slot.value?.lookAt).toBe(chat.now + minute);
  });
});

describe('a sweep', () => {
  it('says how much was due, and for how long the oldest of it', async () => {
    const chat = await opened();
    await chat.requested('stored');
    chat.now += 1_000;
    await chat.requested('stored');
    chat.now += 10 * minute;
    chat.metrics.length = 0;
    await chat.sweep();
    expect(chat.metrics.slice(-3)).toEqual([
      ['DueForms', {}, 2],
      ['OldestDueAge', 1, {}],
      ['RevealAttempted', { outcome: 'claimed' }, 0],
    ]);
  });

  it('says so too where nothing is due', async () => {
    const chat = await opened();
    await chat.sweep();
    expect(chat.metrics.slice(-3)).toEqual([
      ['DueForms', {}, 0],
      ['OldestDueAge', 0, {}],
      ['RevealAttempted', { outcome: 'claimed' }, 0],
    ]);
  });

  it('does what it can, and fails where it could not do all', async () => {
    const chat = await opened();
    const broken = await chat.requested('stored');
    const other = await chat.requested('stored');
    chat.now += 10 * minute;
    // Sixteen shards and those who wait are read, then the first form.
    chat.failAt(18);
    const failure = (await chat.sweep().catch((error: unknown) => error)) as AggregateError;
    expect(failure.message).toBe('1 things could not be swept');
    expect(failure.errors).toEqual([new Error('away')]);
    expect(chat.form(broken)?.outcome).toBeUndefined();
    expect(chat.form(other)?.outcome).toBe('expired');
    expect(chat.metrics.slice(-3)[0]).toEqual(['DueForms', {}, 2]);
  });

  it('that cannot read a shard does the others, and fails', async () => {
    const chat = await opened();
    const requestId = await chat.requested('stored');
    chat.now += 10 * minute;
    chat.failAt(16);
    await expect(chat.sweep()).rejects.toThrow('1 things could not be swept');
    expect(chat.form(requestId)?.outcome).toBe('expired');
  });

  it('finds forms whatever digit their ids begin with', async () => {
    const chat = await opened();
    const ids = [...'0123456789abcdefABCDEF'].map((digit) => `${digit}0000000-0000-4000-8000-000000000001`);
    for (const id of ids) {
      await chat.ask(ana, { type: 'requestForm', id, form: 'stored' });
      chat.now += 10 * minute;
      await chat.sweep();
      expect(chat.form(id)?.outcome).toBe('expired');
    }
  });
});
