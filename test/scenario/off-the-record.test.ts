import { expect } from 'vitest';
import { VisitorClient } from '../../client/index.ts';
import { tokenFor, VisitorProgram } from '../../play/local/people.ts';
import { remainsOf, search } from '../../play/local/leak-search.ts';
import type { Call } from '../../local/traffic.ts';
import { verifies } from '../promises.ts';
import { heardCalls } from './stage/calls.ts';
import { MovedTime } from './stage/moved-time.ts';
import { sealedRelay } from './stage/raw-sealing.ts';
import { type Message, RawSocket } from './stage/raw-socket.ts';
import { cardAnswers, consent, type Meeting, refusal, useStage } from './stage/stage.ts';

const stage = useStage();

/** The visitor's program relays again after so long without an acknowledgement. */
const repeatAfter = 5_000;
/** And keeps the answer for so long at most. */
const keptFor = 60_000;

const { cvv } = cardAnswers;
const canary = { name: 'CVV', value: cvv };
const card = { consent, answers: cardAnswers };

/** A meeting whose visitor lives by moved time; the agent has a second, silent tab that shows what was relayed. */
interface Watched extends Meeting {
  readonly time: MovedTime;
  readonly credential: string;
  readonly watcher: RawSocket;
  /** The connection of the agent's program. */
  readonly agentSocket: string;
}

async function watched(): Promise<Watched> {
  const { runtime } = stage;
  const time = new MovedTime(runtime);
  const credential = VisitorClient.newCredential();
  const visitor = new VisitorProgram(runtime, { credential }, time.environment);
  const ana = await stage.agent();
  await visitor.client.start();
  const conversationId = visitor.client.conversationId ?? '';
  await ana.client.accept(conversationId);
  const agentSocket = newestAgentSocket();
  const watcher = await agentTab(conversationId);
  return { ana, visitor, conversationId, time, credential, watcher, agentSocket };
}

function newestAgentSocket(): string {
  const agents = stage.runtime.sockets.list().filter(({ authorizer }) => authorizer['role'] === 'agent');
  return agents.toSorted((one, other) => other.connectedAt - one.connectedAt)[0]?.connectionId ?? '';
}

/** Hears what is sent to the agent, and acknowledges nothing. */
async function agentTab(conversationId: string): Promise<RawSocket> {
  const { accessToken } = await tokenFor(stage.runtime, 'ana');
  const socket = await RawSocket.open(stage.runtime.webSocketUrl, `bearer.${accessToken}`);
  await socket.ask({ type: 'resume', conversationId, afterSeq: 0 });
  return socket;
}

const relaysHeard = ({ heard }: RawSocket): Message[] =>
  heard.items.filter(({ type }) => type === 'answerRelayed');

/** Waits until the visitor's program has waited `times` times to relay again: nothing has been acknowledged till then. */
async function waitsToRepeat({ time: { waits } }: Watched, times: number): Promise<void> {
  const soFar = () => waits.items.filter((ms) => ms === repeatAfter).length;
  if (soFar() < times) await waits.first((ms) => ms === repeatAfter && soFar() >= times);
}

const deliveredTo = ({ visitor }: Meeting) =>
  visitor.entries.items.filter(({ type }) => type === 'answerDelivered');

/** Where in all tables, the database's files and the logs the CVV is found. */
async function leaks() {
  return search(await remainsOf(stage.runtime), [canary]);
}

async function submitCard(meeting: Meeting) {
  const requestId = await stage.request(meeting);
  const { deliveries } = await meeting.visitor.client.submitForm(requestId, card);
  return { requestId, delivery: deliveries.get('cvv') };
}

