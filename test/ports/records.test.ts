import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { allEntries, allRecords } from './everything.ts';
import { changing, committed, met, newEvent, now, starting } from './examples.ts';
import { overEachStore } from './stores.ts';

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

overEachStore((ports, loseAnswer) => {
  test('a transcript is read in order, from any number on, page by page, without a hole', async () => {
    let conversation = await met(ports());
    while (conversation.seq < 12) conversation = await committed(ports(), changing(conversation));
    const { conversationId } = conversation;
    await met(ports());
    expect((await allEntries(ports(), conversationId)).map(({ seq }) => seq)).toEqual(numbers(1, 12));
    const later = await ports().transcript.after(conversationId, 9);
    expect(later).toMatchObject({ entries: [{ seq: 10 }, { seq: 11 }, { seq: 12 }], more: false });
    expect(await ports().transcript.after(conversationId, 12)).toEqual({ entries: [], more: false });
    expect(await ports().transcript.after(randomUUID(), 0)).toEqual({ entries: [], more: false });
  });

  test('the records of a conversation are read in order of time, then of their ids', async () => {
    const { conversationId } = await committed(ports(), starting());
    const ids = ['1', '2', '3'].map((digit) => `${digit}${randomUUID().slice(1)}`);
    const event = (id: number, at: number) => newEvent({ id: ids[id] ?? '', at, conversationId });
    const events = [event(2, now + 2), event(1, now + 1), event(0, now + 2), event(1, now + 2)];
    for (const each of events) await ports().audit.put(each);
    await ports().audit.put(newEvent({ at: now + 1, conversationId: randomUUID() }));
    await ports().audit.put(newEvent({ at: now + 1 }));
    const read = await allRecords(ports(), conversationId);
    const ordered = [events[1], events[2], events[3], events[0]];
    expect(read.slice(1)).toEqual(ordered.map((each) => ({ ...each, conversationId: undefined })));
    const { auditReader } = ports();
    const after = await auditReader.about(conversationId, { at: now + 2, id: ids[1] ?? '' });
    expect(after.records.map(({ id }) => id)).toEqual([ids[2]]);
    expect(after.more).toBe(false);
  });

  test('more records than fit into one reply are read page by page, each once', async () => {
    const conversationId = randomUUID();
    const events = numbers(1, 90).map((after) => newEvent({ at: now + after, conversationId }));
    await Promise.all(events.map((event) => ports().audit.put(event)));
    const read = await allRecords(ports(), conversationId);
    expect(read.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  test('a record is never overwritten, and putting it twice is no error', async () => {
    const conversationId = randomUUID();
    const event = newEvent({ conversationId });
    await ports().audit.put(event);
    await ports().audit.put({ ...event, outcome: 'failure' });
    expect(await allRecords(ports(), conversationId)).toEqual([{ ...event, conversationId: undefined }]);
  });

  test('a record that had no answer is there once', async () => {
    const event = newEvent({ conversationId: randomUUID() });
    loseAnswer('after');
    await ports().audit.put(event);
    expect(await allRecords(ports(), event.conversationId ?? '')).toHaveLength(1);
  });

  test('a sign-in enrols one key: the same again is no other, and another is refused', async () => {
    const event = { ...newEvent({ action: 'enrol', conversationId: randomUUID() }), keyId: 'one' };
    const { audit } = ports();
    expect(await audit.putOnce(event)).toBe(true);
    expect(await audit.putOnce(event)).toBe(true);
    expect(await audit.putOnce({ ...event, keyId: 'other' })).toBe(false);
    expect(await allRecords(ports(), event.conversationId ?? '')).toEqual([
      { ...event, conversationId: undefined },
    ]);
    expect(await audit.putOnce({ ...event, at: now + 1, keyId: 'other' })).toBe(true);
  });

  test('an enrolment that had no answer is no other one', async () => {
    const event = { ...newEvent({ action: 'enrol' }), keyId: 'one' };
    loseAnswer('after');
    expect(await ports().audit.putOnce(event)).toBe(true);
  });
});
