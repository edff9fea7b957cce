import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { EntryOf } from '../../../core/protocol/index.ts';
import { tokenFor } from '../../../play/local/people.ts';
import { verifies } from '../../promises.ts';
import { openedBy } from '../stage/opened.ts';
import { inWords, oneWinner, recordedResults } from './race-results.ts';
import { repeat } from '../stage/raw-people.ts';
import { type Message, RawSocket } from '../stage/raw-socket.ts';
import { consent, type Meeting, useStage } from '../stage/stage.ts';

const stage = useStage();

/** Over functions and sockets; more are run without those (reveal-races-in-process.test.ts). */
const races = 40;
/** As many forms as may be open in one conversation. */
const racesAConversation = 10;
const reveals = 10;
/** In every such race some of the reveals are another agent's. */
const rivalEvery = 4;
const rivalReveals = 3;

/** A form that is filled in and waits to be revealed. */
interface Prize {
  readonly conversationId: string;
  readonly requestId: string;
  readonly note: string;
  readonly entry: EntryOf<'formSubmitted'>;
}

/** One reveal that was sent, by whom, and what came back. */
interface Attempt {
  readonly claimId: string;
  readonly who: 'assigned' | 'rival';
  readonly reply: Message;
}

async function bearerOf(username: string): Promise<string> {
  return `bearer.${(await tokenFor(stage.runtime, username)).accessToken}`;
}

async function prizesOf(meeting: Meeting, count: number): Promise<Prize[]> {
  const { ana, visitor, conversationId } = meeting;
  const prize = async (_: unknown, index: number): Promise<Prize> => {
    const requestId = await ana.client.requestForm(conversationId, 'secure-note');
    await visitor.offer(requestId);
    const note = `note ${index} of ${conversationId}`;
    const answers = { secureNote: note };
    const { entry } = await visitor.client.submitForm(requestId, { consent, answers });
    return { conversationId, requestId, note, entry };
  };
  return Promise.all(Array.from({ length: count }, prize));
}

/** Sends all reveals before any is answered: those of one socket in one go, one socket after the other. */
async function race({ conversationId, requestId }: Prize, tabs: readonly RawSocket[], rival?: RawSocket) {
  const lanes = Array.from({ length: reveals }, (_, index) => {
    const isRival = rival !== undefined && index % rivalReveals === 1;
    return {
      socket: isRival ? rival : tabs[index % tabs.length],
      who: isRival ? 'rival' : 'assigned',
    } as const;
  });
  return Promise.all(
    lanes.map(async ({ socket, who }): Promise<Attempt> => {
      const claimId = randomUUID();
      const reveal = { type: 'reveal', id: claimId, conversationId, requestId };
      return { claimId, who, reply: socket ? await answered(socket, reveal) : {} };
    }),
  );
}

/** As clients do, whoever has met others too often repeats the same request. */
async function answered(socket: RawSocket, request: Message): Promise<Message> {
  const reply = await repeat(socket, request);
  return reply['code'] === 'ERR_TRY_AGAIN' ? answered(socket, request) : reply;
}

interface Hall {
  readonly tabs: readonly RawSocket[];
}

/** Opens sockets for one race: one that is refused too often is closed. */
type Open = () => Promise<Hall & { rival: RawSocket; readonly close: () => void }>;

/** Who races in a conversation: tokens end, and these races take their time. */
async function hall(): Promise<Open> {
  const [anas, bens] = await Promise.all([bearerOf('ana'), bearerOf('ben')]);
  return async () => {
    const open = (credential: string) => RawSocket.open(stage.runtime.webSocketUrl, credential);
    const [first, second, rival] = await Promise.all([open(anas), open(anas), open(bens)]);
    const close = () => [first, second, rival].forEach((socket) => socket.close());
    return { tabs: [first, second], rival, close };
  };
}