verifies(
  'P2',
  'what a socket took and did not deliver is not "delivered": it is relayed again, the same, and delivered once',
  async () => {
    const meeting = await watched();
    const { ana, watcher, agentSocket } = meeting;
    const { traffic } = stage.runtime;
    const swallowed = traffic.inject({ kind: 'swallow', caller: 'Collect', resource: agentSocket, times: 3 });
    const { delivery } = await submitCard(meeting);
    for (const times of [1, 2]) {
      await waitsToRepeat(meeting, times);
      expect(swallowed.hits).toBe(times + 1); // The entry of the submission is the first that this socket loses.
      expect(deliveredTo(meeting)).toEqual([]);
      expect(ana.answers.items).toEqual([]);
      expect(await leaks()).toEqual([]);
      await stage.runtime.advance(repeatAfter);
    }
    expect(await delivery).toBe('delivered');
    expect(ana.answers.items.map(({ answer }) => answer.expose())).toEqual([cvv]);
    expect(deliveredTo(meeting)).toHaveLength(1);
    const relays = relaysHeard(watcher);
    expect(relays.length).toBeGreaterThanOrEqual(3);
    expect(new Set(relays.map(({ id }) => id)).size).toBe(1);
    expect(await leaks()).toEqual([]);
  },
);

verifies('P2', 'a relay that arrives twice is shown once and delivered once', async () => {
  const meeting = await watched();
  const { ana, watcher, agentSocket } = meeting;
  const unanswered = stage.runtime.traffic.inject({
    kind: 'timeout',
    when: 'after',
    caller: 'Collect',
    resource: agentSocket,
    skip: 1, // The entry of the submission.
  });
  const calls = heardCalls(stage.runtime);
  const { delivery } = await submitCard(meeting);
  expect(await delivery).toBe('delivered');
  const toAgent = ({ caller, resources }: Call) =>
    caller.includes('Collect') && resources[0]?.endsWith(agentSocket) === true;
  const posts = () => calls.items.filter(toAgent).map(({ outcome }) => outcome);
  await calls.first((call) => toAgent(call) && posts().length === 3);
  expect(posts()).toEqual(['ok', 'no answer', 'ok']);
  expect(unanswered.hits).toBe(1);
  await meeting.visitor.client.send('so far');
  await ana.entry('messageSent');
  expect(relaysHeard(watcher)).toHaveLength(1);
  expect(ana.answers.items).toHaveLength(1);
  expect(deliveredTo(meeting)).toHaveLength(1);
});

verifies(
  'P2',
  'what is lost on the way to a frozen socket is delivered once the agent is back, and not said to be before',
  async () => {
    const meeting = await watched();
    const { ana, watcher, agentSocket } = meeting;
    const requestId = await stage.request(meeting);
    stage.runtime.sockets.freeze(agentSocket);
    const { deliveries } = await meeting.visitor.client.submitForm(requestId, card);
    await waitsToRepeat(meeting, 1);
    expect(ana.answers.items).toEqual([]);
    expect(deliveredTo(meeting)).toEqual([]);
    const calls = heardCalls(stage.runtime);
    stage.runtime.sockets.cut(agentSocket);
    await calls.first(
      ({ caller, operation }) => caller.includes('Conversation/') && operation === 'UpdateItem',
    );
    await stage.runtime.advance(repeatAfter);
    expect(await deliveries.get('cvv')).toBe('delivered');
    expect(ana.answers.items).toHaveLength(1);
    expect(new Set(relaysHeard(watcher).map(({ id }) => id)).size).toBe(1);
    expect(await leaks()).toEqual([]);
  },
);

verifies(
  'P2',
  'after 60 s without an acknowledgement an answer is undelivered, and can be typed again',
  async () => {
    const meeting = await watched();
    const { ana, visitor, watcher, agentSocket } = meeting;
    const { traffic } = stage.runtime;
    const dead = traffic.inject({
      kind: 'swallow',
      caller: 'Collect',
      resource: agentSocket,
      times: Infinity,
    });
    const { requestId, delivery } = await submitCard(meeting);
    await waitsToRepeat(meeting, 1);
    await stage.runtime.advance(keptFor);
    expect(await delivery).toBe('undelivered');
    expect(deliveredTo(meeting)).toEqual([]);
    expect(ana.answers.items).toEqual([]);
    dead.remove();
    const before = new Set(relaysHeard(watcher).map(({ id }) => id));
    expect(before.size).toBe(1);
    expect(await visitor.client.relayAnswer(requestId, 'cvv', cvv)).toBe('delivered');
    expect(ana.answers.items.map(({ answer }) => answer.expose())).toEqual([cvv]);
    const after = new Set(relaysHeard(watcher).map(({ id }) => id));
    expect(after.size).toBe(2);
    expect(await leaks()).toEqual([]);
  },
);

