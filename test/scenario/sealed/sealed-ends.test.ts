import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verifies } from '../../promises.ts';
import {
  answered,
  changingNothing,
  next,
  rawAgent,
  type RawMeeting,
  rawMeeting,
  repeat,
} from '../stage/raw-people.ts';
import { sealedAnswered, sealedRelay, sealedRequest, sealedSubmission } from '../stage/raw-sealing.ts';
import type { Message } from '../stage/raw-socket.ts';
import { useStage } from '../stage/stage.ts';

const stage = useStage();

async function rowOf(requestId: string) {
  return (await stage.vaultRows()).find((row) => row['requestId'] === requestId);
}

/** A sealed form that waits, one that has been answered, and an answered one that is not sealed. */
async function threeForms(meeting: RawMeeting) {
  const waiting = await sealedRequest(meeting, stage.runtime);
  const held = await sealedAnswered(meeting, stage.runtime);
  const readable = await answered(meeting);
  return { waiting, held, readable };
}

/** Neither opened nor answered, neither before nor after, nor is one off the record relayed. */
async function expectClosed({ visitor, conversationId }: RawMeeting, waiting: string, held: string) {
  const closed = { type: 'error', code: 'ERR_KEY_GONE' };
  expect(await visitor.ask({ type: 'openForm', conversationId, requestId: waiting })).toMatchObject(closed);
  for (const requestId of [waiting, held]) {
    const attempt = await sealedSubmission({ conversationId }, requestId);
    expect(await visitor.ask(attempt)).toMatchObject(closed);
    const relay = await sealedRelay({ conversationId }, requestId, 'cvv', '7391');
    expect(await visitor.ask(relay)).toMatchObject(closed);
  }
}

describe('a hand-over', () => {
  verifies(
    'P10',
    'destroys what only the one who leaves could have read, and says so to everybody',
    async () => {
      const meeting = await rawMeeting(stage.runtime);
      const { agent, visitor, conversationId } = meeting;
      const { waiting, held, readable } = await threeForms(meeting);
      const told = next(visitor, ({ type }) => type === 'handedOver');
      const reply = await agent.ask({ type: 'handOver', conversationId });
      const destroyed = [waiting, held].map((requestId) => ({ requestId, outcome: 'unreadable' }));
      expect(reply).toMatchObject({ type: 'handedOver', destroyed });
      expect(await told).toEqual(reply);
      expect([await rowOf(held), await rowOf(readable)]).toEqual([undefined, expect.anything()]);
      expect(await stage.formItem(held)).toMatchObject({ outcome: 'unreadable' });
      await expectClosed(meeting, waiting, held);
      const ben = await rawAgent(stage.runtime, 'ben');
      await ben.ask({ type: 'accept', conversationId });
      const reveal = { type: 'reveal', conversationId };
      expect(await ben.ask({ ...reveal, requestId: held })).toMatchObject({ code: 'ERR_GONE' });
      expect(await ben.ask({ ...reveal, requestId: readable })).toMatchObject({ type: 'revealed' });
    },
  );

  test('waits for a live claim; one that has lapsed is said to be unconfirmed', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { agent, conversationId } = meeting;
    const requestId = await sealedAnswered(meeting, stage.runtime);
    expect(await agent.ask({ type: 'reveal', conversationId, requestId })).toMatchObject({
      type: 'revealed',
    });
    const handOver = { type: 'handOver', conversationId };
    const refused = await changingNothing(stage.runtime, () => agent.ask(handOver));
    expect(refused).toMatchObject({ code: 'ERR_ANSWERS_OPEN' });
    // Otherwise the sweep would have been first.
    const asleep = stage.runtime.traffic.inject({ caller: '/Sweep/', kind: 'throttle', times: 1_000 });
    await stage.runtime.advance(60_001);
    expect((await agent.ask(handOver))['destroyed']).toEqual([{ requestId, outcome: 'unconfirmed' }]);
    asleep.remove();
    expect(await stage.formItem(requestId)).toMatchObject({ outcome: 'unconfirmed' });
    expect(await rowOf(requestId)).toBeUndefined();
  });
});

describe('a sign-out everywhere', () => {
  verifies('P10', 'destroys what only that agent’s browsers could have read, on the record', async () => {
    const ben = await rawAgent(stage.runtime, 'ben');
    const meeting = await rawMeeting(stage.runtime, ben);
    const { visitor } = meeting;
    const others = await threeForms(await rawMeeting(stage.runtime));
    const { waiting, held, readable } = await threeForms(meeting);
    ben.sendText(JSON.stringify({ type: 'signOut', id: randomUUID() }));
    expect(await ben.closed).toBe(1000);
    for (const requestId of [waiting, held]) {
      const told = await visitor.heard.first(
        (entry) => entry['type'] === 'unreadable' && entry['requestId'] === requestId,
      );
      expect(told).toMatchObject({ because: 'signedOut' });
      expect(await stage.auditOf(requestId, 'signOut')).toMatchObject([
        { actor: 'agent', outcome: 'success' },
      ]);
    }
    expect(await rowOf(held)).toBeUndefined();
    for (const requestId of [readable, others.held, others.readable])
      expect(await rowOf(requestId)).toBeDefined();
    await expectClosed(meeting, waiting, held);
    // A sign-in counts again from the next second on.
    await stage.runtime.advance(1_000);
  });

  test('leaves answers that were claimed to their claim, which lapses: they may have been seen', async () => {
    const ben = await rawAgent(stage.runtime, 'ben');
    const meeting = await rawMeeting(stage.runtime, ben);
    const { visitor, conversationId } = meeting;
    const requestId = await sealedAnswered(meeting, stage.runtime);
    await ben.ask({ type: 'reveal', conversationId, requestId });
    ben.sendText(JSON.stringify({ type: 'signOut', id: randomUUID() }));
    await ben.closed;
    expect(await stage.formItem(requestId)).not.toHaveProperty('outcome');
    await stage.runtime.advance(121_000);
    expect(await visitor.heard.first(({ type }) => type === 'unconfirmed')).toMatchObject({ requestId });
    expect(await rowOf(requestId)).toBeUndefined();
  });
});

