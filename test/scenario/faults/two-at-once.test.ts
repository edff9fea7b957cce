import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { word } from '../../../play/local/canaries.ts';
import { search } from '../../../play/local/leak-search.ts';
import { verifies } from '../../promises.ts';
import {
  answered,
  next,
  rawAgent,
  type RawMeeting,
  rawMeeting,
  repeat,
  requested,
  storedAnswers,
} from '../stage/raw-people.ts';
import type { Message, RawSocket } from '../stage/raw-socket.ts';
import { refusal, useStage } from '../stage/stage.ts';

const stage = useStage();

/** How often each race is run. */
const rounds = 25;

/** Holds up one side of a race in two rounds of three, in turns, by a few conflicts: each side is first sometimes. */
async function race<A, B>(round: number, reveal: () => Promise<A>, other: () => Promise<B>): Promise<[A, B]> {
  const caller = ['/Reveal/', '/Conversation/', undefined][round % 3];
  const conflict = {
    service: 'dynamodb',
    operation: 'TransactWriteItems',
    kind: 'conflict',
    times: 3,
  } as const;
  const fault = caller === undefined ? undefined : stage.runtime.traffic.inject({ ...conflict, caller });
  const results = await Promise.all([reveal(), other()]);
  fault?.remove();
  return results;
}

function revealed({ agent, conversationId }: RawMeeting, requestId: string, by: RawSocket = agent) {
  return by.ask({ type: 'reveal', conversationId, requestId });
}

async function confirmed({ agent, conversationId }: RawMeeting, requestId: string, claim: Message) {
  return agent.ask({ type: 'confirmViewed', conversationId, requestId, claimId: claim['id'] });
}

async function rowsOf(requestId: string) {
  return (await stage.vaultRows()).filter((row) => row['requestId'] === requestId);
}

function agentId(username: string): string {
  return stage.runtime.signIn?.users.find((user) => user.username === username)?.id ?? '';
}

describe('two tabs of one agent', () => {
  verifies('P4', 'both reveal: one gets the answers, the other is refused on the record', async () => {
    const meeting = await stage.meeting();
    const { ana, conversationId } = meeting;
    const other = await stage.agent();
    await other.client.resume(conversationId);
    const requestId = await stage.submitted(meeting);
    const attempts = [ana, other].map(({ client }) => client.reveal(conversationId, requestId));
    const codes = await Promise.all(attempts.map((attempt) => refusal(attempt)));
    expect(codes.toSorted()).toEqual(['ERR_ALREADY_VIEWED', undefined]);
    const outcomes = (await stage.auditOf(requestId, 'reveal')).map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(['denied', 'success']);
  });

  verifies('P13', 'both write: everybody has every message once, in one order', async () => {
    const { ana, visitor, conversationId } = await stage.meeting();
    const other = await stage.agent();
    await other.client.resume(conversationId);
    const texts = Array.from({ length: 8 }, (_, index) => `message ${index}`);
    await Promise.all(
      texts.map((text, index) => (index % 2 === 0 ? ana : other).client.send(conversationId, text)),
    );
    const last = (seq: number) => (entry: { seq: number }) => entry.seq === seq;
    for (const { entries } of [ana, other, visitor]) {
      await entries.first(last(2 + texts.length));
      expect(entries.items.map(({ seq }) => seq)).toEqual(
        Array.from({ length: 10 }, (_, index) => index + 1),
      );
    }
    const said = visitor.entries.items.flatMap((entry) => (entry.type === 'messageSent' ? [entry.text] : []));
    expect(said.toSorted()).toEqual(texts);
    expect(other.entries.items).toEqual(visitor.entries.items);
  });
});

verifies(
  'P5',
  'a reveal whose reply was lost is repeated with its id for 60 s: the same answers, never for longer',
  async () => {
    const { runtime } = stage;
    const meeting = await rawMeeting(runtime);
    const { agent, conversationId, visitor } = meeting;
    const requestId = await answered(meeting);
    const request = { type: 'reveal', id: randomUUID(), conversationId, requestId };
    const death = { service: 'dynamodb', operation: 'TransactWriteItems', caller: '/Reveal/' } as const;
    const fault = runtime.traffic.inject({ ...death, kind: 'die', when: 'after' });
    const lost = next(agent, ({ message }) => message === 'Internal server error');
    agent.sendText(JSON.stringify(request));
    expect(await lost).not.toHaveProperty('id');
    expect(fault.hits).toBe(1);
    const reply = await repeat(agent, request);
    expect(reply).toMatchObject({ type: 'revealed', answers: storedAnswers });
    await runtime.advance(30_000);
    expect(await repeat(agent, request)).toEqual(reply);
    expect(await revealed(meeting, requestId)).toMatchObject({ code: 'ERR_ALREADY_VIEWED' });
    const told = next(visitor, ({ type }) => type === 'unconfirmed');
    await runtime.advance(91_000);
    expect(await told).toMatchObject({ requestId });
    expect(await repeat(agent, request)).toMatchObject({ code: 'ERR_GONE' });
    expect(await rowsOf(requestId)).toEqual([]);
  },
);

