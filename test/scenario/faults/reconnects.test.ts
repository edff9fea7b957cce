import { expect } from 'vitest';
import { VisitorClient } from '../../../client/index.ts';
import type { Entry } from '../../../core/protocol/index.ts';
import { omit } from '../../../lambdas/adapters/dynamo/expression.ts';
import type { Call } from '../../../local/traffic.ts';
import { verifies } from '../../promises.ts';
import { chanceOf } from '../../random.ts';
import { heardCalls } from '../stage/calls.ts';
import { RawSocket } from '../stage/raw-socket.ts';
import { cardAnswers, consent, type Meeting, useStage } from '../stage/stage.ts';

const stage = useStage({ sharedSignIns: true, skipsWaits: true });

const cuts = 200;
/** Calls of the servers' to services between two cuts, at most: a message takes six. */
const mostCallsBetween = 24;
const seed = 20_261_122;

/** Cuts one side's socket after some calls of the servers' to services: in the middle of whatever they are doing. */
class Cutter {
  readonly done: Promise<void>;
  readonly cutOf = { visitor: 0, agent: 0 };
  readonly #chance: () => number;
  readonly #finish = Promise.withResolvers<void>();
  #callsLeft = 0;

  constructor(chance: () => number) {
    this.#chance = chance;
    this.done = this.#finish.promise;
  }

  get total(): number {
    return this.cutOf.visitor + this.cutOf.agent;
  }

