import { describe, expect, it, vi } from 'vitest';
import type { Delivery } from '../../client/index.ts';
import { defineForm, type Form, formHash } from '../../core/fields/form.ts';
import { verifies } from '../promises.ts';
import {
  consent,
  form,
  formWithPin,
  makeServer,
  makeVisitor,
  numbers,
  startVisitor,
} from './scene/clients.ts';
import { settled } from './scene/fake-environment.ts';
import type { FakeServer } from './scene/fake-server.ts';

const answers = { note: 'a note', cvv: '123', pin: '4711' };

/** A visitor who is asked for the form. */
async function askVisitor(server: FakeServer) {
  const visitor = await startVisitor(server);
  const requestId = await server.requestForm(visitor.conversationId);
  await settled();
  return { ...visitor, requestId };
}

/** A visitor who has submitted it. */
async function submitVisitor(server: FakeServer, given: Record<string, string> = answers) {
  const visitor = await askVisitor(server);
  const submission = await visitor.client.submitForm(visitor.requestId, { consent, answers: given });
  await settled();
  return { ...visitor, ...submission };
}

/** The agent's console shows an answer, and says so. */
const deliver = (server: FakeServer, conversationId: string, requestId: string, field: string) =>
  server.agentDoes(conversationId, { type: 'acknowledgeAnswer', requestId, field });

const relays = (server: FakeServer) => server.sockets.flatMap((socket) => socket.requests('relayAnswer'));

describe('a form', () => {
  it('that was requested is offered from the program’s own bundle, after its entry', async () => {
    const server = await makeServer();
    const { offers, requestId, client, entries } = await askVisitor(server);
    expect(offers).toHaveLength(1);
    expect(offers[0]).toMatchObject({ requestId });
    expect(offers[0]?.form).toBe(form);
    expect(client.openForms).toEqual(offers);
    expect(entries.at(-1)?.type).toBe('formRequested');
  });

  for (const [what, change] of Object.entries({
    'an unknown name': { name: 'other' },
    'another version': { version: 2 },
    'another hash': { title: 'Other' },
  })) {
    verifies(
      'P11',
      `the client refuses a request for a form by ${what}, and cannot be made to submit it`,
      async () => {
        const server = await makeServer(defineForm({ ...form, ...change }));
        const { client, offers, refused, conversationId } = await startVisitor(server);
        const requestId = await server.requestForm(conversationId);
        await settled();
        expect(offers).toEqual([]);
        expect(client.openForms).toEqual([]);
        expect(refused).toEqual([[requestId, 'ERR_UNKNOWN_FORM']]);
        const submitted = client.submitForm(requestId, { consent, answers });
        await expect(submitted).rejects.toMatchObject({ code: 'ERR_UNKNOWN_FORM' });
        expect(server.last.requests('submitForm')).toEqual([]);
      },
    );
  }

  it('waits until it is submitted, withdrawn, expired or the chat ended', async () => {
    const server = await makeServer();
    const { client, conversationId, requestId } = await askVisitor(server);
    const { environment } = server;
    const expired = await server.requestForm(conversationId);
    await environment.advance(60_000);
    const withdrawn = await server.requestForm(conversationId);
    const last = await server.requestForm(conversationId);
    await settled();
    expect(client.openForms.map((offer) => offer.requestId)).toEqual([requestId, expired, withdrawn, last]);
    await client.submitForm(requestId, { consent, answers: { note: 'a', cvv: '123' } });
    await client.withdraw(withdrawn);
    await environment.advance(540_000);
    await server.sweep();
    await settled();
    expect(client.openForms.map((offer) => offer.requestId)).toEqual([last]);
    await client.end();
    expect(client.openForms).toEqual([]);
  });

  it('that was never requested cannot be submitted', async () => {
    const { client } = await askVisitor(await makeServer());
    const submitted = client.submitForm(crypto.randomUUID(), { consent, answers });
    await expect(submitted).rejects.toMatchObject({ code: 'ERR_FORM_NOT_REQUESTED' });
  });

  verifies(
    'P13',
    'a form that waits is there again after a reload, without showing any entry twice',
    async () => {
      const server = await makeServer();
      const before = await askVisitor(server);
      await before.client.openForm(before.requestId);
      const { conversationId } = before;
      const { lastSeq } = before.client;
      before.client.close();
      await server.say(conversationId, 'take your time');
      const after = makeVisitor(server, before);
      await server.environment.until(after.client.resume(conversationId, lastSeq));
      expect(numbers(after.entries)).toEqual([5]);
      expect(after.client.openForms).toEqual(before.offers);
      await after.client.submitForm(before.requestId, { consent, answers: { note: 'a', cvv: '123' } });
    },
  );
});