describe('in the middle of a claim', () => {
  test('a hand-over waits: ERR_ANSWERS_OPEN, until the answers were viewed', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { agent, conversationId } = meeting;
    const requestId = await answered(meeting);
    const claim = await revealed(meeting, requestId);
    const handOver = { type: 'handOver', conversationId };
    expect(await agent.ask(handOver)).toMatchObject({ code: 'ERR_ANSWERS_OPEN' });
    expect(await confirmed(meeting, requestId, claim)).toMatchObject({ type: 'viewed' });
    expect(await agent.ask(handOver)).toMatchObject({ type: 'handedOver' });
  });

  verifies(
    'P6',
    'an end destroys the answers, and the visitor is told that they may have been seen',
    async () => {
      const meeting = await rawMeeting(stage.runtime);
      const { agent, visitor, conversationId } = meeting;
      const requestId = await answered(meeting);
      const claim = { type: 'reveal', id: randomUUID(), conversationId, requestId };
      expect(await repeat(agent, claim)).toMatchObject({ type: 'revealed' });
      const told = next(visitor, ({ type }) => type === 'ended');
      expect(await agent.ask({ type: 'end', conversationId })).toMatchObject({ type: 'ended' });
      expect(await told).toMatchObject({ destroyed: [{ requestId, outcome: 'unconfirmed' }] });
      expect(await rowsOf(requestId)).toEqual([]);
      expect(await repeat(agent, claim)).toMatchObject({ code: 'ERR_GONE' });
    },
  );

  verifies(
    'P6',
    `a reveal and an end meet, ${rounds} times: what the visitor is told is what happened`,
    async () => {
      const ana = await rawAgent(stage.runtime);
      const seen = new Set<string>();
      for (let round = 0; round < rounds; round += 1) {
        const meeting = await rawMeeting(stage.runtime, ana);
        const { visitor, conversationId } = meeting;
        const requestId = await answered(meeting);
        const [reveal, end] = await race(
          round,
          () => revealed(meeting, requestId),
          () => visitor.ask({ type: 'end', conversationId }),
        );
        expect(end).toMatchObject({ type: 'ended', destroyed: [{ requestId }] });
        const [destroyed] = end['destroyed'] as { outcome: string }[];
        seen.add(`${String(reveal['code'] ?? reveal['type'])}, ${destroyed?.outcome}`);
        expect(await rowsOf(requestId)).toEqual([]);
        visitor.close();
      }
      // A claim that committed just before the end may find its row gone: "may have been seen" errs on the safe side.
      seen.delete('ERR_GONE, unconfirmed');
      expect([...seen].toSorted()).toEqual(['ERR_GONE, ended', 'revealed, unconfirmed']);
    },
  );
});

describe('a hand-over', () => {
  test('to an agent who is not connected is refused, and changes nothing: ERR_AGENT_AWAY', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { agent, conversationId } = meeting;
    const reply = await agent.ask({ type: 'handOver', conversationId, to: agentId('ben') });
    expect(reply).toMatchObject({ code: 'ERR_AGENT_AWAY' });
    expect(await agent.ask({ type: 'send', conversationId, text: 'still mine' })).toMatchObject({ seq: 3 });
  });

  verifies('P9', 'moves every right to the new agent: the old one has none left', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { agent, visitor, conversationId } = meeting;
    const requestId = await answered(meeting);
    const ben = await rawAgent(stage.runtime, 'ben');
    const told = next(ben, ({ type }) => type === 'handedOver');
    await agent.ask({ type: 'handOver', conversationId, to: agentId('ben') });
    expect(await told).toMatchObject({ agent: { id: agentId('ben'), name: 'ben' } });
    for (const request of [
      { type: 'requestForm', form: 'card-on-file' },
      { type: 'reveal', requestId },
      { type: 'send', text: 'hello' },
      { type: 'resume', afterSeq: 0 },
      { type: 'end' },
    ]) {
      expect(await agent.ask({ ...request, conversationId })).toMatchObject({ code: 'ERR_NOT_ALLOWED' });
    }
    const heard = agent.heard.items.length;
    expect(await revealed(meeting, requestId, ben)).toMatchObject({
      type: 'revealed',
      answers: storedAnswers,
    });
    await requested({ ...meeting, agent: ben });
    await visitor.ask({ type: 'send', conversationId, text: 'for ben alone' });
    await agent.ask({ type: 'ping' });
    expect(agent.heard.items.slice(heard).map(({ type }) => type)).toEqual(['pong']);
    ben.close();
  });

  test('back to those waiting lets another agent accept', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { agent, visitor, conversationId } = meeting;
    const told = next(visitor, ({ type }) => type === 'handedOver');
    await agent.ask({ type: 'handOver', conversationId });
    expect(await told).not.toHaveProperty('agent');
    const ben = await rawAgent(stage.runtime, 'ben');
    const listed = expect.objectContaining({ conversationId }) as unknown;
    expect((await ben.ask({ type: 'join' }))['waiting']).toContainEqual(listed);
    expect(await ben.ask({ type: 'accept', conversationId })).toMatchObject({ agent: { name: 'ben' } });
    expect((await ben.ask({ type: 'join' }))['own']).toContainEqual(listed);
    expect((await agent.ask({ type: 'join' }))['own']).not.toContainEqual(listed);
    expect(await agent.ask({ type: 'accept', conversationId })).toMatchObject({ code: 'ERR_NOT_ALLOWED' });
    ben.close();
  });
});

