import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { EntryOf } from '../../../core/protocol/index.ts';
import { tokenFor } from '../../../play/local/people.ts';
import type { Injection } from '../../../local/traffic.ts';
import { verifies } from '../../promises.ts';
import { openedBy } from '../stage/opened.ts';
import { type Message, RawSocket } from '../stage/raw-socket.ts';
import { consent, type Meeting, refusal, useStage } from '../stage/stage.ts';

// DynamoDB's TTL never runs in this file: nothing here asks for it, and the runtime's own waits for a day.
const stage = useStage();

const second = 1_000;
const minute = 60 * second;
/** Of us-ssn: how long answers are kept, and how long the visitor has for either step. */
const retention = 30 * minute;
const stepTime = 10 * minute;
const submission = { consent, answers: { ssn: '219099991' } };
const slow = 2 * minute;

async function submitted(meeting: Meeting): Promise<EntryOf<'formSubmitted'>> {
  const requestId = await stage.request(meeting, 'us-ssn');
  return (await meeting.visitor.client.submitForm(requestId, submission)).entry;
}

async function rowsOf(requestId: string) {
  const rows = await stage.vaultRows();
  return rows.filter((row) => row['requestId'] === requestId);
}

/** The sweep fails from now on, however often it runs, until this is removed. */
function noSweep(): Injection {
  return stage.runtime.traffic.inject({ caller: 'Sweep', kind: 'timeout', times: Infinity });
}

/** Moves the time, but for a sweep that fails. */
async function passUnswept(ms: number): Promise<Injection> {
  const blocked = noSweep();
  await stage.runtime.advance(ms);
  return blocked;
}

/** As long after something was due as it may take to be done. */
async function sweptWithinTwoMinutes(blocked?: Injection): Promise<void> {
  blocked?.remove();
  await stage.runtime.advance(2 * minute);
}

/** A reveal over a new socket, with a token of now. */
async function revealNow({ conversationId }: Meeting, requestId: string, id: string = randomUUID()) {
  const { accessToken } = await tokenFor(stage.runtime, 'ana');
  const socket = await RawSocket.open(stage.runtime.webSocketUrl, `bearer.${accessToken}`);
  const reply: Message = await socket.ask({ type: 'reveal', id, conversationId, requestId });
  socket.close();
  return reply;
}

async function bothTold(
  { ana, visitor }: Meeting,
  type: 'expired' | 'unconfirmed' | 'viewed',
  requestId: string,
) {
  const [told, alsoTold] = await Promise.all([ana.entry(type, requestId), visitor.entry(type, requestId)]);
  expect(told).toEqual(alsoTold);
  return told;
}

verifies(
  'P6',
  'after the retention nothing is revealed, swept or not; two minutes later nothing is left, and both sides know',
  async () => {
    const meeting = await stage.meeting();
    const { requestId } = await submitted(meeting);
    const blocked = await passUnswept(retention);
    expect(blocked.hits).toBeGreaterThan(0);
    expect(await rowsOf(requestId)).toHaveLength(1);
    expect(await revealNow(meeting, requestId)).toMatchObject({ type: 'error', code: 'ERR_GONE' });
    expect(await stage.formItem(requestId)).not.toHaveProperty('claim');
    const [record] = await stage.auditOf(requestId, 'reveal');
    expect(record).toMatchObject({ outcome: 'denied', code: 'ERR_GONE' });
    await sweptWithinTwoMinutes(blocked);
    expect(await rowsOf(requestId)).toEqual([]);
    expect(await bothTold(meeting, 'expired', requestId)).toMatchObject({ what: 'answers' });
  },
  slow,
);

verifies(
  'P6',
  'a claim shortly before the end of the retention ends with the retention',
  async () => {
    const meeting = await stage.meeting();
    const entry = await submitted(meeting);
    const { requestId, expiresAt } = entry;
    await stage.runtime.advance(retention - 40 * second);
    const claimId = randomUUID();
    const reply = await revealNow(meeting, requestId, claimId);
    expect(reply).toMatchObject({ type: 'revealed', confirmBy: expiresAt });
    expect(await openedBy(stage, 'ana', reply, entry)).toEqual(submission.answers);
    const blocked = await passUnswept(40 * second);
    expect(await revealNow(meeting, requestId, claimId)).toMatchObject({ code: 'ERR_GONE' });
    await sweptWithinTwoMinutes(blocked);
    expect(await rowsOf(requestId)).toEqual([]);
    await bothTold(meeting, 'unconfirmed', requestId);
  },
  slow,
);