describe('a submission', () => {
  verifies(
    'P2',
    'the client sends the stored answers alone, then each off-the-record answer by itself',
    async () => {
      const server = await makeServer(formWithPin);
      const { requestId, conversationId, entry } = await submitVisitor(server);
      const hash = await formHash(formWithPin);
      const [submitted] = server.last.requests('submitForm');
      expect(submitted).toMatchObject({ requestId, formHash: hash, consent, answers: { note: 'a note' } });
      expect(Object.keys(submitted?.answers ?? {})).toEqual(['note']);
      expect(entry).toMatchObject({ type: 'formSubmitted', requestId });
      expect(relays(server)).toMatchObject([
        { conversationId, requestId, field: 'cvv', answer: '123' },
        { conversationId, requestId, field: 'pin', answer: '4711' },
      ]);
      expect(new Set(relays(server).map(({ id }) => id)).size).toBe(2);
    },
  );

  it.each([
    ['a stored one', { ...answers, note: '' }, 'note'],
    ['an off-the-record one', { ...answers, cvv: 'abc' }, 'cvv'],
    ['a missing off-the-record one', { note: 'a note' }, 'cvv'],
  ])('with an answer that is not valid, %s, sends nothing', async (_, given, field) => {
    const server = await makeServer(formWithPin);
    const { client, requestId } = await askVisitor(server);
    const before = server.last.received.length;
    const submitted = client.submitForm(requestId, { consent, answers: given });
    await expect(submitted).rejects.toMatchObject({ code: 'ERR_INVALID_ANSWER', details: { field } });
    expect(server.last.received).toHaveLength(before);
  });

  it('needs every off-the-record answer', async () => {
    const submitted = submitVisitor(await makeServer(formWithPin), { note: 'a', cvv: '123', pin: ' ' });
    await expect(submitted).rejects.toMatchObject({ code: 'ERR_INVALID_ANSWER', details: { field: 'pin' } });
  });
});