describe('discarding a form', () => {
  const discard = ({ conversationId }: RawMeeting, requestId: string, because = 'keyLost'): Message => ({
    ...{ type: 'discardForm', id: randomUUID(), conversationId, requestId, because },
  });
  const noted = 'ERR_SEALED_CHANGED';

  verifies(
    'P10',
    'that nobody can read closes it and destroys its answers; both sides are told why',
    async () => {
      const meeting = await rawMeeting(stage.runtime);
      const { agent, visitor } = meeting;
      const { waiting, held } = await threeForms(meeting);
      for (const requestId of [waiting, held]) {
        const request = discard(meeting, requestId);
        const told = next(visitor, ({ type }) => type === 'unreadable');
        const entry = await agent.ask(request);
        expect(entry).toMatchObject({ type: 'unreadable', requestId, because: 'keyLost' });
        expect(await told).toEqual(entry);
        expect(await repeat(agent, request)).toEqual(entry);
        const records = await stage.auditOf(requestId, 'discardForm');
        expect(records).toMatchObject([{ actor: 'agent', outcome: 'success' }]);
      }
      expect(await rowOf(held)).toBeUndefined();
      await expectClosed(meeting, waiting, held);
    },
  );

  verifies('P10', 'whose answers did not open is on the record with what was wrong with them', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { agent, conversationId } = meeting;
    const requestId = await sealedAnswered(meeting, stage.runtime);
    await agent.ask({ type: 'reveal', conversationId, requestId });
    const request = { ...discard(meeting, requestId, 'notOpened'), code: noted };
    expect(await agent.ask(request)).toMatchObject({ type: 'unreadable', because: 'notOpened' });
    const records = await stage.auditOf(requestId, 'discardForm');
    expect(records).toMatchObject([{ outcome: 'failure', code: noted }]);
    expect(await rowOf(requestId)).toBeUndefined();
    expect(await stage.formItem(requestId)).toMatchObject({ outcome: 'unreadable' });
  });

  const refused: {
    what: string;
    made: (meeting: RawMeeting) => Promise<string>;
    changes?: Message;
    code: string;
    path?: string;
  }[] = [
    {
      what: 'that was never requested',
      made: () => Promise.resolve(randomUUID()),
      code: 'ERR_FORM_NOT_REQUESTED',
    },
    {
      what: 'that is not sealed',
      made: (meeting) => answered(meeting),
      code: 'ERR_BAD_REQUEST',
      path: 'requestId',
    },
    {
      what: 'that was withdrawn',
      made: async (meeting) => {
        const requestId = await sealedRequest(meeting, stage.runtime);
        await meeting.visitor.ask({ type: 'withdraw', conversationId: meeting.conversationId, requestId });
        return requestId;
      },
      code: 'ERR_GONE',
    },
    {
      what: 'whose answers are being viewed, for a lost key',
      made: async (meeting) => {
        const requestId = await sealedAnswered(meeting, stage.runtime);
        await meeting.agent.ask({ type: 'reveal', conversationId: meeting.conversationId, requestId });
        return requestId;
      },
      code: 'ERR_ANSWERS_OPEN',
    },
    ...['ERR_CANARY', 'ERR_GONE', 'ERR_SEALED_CHANGED_', 'constructor', '', 7].map((code) => ({
      what: `with the code ${JSON.stringify(code)}`,
      made: (meeting: RawMeeting) => sealedAnswered(meeting, stage.runtime),
      changes: { because: 'notOpened', code },
      code: 'ERR_BAD_REQUEST',
      path: 'code',
    })),
    {
      what: 'for a reason that there is not',
      made: (meeting) => sealedAnswered(meeting, stage.runtime),
      changes: { because: 'bored' },
      code: 'ERR_BAD_REQUEST',
      path: 'because',
    },
  ];
  test.each(refused)('$what is refused, and changes nothing', async ({ made, changes, code, path }) => {
    const meeting = await rawMeeting(stage.runtime);
    const requestId = await made(meeting);
    const request = { ...discard(meeting, requestId), ...changes };
    const reply = await changingNothing(stage.runtime, () => meeting.agent.ask(request));
    expect(reply).toMatchObject({ type: 'error', code });
    expect(reply['path']).toBe(path);
  });
});