  readonly heard = ({ caller }: Call): boolean => {
    if (this.total >= cuts || caller === 'outside') return false;
    this.#callsLeft -= 1;
    if (this.#callsLeft <= 0) this.#cut();
    return false;
  };

  #cut(): void {
    const role = this.#chance() < 0.5 ? 'visitor' : 'agent';
    const open = stage.runtime.sockets.list().filter(({ authorizer }) => authorizer['role'] === role);
    const victim = open[Math.floor(this.#chance() * open.length)];
    if (!victim) return;
    stage.runtime.sockets.cut(victim.connectionId);
    this.cutOf[role] += 1;
    this.#callsLeft = Math.ceil(this.#chance() * mostCallsBetween);
    if (this.total === cuts) this.#finish.resolve();
  }
}

/** Both sides talk until the last cut, a message each at a time, as fast as a chat takes them: two a second. */
async function talk({ ana, visitor, conversationId }: Meeting, cutter: Cutter): Promise<number> {
  let said = 0;
  for (; cutter.total < cuts; said++) {
    stage.runtime.clock.advance(500);
    await Promise.all([
      visitor.client.send(`visitor ${said}`),
      ana.client.send(conversationId, `agent ${said}`),
    ]);
  }
  return said;
}

async function transcriptOf(conversationId: string): Promise<Entry[]> {
  const items = await stage.runtime.database.scan('Transcript');
  const entries = items.filter((item) => item['conversationId'] === conversationId);
  const plain = entries.map((entry) => omit(entry, ['ttl']) as unknown as Entry);
  return plain.toSorted((one, other) => one.seq - other.seq);
}

const textsOf = (entries: readonly Entry[], who: string) =>
  entries.flatMap((entry) => (entry.type === 'messageSent' && entry.from === who ? [entry.text] : []));

verifies(
  'P13',
  `${cuts} forced reconnects under traffic lose, double and reorder nothing, for either side`,
  async () => {
    const meeting = await stage.meeting();
    const { ana, visitor, conversationId } = meeting;
    const cutter = new Cutter(chanceOf(seed));
    void heardCalls(stage.runtime).first(cutter.heard);
    const said = await stage.skippingWaits(() => talk(meeting, cutter));
    const last = await ana.client.end(conversationId);
    await Promise.all([ana.entry('ended'), visitor.entry('ended')]);
    const transcript = await transcriptOf(conversationId);
    expect(transcript.map(({ seq }) => seq)).toEqual(transcript.map((_, index) => index + 1));
    expect(transcript.at(-1)).toEqual(last);
    expect(ana.entries.items).toEqual(transcript);
    expect(visitor.entries.items).toEqual(transcript);
    for (const who of ['visitor', 'agent']) {
      expect(textsOf(transcript, who)).toEqual(Array.from({ length: said }, (_, n) => `${who} ${n}`));
    }
    expect(cutter.total).toBe(cuts);
    expect(Math.min(cutter.cutOf.visitor, cutter.cutOf.agent)).toBeGreaterThan(cuts / 4);
  },
  10 * 60_000,
);

verifies('P13', 'a form that is half filled in survives a reload, but for its answers', async () => {
  const credential = VisitorClient.newCredential();
  const before = stage.visitor({ credential });
  await before.client.start();
  const conversationId = before.client.conversationId ?? '';
  const ana = await stage.agent();
  await ana.client.accept(conversationId);
  const requestId = await stage.request({ ana, visitor: before, conversationId });
  await before.client.openForm(requestId);
  const { lastSeq } = before.client;
  before.client.close();
  await ana.client.send(conversationId, 'said during the reload');
  const after = stage.visitor({ credential });
  await after.client.resume(conversationId, lastSeq);
  expect(after.client.openForms.map((offer) => offer.requestId)).toEqual([requestId]);
  expect(after.client.openForms[0]?.form).toEqual(before.offers.items[0]?.form);
  expect(after.entries.items.map(({ seq, type }) => ({ seq, type }))).toEqual([
    { seq: lastSeq + 1, type: 'messageSent' },
  ]);
  await after.client.openForm(requestId);
  const { deliveries } = await after.client.submitForm(requestId, { consent, answers: cardAnswers });
  expect(await deliveries.get('cvv')).toBe('delivered');
  const { answers } = await ana.client.reveal(conversationId, requestId);
  expect(answers.expose()).toMatchObject({ cardNumber: cardAnswers.cardNumber });
});

verifies('P13', 'a form that was sent during a reload is offered after it', async () => {
  const credential = VisitorClient.newCredential();
  const before = stage.visitor({ credential });
  await before.client.start();
  const conversationId = before.client.conversationId ?? '';
  const ana = await stage.agent();
  await ana.client.accept(conversationId);
  await before.entry('accepted');
  const { lastSeq } = before.client;
  before.client.close();
  const requestId = await ana.client.requestForm(conversationId, 'us-ssn');
  const after = stage.visitor({ credential });
  await after.client.resume(conversationId, lastSeq);
  expect((await after.offer(requestId)).form.name).toBe('us-ssn');
  await after.client.submitForm(requestId, { consent, answers: { ssn: '219099991' } });
  expect((await ana.entry('formSubmitted', requestId)).masks).toHaveProperty('ssn');
});

verifies('P13', 'an entry that is being written while a socket resumes reaches that socket', async () => {
  const credential = VisitorClient.newCredential();
  const visitor = stage.visitor({ credential });
  await visitor.client.start();
  const conversationId = visitor.client.conversationId ?? '';
  const ana = await stage.agent();
  await ana.client.accept(conversationId);
  const tab = await RawSocket.open(stage.runtime.webSocketUrl, `visitor.${credential}`);
  const calls = heardCalls(stage.runtime);
  const held = stage.runtime.traffic.inject({
    kind: 'conflict',
    caller: 'Conversation/',
    operation: 'TransactWriteItems',
    times: Infinity,
  });
  const sent = ana.client.send(conversationId, 'written meanwhile');
  await calls.first(({ operation }) => operation === 'TransactWriteItems');
  await tab.ask({ type: 'resume', conversationId, afterSeq: 0 });
  held.remove();
  await sent;
  await ana.client.send(conversationId, 'written afterwards');
  await tab.heard.first(({ text }) => text === 'written afterwards');
  const pushed = tab.heard.items.filter(({ type }) => type === 'messageSent').map(({ text }) => text);
  expect(pushed).toEqual(['written meanwhile', 'written afterwards']);
});