describe('an off-the-record answer', () => {
  verifies(
    'P2',
    'the client says "delivered" when the acknowledgement has come, and not when the relay is answered',
    async () => {
      const server = await makeServer(formWithPin);
      const { deliveries, conversationId, requestId } = await submitVisitor(server);
      const outcomes: [string, Delivery][] = [];
      for (const [field, outcome] of deliveries) void outcome.then((each) => outcomes.push([field, each]));
      await settled();
      expect(outcomes).toEqual([]);
      await deliver(server, conversationId, requestId, 'cvv');
      await settled();
      expect(outcomes).toEqual([['cvv', 'delivered']]);
      await deliver(server, conversationId, requestId, 'pin');
      await settled();
      expect(outcomes).toEqual([
        ['cvv', 'delivered'],
        ['pin', 'delivered'],
      ]);
    },
  );

  it('is relayed again with the same id until then, and never after', async () => {
    const server = await makeServer();
    const { client, deliveries, conversationId, requestId } = await submitVisitor(server, {
      note: 'a',
      cvv: '123',
    });
    await server.environment.advance(12_000);
    const sent = relays(server);
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    await deliver(server, conversationId, requestId, 'cvv');
    expect(await deliveries.get('cvv')).toBe('delivered');
    await server.environment.advance(120_000);
    expect(relays(server)).toEqual(sent);
    client.close();
    expect(server.environment.timers.size).toBe(0);
  });

  it('that was acknowledged while there was no socket is delivered: resuming says so', async () => {
    const server = await makeServer();
    const { deliveries, conversationId, requestId } = await submitVisitor(server, { note: 'a', cvv: '123' });
    server.last.cut();
    await deliver(server, conversationId, requestId, 'cvv');
    expect(await server.environment.until(deliveries.get('cvv') ?? Promise.reject(new Error()))).toBe(
      'delivered',
    );
  });

  verifies(
    'P2',
    'an answer not acknowledged within 60 s is reported undelivered, is gone, and is typed again under a new id',
    async () => {
      const server = await makeServer();
      const { client, deliveries, requestId } = await submitVisitor(server, { note: 'a', cvv: '123' });
      const before = server.environment.now();
      server.agentLeaves();
      const outcome = deliveries.get('cvv') ?? Promise.reject(new Error());
      expect(await server.environment.until(outcome)).toBe('undelivered');
      expect(server.environment.now() - before).toBe(60_000);
      const sent = relays(server);
      await server.environment.advance(120_000);
      expect(relays(server)).toEqual(sent);
      void client.relayAnswer(requestId, 'cvv', '456');
      await settled();
      expect(relays(server).at(-1)).toMatchObject({ field: 'cvv', answer: '456' });
      expect(relays(server).at(-1)?.id).not.toBe(sent[0]?.id);
    },
  );

  it('is not sent when the network comes back after its 60 s', async () => {
    const server = await makeServer();
    const { deliveries } = await submitVisitor(server, { note: 'a', cvv: '123' });
    const sent = relays(server).length;
    server.admit = (socket) => socket.cut();
    server.last.cut();
    await server.environment.advance(60_000);
    expect(await deliveries.get('cvv')).toBe('undelivered');
    server.admit = (socket) => server.admitNow(socket);
    await server.environment.advance(60_000);
    expect(server.live).toHaveLength(1);
    expect(relays(server)).toHaveLength(sent);
  });

  it.each(['ended', 'withdrawn'] as const)('is undelivered at once when the form has %s', async (type) => {
    const server = await makeServer();
    const { deliveries, conversationId, requestId } = await submitVisitor(server, { note: 'a', cvv: '123' });
    if (type === 'ended') await server.agentDoes(conversationId, { type: 'end' });
    else await server.visitorDoes(conversationId, { type: 'withdraw', requestId });
    expect(await deliveries.get('cvv')).toBe('undelivered');
  });

  it('that the server says was delivered before is believed when the entry has come', async () => {
    const server = await makeServer();
    const { deliveries, conversationId, requestId } = await submitVisitor(server, { note: 'a', cvv: '123' });
    const carry = server.carry;
    server.carry = () => undefined;
    await deliver(server, conversationId, requestId, 'cvv');
    server.carry = carry;
    const outcome = deliveries.get('cvv') ?? Promise.reject(new Error());
    expect(await server.environment.until(outcome)).toBe('delivered');
  });

  it('is checked before it is relayed again', async () => {
    const server = await makeServer();
    const { client, requestId } = await submitVisitor(server, { note: 'a', cvv: '123' });
    const wrong = client.relayAnswer(requestId, 'cvv', 'abc');
    await expect(wrong).rejects.toMatchObject({ code: 'ERR_INVALID_ANSWER' });
  });
});