verifies(
  'P17',
  'of two conversations with one agent no message, entry or answer crosses into the other',
  async () => {
    const ana = await rawAgent(stage.runtime);
    const both = await Promise.all([rawMeeting(stage.runtime, ana), rawMeeting(stage.runtime, ana)]);
    const scripts = both.map((meeting) => ({ meeting, text: word(16), holder: word(16), cvv: randomCvv() }));
    const done = scripts.map(async ({ meeting, text, holder, cvv }) => {
      const { visitor, conversationId } = meeting;
      await visitor.ask({ type: 'send', conversationId, text });
      const requestId = await answered(meeting, { ...storedAnswers, cardholderName: holder });
      await visitor.ask({ type: 'relayAnswer', conversationId, requestId, field: 'cvv', answer: cvv });
      const claim = await revealed(meeting, requestId);
      expect(claim).toMatchObject({ conversationId, answers: { cardholderName: holder } });
      expect(await confirmed(meeting, requestId, claim)).toMatchObject({ type: 'viewed' });
      return requestId;
    });
    await Promise.all(done);
    for (const [index, { meeting, text, holder, cvv }] of scripts.entries()) {
      const { conversationId: otherId, visitor } = both[1 - index] ?? meeting;
      const planted = [meeting.conversationId, text, holder, cvv].map((value) => ({ name: value, value }));
      const toOther = ana.heard.items.filter((message) => message['conversationId'] === otherId);
      const heard = { 'the other visitor': visitor.heard.items, 'the agent, of the other': toOther };
      const remains = Object.entries(heard).map(([name, items]) => ({
        name,
        bytes: Buffer.from(JSON.stringify(items)),
      }));
      expect(search(remains, planted)).toEqual([]);
      const own = meeting.visitor.heard.items.map(({ seq }) => Number(seq)).filter((seq) => seq > 0);
      expect(own.toSorted((a, b) => a - b)).toEqual(own.map((_, at) => at + 1));
      const relayed = ana.heard.items.find(({ answer }) => answer === cvv);
      expect(relayed).toMatchObject({ type: 'answerRelayed', conversationId: meeting.conversationId });
    }
  },
);

/** Four digits that stand alone nowhere by accident. */
function randomCvv(): string {
  return String(3000 + Math.floor(Math.random() * 7000));
}

describe('a withdrawal', () => {
  test('before a claim destroys the answers: the reveal finds nothing', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { visitor, conversationId } = meeting;
    const requestId = await answered(meeting);
    expect(await rowsOf(requestId)).toHaveLength(1);
    expect(await visitor.ask({ type: 'withdraw', conversationId, requestId })).toMatchObject({
      type: 'withdrawn',
    });
    expect(await rowsOf(requestId)).toEqual([]);
    expect(await revealed(meeting, requestId)).toMatchObject({ code: 'ERR_GONE' });
  });

  test('after a claim is refused: they may have been seen', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { visitor, conversationId } = meeting;
    const requestId = await answered(meeting);
    const withdraw = { type: 'withdraw', conversationId, requestId };
    const claim = await revealed(meeting, requestId);
    expect(await visitor.ask(withdraw)).toMatchObject({ code: 'ERR_ALREADY_VIEWED' });
    expect(await rowsOf(requestId)).toHaveLength(1);
    expect(await confirmed(meeting, requestId, claim)).toMatchObject({ type: 'viewed' });
    expect(await visitor.ask(withdraw)).toMatchObject({ code: 'ERR_ALREADY_VIEWED' });
  });

  verifies(
    'P4',
    `and a reveal meet, ${rounds} times: never do both succeed, never does neither`,
    async () => {
      const ana = await rawAgent(stage.runtime);
      const seen = new Set<string>();
      for (let round = 0; round < rounds; round += 1) {
        const meeting = await rawMeeting(stage.runtime, ana);
        const { visitor, conversationId } = meeting;
        const requestId = await answered(meeting);
        const [reveal, withdrawal] = await race(
          round,
          () => revealed(meeting, requestId),
          () => visitor.ask({ type: 'withdraw', conversationId, requestId }),
        );
        seen.add(
          [reveal, withdrawal].map(({ type, code }) => String(type === 'error' ? code : type)).join(', '),
        );
        expect(await rowsOf(requestId)).toHaveLength(reveal['type'] === 'revealed' ? 1 : 0);
        visitor.close();
      }
      const consistent = ['ERR_GONE, withdrawn', 'revealed, ERR_ALREADY_VIEWED'];
      expect([...seen].toSorted()).toEqual(consistent);
    },
  );
});