/** Runs one race, holds it to its one winner, and has the winner confirm. */
async function fairRace(
  prize: Prize,
  { ana }: Meeting,
  { tabs }: Hall,
  rival?: RawSocket,
): Promise<string[]> {
  const attempts = await race(prize, tabs, rival);
  const results = attempts.map(({ who, reply }) => inWords(who, reply)).toSorted();
  const rivals = attempts.filter(({ who }) => who === 'rival').length;
  expect(results).toEqual(oneWinner(attempts.length, rivals));
  const winner = attempts.find(({ reply }) => reply['type'] === 'revealed');
  expect(await openedBy(stage, 'ana', winner?.reply ?? {}, prize.entry)).toEqual({ secureNote: prize.note });
  await ana.client.confirmViewed(prize.conversationId, prize.requestId, winner?.claimId ?? '');
  return results;
}

/** The races of one conversation, one after the other; their results, by form request. */
async function racesOf(meeting: Meeting, count: number): Promise<[requestId: string, results: string[]][]> {
  const open = await hall();
  const ran: [string, string[]][] = [];
  for (const [index, prize] of (await prizesOf(meeting, count)).entries()) {
    const racing = await open();
    const rival = index % rivalEvery === 0 ? racing.rival : undefined;
    ran.push([prize.requestId, await fairRace(prize, meeting, racing, rival)]);
    racing.close();
  }
  meeting.visitor.client.close();
  return ran;
}

verifies(
  'P4',
  `in ${races} races of ${reveals} simultaneous reveals over sockets exactly one wins, and every refusal is on the record`,
  async () => {
    const ana = await stage.agent();
    const ran = new Map<string, string[]>();
    let assignedId = '';
    while (ran.size < races) {
      const meeting = await stage.meeting(ana);
      assignedId = (await meeting.visitor.entry('accepted')).agent.id;
      const more = await racesOf(meeting, Math.min(racesAConversation, races - ran.size));
      for (const [requestId, results] of more) ran.set(requestId, results);
    }
    expect(recordedResults(await stage.runtime.database.scan('Audit'), assignedId)).toEqual(ran);
    expect(await stage.vaultRows()).toEqual([]);
  },
  5 * 60_000,
);

verifies('P4', 'so it is when the transactions meet one another', async () => {
  const meeting = await stage.meeting();
  const open = await hall();
  for (const prize of await prizesOf(meeting, 5)) {
    const { tabs, close } = await open();
    const met = stage.runtime.traffic.inject({
      kind: 'conflict',
      caller: 'Reveal',
      operation: 'TransactWriteItems',
      times: reveals,
    });
    await fairRace(prize, meeting, { tabs });
    expect(met.hits).toBe(reveals);
    met.remove();
    close();
  }
});

test('a refusal that was recorded, but not answered, is recorded once and told as what it is', async () => {
  const meeting = await stage.meeting();
  const { tabs } = await (await hall())();
  const { conversationId, requestId } = (await prizesOf(meeting, 1))[0] ?? {};
  await meeting.visitor.client.withdraw(requestId ?? '');
  const lost = stage.runtime.traffic.inject({
    kind: 'timeout',
    when: 'after',
    caller: 'Reveal',
    operation: 'TransactWriteItems',
  });
  const reply = await tabs[0]?.ask({ type: 'reveal', conversationId, requestId });
  expect(lost.hits).toBe(1);
  expect(reply).toMatchObject({ type: 'error', code: 'ERR_GONE' });
  const records = await stage.auditOf(requestId ?? '', 'reveal');
  expect(records.map(({ outcome, code }) => ({ outcome, code }))).toEqual([
    { outcome: 'denied', code: 'ERR_GONE' },
  ]);
});

test('so is one that another function recorded', async () => {
  const { visitor, conversationId } = await stage.meeting();
  const stranger = await RawSocket.open(stage.runtime.webSocketUrl);
  const lost = stage.runtime.traffic.inject({
    kind: 'timeout',
    when: 'after',
    caller: 'Conversation',
    operation: 'PutItem',
  });
  const reply = await stranger.ask({ type: 'resume', conversationId, afterSeq: 0 });
  expect(lost.hits).toBe(1);
  expect(reply).toMatchObject({ type: 'error', code: 'ERR_NOT_ALLOWED' });
  const events = await stage.runtime.database.scan('Audit');
  const records = events.filter(({ about }) => about === conversationId);
  expect(records.filter(({ outcome }) => outcome === 'denied')).toHaveLength(1);
  visitor.client.close();
});