describe('a visitor', () => {
  it('whose conversation is not known any more is told so', async () => {
    const server = await makeServer();
    const { client } = makeVisitor(server);
    const resumed = server.environment.until(client.resume(crypto.randomUUID()));
    await expect(resumed).rejects.toMatchObject({ code: 'ERR_NOT_ALLOWED' });
  });

  it('can read a conversation that has ended', async () => {
    const server = await makeServer();
    const before = await startVisitor(server);
    await before.client.end();
    before.client.close();
    const after = makeVisitor(server, before);
    await server.environment.until(after.client.resume(before.conversationId));
    expect(after.entries.map(({ type }) => type)).toEqual(['started', 'ended']);
  });

  it('whose first entries have outlived their retention is shown the others', async () => {
    const server = await makeServer();
    const before = await startVisitor(server);
    await before.client.send('long ago');
    await before.client.send('yesterday');
    before.client.close();
    server.outlive(before.conversationId, 2);
    await server.environment.advance(60_000);
    const after = makeVisitor(server, before);
    await server.environment.until(after.client.resume(before.conversationId));
    expect(numbers(after.entries)).toEqual([3]);
    await after.client.send('today');
    expect(numbers(after.entries)).toEqual([3, 4]);
  });

  it('waits for an entry that is just being written, and shows none before it', async () => {
    const server = await makeServer();
    const before = await startVisitor(server);
    await before.client.send('one');
    await before.client.send('two');
    const slot = server.tables.transcript.at(before.conversationId, 2);
    const { value } = slot;
    slot.set(undefined);
    const after = makeVisitor(server, before);
    const resumed = after.client.resume(before.conversationId);
    await server.environment.advance(1_000);
    expect(numbers(after.entries)).toEqual([1]);
    slot.set(value);
    await server.environment.until(resumed);
    expect(numbers(after.entries)).toEqual([1, 2, 3]);
  });

  it('is told that the agent is typing, and tells it', async () => {
    const server = await makeServer();
    let typed = 0;
    const { client, conversationId } = await startVisitor(server, { onTyping: () => (typed += 1) });
    await server.agentDoes(conversationId, { type: 'accept' });
    await server.agentDoes(conversationId, { type: 'typing' });
    client.typing();
    expect(typed).toBe(1);
    expect(server.last.requests('typing')).toHaveLength(1);
  });

  it('keeps its socket though nobody answers that it is typing: that may be lost', async () => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    server.intercept = ({ type }) => type === 'typing';
    client.typing();
    await server.environment.advance(20_000);
    expect(server.last.requests('typing')).toHaveLength(1);
    expect(server.sockets).toHaveLength(1);
  });

  it('has one conversation in a client’s life', async () => {
    const { client } = await startVisitor(await makeServer());
    await expect(client.start()).rejects.toMatchObject({ code: 'ERR_BAD_REQUEST' });
  });

  it('is offered a form of its bundle even if the bundle has several', async () => {
    const server = await makeServer();
    const other = defineForm({ ...form, name: 'other' });
    const { offers, conversationId } = await startVisitor(server, { forms: [other, form] });
    await server.requestForm(conversationId);
    await settled();
    expect(offers[0]?.form).toBe(form);
  });
});

describe('forms that are loaded when they are needed', () => {
  /** Forms that come when `arrive` or `fail` is called, and how often they were asked for. */
  function lateForms() {
    const waiting: PromiseWithResolvers<readonly Form[]>[] = [];
    const source = () => {
      const next = Promise.withResolvers<readonly Form[]>();
      waiting.push(next);
      return next.promise;
    };
    return { source, waiting };
  }

  it('are loaded once, by the first request, and offered when they have come', async () => {
    const server = await makeServer();
    const { source, waiting } = lateForms();
    const { client, conversationId, offers, entries } = await startVisitor(server, { forms: source });
    expect(waiting).toHaveLength(0);
    const requested = [await server.requestForm(conversationId), await server.requestForm(conversationId)];
    await settled();
    expect(entries.at(-1)?.type).toBe('formRequested');
    expect([offers, client.openForms, waiting.length]).toEqual([[], [], 1]);
    waiting[0]?.resolve([form]);
    await vi.waitFor(() => expect(offers.map(({ requestId }) => requestId)).toEqual(requested));
    expect(client.openForms).toEqual(offers);
  });

  it('are offered, but wait for nobody, when the request was closed meanwhile', async () => {
    const server = await makeServer();
    const { source, waiting } = lateForms();
    const { client, conversationId, offers } = await startVisitor(server, { forms: source });
    const requestId = await server.requestForm(conversationId);
    await client.withdraw(requestId);
    waiting[0]?.resolve([form]);
    await vi.waitFor(() => expect(offers).toHaveLength(1));
    expect(client.openForms).toEqual([]);
  });

  it('that cannot be loaded are said to be so, and loaded anew by the next request', async () => {
    const server = await makeServer();
    const { source, waiting } = lateForms();
    const { conversationId, offers, refused } = await startVisitor(server, { forms: source });
    const first = await server.requestForm(conversationId);
    await settled();
    waiting[0]?.reject(new Error('offline'));
    await vi.waitFor(() => expect(refused).toEqual([[first, 'ERR_TRY_AGAIN']]));
    await server.requestForm(conversationId);
    waiting[1]?.resolve([form]);
    await vi.waitFor(() => expect(offers).toHaveLength(1));
  });
});