verifies(
  'P5',
  'repeating the same reveal gives the same answers for 60 s and no longer, however often it is repeated',
  async () => {
    const meeting = await stage.meeting();
    const entry = await submitted(meeting);
    const { requestId } = entry;
    const row = await rowsOf(requestId);
    const claimId = randomUUID();
    const first = await revealNow(meeting, requestId, claimId);
    expect(await openedBy(stage, 'ana', first, entry)).toEqual(submission.answers);
    const form = await stage.formItem(requestId);
    const claim = form?.['claim'] as { at: number; lapsesAt: number };
    expect(claim.lapsesAt - claim.at).toBe(minute);
    expect(first['confirmBy']).toBe(claim.lapsesAt);
    const blocked = await passUnswept(20 * second);
    expect(await revealNow(meeting, requestId, claimId)).toEqual(first);
    expect(await stage.formItem(requestId)).toMatchObject({ claim });
    expect(await rowsOf(requestId)).toEqual(row);
    await stage.runtime.advance(40 * second);
    expect(await revealNow(meeting, requestId, claimId)).toMatchObject({ code: 'ERR_GONE' });
    expect(await stage.formItem(requestId)).toMatchObject({ claim });
    expect(await rowsOf(requestId)).toEqual(row);
    await sweptWithinTwoMinutes(blocked);
    expect(await rowsOf(requestId)).toEqual([]);
  },
  slow,
);

verifies(
  'P5',
  'a claim that is never confirmed is destroyed and told as unconfirmed; a late confirmation is added to the record',
  async () => {
    const meeting = await stage.meeting();
    const { ana, conversationId } = meeting;
    const { requestId } = await submitted(meeting);
    const { claimId } = await ana.client.reveal(conversationId, requestId);
    await stage.runtime.advance(minute);
    await sweptWithinTwoMinutes();
    expect(await rowsOf(requestId)).toEqual([]);
    await bothTold(meeting, 'unconfirmed', requestId);
    expect(await stage.formItem(requestId)).toMatchObject({ outcome: 'unconfirmed' });
    const late = await ana.client.confirmViewed(conversationId, requestId, claimId);
    expect(await bothTold(meeting, 'viewed', requestId)).toEqual(late);
    const item = await stage.formItem(requestId);
    expect(item).toMatchObject({ outcome: 'unconfirmed', confirmedLateAt: late.at });
    const again = ana.client.confirmViewed(conversationId, requestId, claimId);
    expect(await refusal(again)).toBe('ERR_ALREADY_VIEWED');
  },
  slow,
);

verifies(
  'P5',
  'a form that was not opened in time is over, swept or not, and both sides are told',
  async () => {
    const meeting = await stage.meeting();
    const { client } = meeting.visitor;
    const requestId = await stage.request(meeting, 'us-ssn');
    const blocked = await passUnswept(stepTime);
    expect(await refusal(client.openForm(requestId))).toBe('ERR_TOO_LATE');
    expect(await refusal(client.submitForm(requestId, submission))).toBe('ERR_TOO_LATE');
    await sweptWithinTwoMinutes(blocked);
    expect(await bothTold(meeting, 'expired', requestId)).toMatchObject({ what: 'request' });
    expect(await refusal(client.openForm(requestId))).toBe('ERR_TOO_LATE');
    expect(await refusal(client.submitForm(requestId, submission))).toBe('ERR_TOO_LATE');
    expect(client.openForms).toEqual([]);
    expect(await rowsOf(requestId)).toEqual([]);
  },
  slow,
);

verifies(
  'P5',
  'a form that was opened in time and not submitted in time is over, and both sides are told',
  async () => {
    const meeting = await stage.meeting();
    const { client } = meeting.visitor;
    const requestId = await stage.request(meeting, 'us-ssn');
    await client.openForm(requestId);
    await stage.runtime.advance(stepTime);
    expect(await stage.formItem(requestId)).not.toHaveProperty('outcome');
    const blocked = await passUnswept(stepTime);
    expect(await refusal(client.submitForm(requestId, submission))).toBe('ERR_TOO_LATE');
    await sweptWithinTwoMinutes(blocked);
    expect(await bothTold(meeting, 'expired', requestId)).toMatchObject({ what: 'request' });
    expect(await refusal(client.submitForm(requestId, submission))).toBe('ERR_TOO_LATE');
  },
  slow,
);

verifies('P6', 'when the chat has ended nothing is left at once, and nothing is revealed', async () => {
  const meeting = await stage.meeting();
  const { requestId } = await submitted(meeting);
  await meeting.visitor.client.end();
  expect(await rowsOf(requestId)).toEqual([]);
  expect(await revealNow(meeting, requestId)).toMatchObject({ type: 'error', code: 'ERR_GONE' });
  const { destroyed } = await meeting.ana.entry('ended');
  expect(destroyed).toEqual([{ requestId, outcome: 'ended' }]);
});