verifies(
  'P2',
  'an answer that no agent is there to take is not delivered until one is there again',
  async () => {
    const meeting = await watched();
    const { ana, visitor, conversationId, credential, watcher } = meeting;
    const requestId = await stage.request(meeting);
    ana.client.close();
    watcher.close();
    await watcher.closed;
    const { deliveries } = await visitor.client.submitForm(requestId, card);
    const tab = await RawSocket.open(stage.runtime.webSocketUrl, `visitor.${credential}`);
    const relay = await sealedRelay({ conversationId }, requestId, 'cvv', cvv);
    expect(await tab.ask(relay)).toMatchObject({ type: 'error', code: 'ERR_NOT_DELIVERED' });
    expect(deliveredTo(meeting)).toEqual([]);
    const back = await stage.agent();
    await back.client.resume(conversationId);
    await stage.runtime.advance(repeatAfter);
    expect(await deliveries.get('cvv')).toBe('delivered');
    expect(back.answers.items.map(({ answer }) => answer.expose())).toEqual([cvv]);
    expect(await tab.ask(relay)).toMatchObject({ type: 'error', code: 'ERR_ALREADY_SUBMITTED' });
    back.client.close();
    expect(await leaks()).toEqual([]);
  },
);

verifies('P2', 'a form of which nothing is stored ends as delivered, with no key and no row', async () => {
  const meeting = await stage.meeting();
  const { ana, visitor, conversationId } = meeting;
  const requestId = await stage.request(meeting, 'one-time-code');
  const calls = await stage.callsOf(async () => {
    const answers = { oneTimeCode: '48291537' };
    const { entry, deliveries } = await visitor.client.submitForm(requestId, { consent, answers });
    expect(entry).toMatchObject({ masks: {}, offTheRecord: ['oneTimeCode'] });
    expect(await deliveries.get('oneTimeCode')).toBe('delivered');
  });
  expect(calls.filter(({ service }) => service === 'kms')).toEqual([]);
  expect(calls.filter(({ resources }) => resources.some((arn) => arn.includes('Vault')))).toEqual([]);
  expect(ana.answers.items.map(({ answer }) => answer.expose())).toEqual(['48291537']);
  expect(await stage.formItem(requestId)).toMatchObject({ outcome: 'delivered' });
  expect(await refusal(ana.client.reveal(conversationId, requestId))).toBe('ERR_GONE');
  expect(search(await remainsOf(stage.runtime), [{ name: 'code', value: '48291537' }])).toEqual([]);
});

verifies(
  'P2',
  'nothing is relayed before the submission, nor for a form or a field that was not asked for',
  async () => {
    const meeting = await watched();
    const { conversationId, credential, ana, watcher } = meeting;
    const requestId = await stage.request(meeting);
    const tab = await RawSocket.open(stage.runtime.webSocketUrl, `visitor.${credential}`);
    const relay = await sealedRelay({ conversationId }, requestId, 'cvv', cvv);
    const unknown = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
    expect(await tab.ask(relay)).toMatchObject({ code: 'ERR_CONSENT_REQUIRED' });
    expect(await tab.ask({ ...relay, requestId: unknown })).toMatchObject({ code: 'ERR_FORM_NOT_REQUESTED' });
    const { deliveries } = await meeting.visitor.client.submitForm(requestId, card);
    expect(await deliveries.get('cvv')).toBe('delivered');
    expect(await tab.ask({ ...relay, field: 'cardNumber' })).toMatchObject({ code: 'ERR_BAD_REQUEST' });
    expect(relaysHeard(watcher)).toHaveLength(1);
    expect(ana.answers.items).toHaveLength(1);
  },
);
