import { describe, expect, it, vi } from 'vitest';
import type { VisitorOptions } from '../../../client/index.ts';
import { formHash } from '../../../core/fields/form.ts';
import type { Recipient } from '../../../core/protocol/index.ts';
import { readCertificate } from '../../../core/sealing/certificate/certificate.ts';
import { readSealed } from '../../../core/sealing/sealed.ts';
import { refusal } from '../../../play/refusal.ts';
import {
  type Brand,
  hour,
  issuedUnchecked,
  makeBrand,
} from '../../core/sealing/certificate/certificate-scene.ts';
import { otherKey, unusable } from '../../core/sealing/public-keys.ts';
import { bytesOf, textOf } from '../../core/sealing/scene.ts';
import { verifies } from '../../promises.ts';
import { consent, form, makeVisitor, sealedForm } from '../scene/clients.ts';
import { settled } from '../scene/fake-environment.ts';
import type { FakeServer } from '../scene/fake-server.ts';
import { makeSealingServer, meet, vouch } from './sealed-scene.ts';

const answers = { note: 'a canary', cvv: '917' };

/** An agent has asked the visitor for the sealed form. */
async function ask(options: { visitor?: Partial<VisitorOptions> } = {}) {
  const { server, brand } = await makeSealingServer();
  const met = await meet(server, brand, options);
  const requestId = await met.agent.client.requestForm(met.conversationId, 'sealed');
  await vi.waitFor(() => expect(met.visitor.offers.length + met.visitor.refused.length).toBe(1));
  return { server, brand, requestId, ...met };
}

/** A server that makes something else of the recipient before the visitor is told. */
async function askThrough(
  change: (
    recipient: Recipient,
    scene: { server: FakeServer; brand: Brand },
  ) => Promise<Recipient | undefined>,
  options: { visitor?: Partial<VisitorOptions> } = {},
) {
  const { server, brand } = await makeSealingServer();
  const { visitor, agent, conversationId } = await meet(server, brand, options);
  const [keyed] = server.sockets.flatMap((socket) => socket.requests('enrol'));
  const recipient = await vouch(server, brand, { publicKey: bytesOf(keyed?.publicKey ?? '') });
  const changed = await change(recipient, { server, brand });
  const { carry } = server;
  server.carry = (socket, message) => {
    const isLie = socket.role === 'visitor' && 'type' in message && message.type === 'formRequested';
    carry(socket, isLie ? { ...message, recipient: changed } : message);
  };
  const requestId = await agent.client.requestForm(conversationId, 'sealed');
  await vi.waitFor(() => expect(visitor.offers.length + visitor.refused.length).toBe(1));
  return { server, visitor, agent, conversationId, requestId };
}

const keyIn = ({ certificate }: Recipient) => readCertificate(certificate).certificate.publicKey;

describe('a sealed form', () => {
  it('is offered with the agent whose browser alone can read it', async () => {
    const { visitor, server, requestId } = await ask();
    expect(visitor.refused).toEqual([]);
    expect(visitor.offers).toMatchObject([{ requestId, form: sealedForm, sealedTo: server.agent }]);
  });

  it('that waits is verified again after a reload, before the chat is there', async () => {
    const { visitor, server, brand, requestId, conversationId } = await ask();
    const { lastSeq } = visitor.client;
    visitor.client.close();
    const reloaded = makeVisitor(server, { ...visitor, pin: brand.pin });
    await reloaded.client.resume(conversationId, lastSeq);
    expect(reloaded.client.openForms).toMatchObject([{ requestId, sealedTo: server.agent }]);
  });

  verifies('P10', 'of an agent without a key is not requested', async () => {
    const { server, brand } = await makeSealingServer();
    const { agent, conversationId } = await meet(server, brand);
    await server.environment.advance(12 * hour);
    expect(await refusal(agent.client.requestForm(conversationId, 'sealed'))).toBe('ERR_NO_KEY');
    expect(server.sockets.flatMap((socket) => socket.requests('requestForm'))).toEqual([]);
  });

  it.each([
    ['withdrawn', { type: 'withdraw' }],
    ['unreadable', { type: 'discardForm', because: 'signedOut' }],
    ['destroyed by a hand-over', { type: 'handOver' }],
  ] as const)('that is %s waits no more', async (_, ending) => {
    const { server, visitor, requestId, conversationId } = await ask();
    const { type } = ending;
    if (type === 'withdraw') await server.visitorDoes(conversationId, { ...ending, requestId });
    else if (type === 'handOver') await server.agentDoes(conversationId, ending);
    else await server.agentDoes(conversationId, { ...ending, requestId });
    expect(visitor.client.openForms).toEqual([]);
  });
});

describe('a form request by which somebody else could read', () => {
  /** What a server may say, and the code with which the visitor's client refuses it. */
  const lies: [string, string, Parameters<typeof askThrough>[0]][] = [
    ['without a recipient', 'ERR_CERTIFICATE_MISSING', () => Promise.resolve(undefined)],
    [
      'with a key that the server has put in the agent’s place',
      'ERR_CERTIFICATE_SIGNATURE',
      async (recipient, { server, brand }) => {
        const [own, theirs] = [await makeBrand(), keyIn(recipient)];
        const publicKey = otherKey(theirs);
        const { certificate } = await vouch(server, own, { publicKey });
        return { certificate, brandKey: (await vouch(server, brand, { publicKey })).brandKey };
      },
    ],
    [
      'with a key and a brand of the server’s own',
      'ERR_CERTIFICATE_PIN',
      async (recipient, { server }) =>
        vouch(server, await makeBrand(), { publicKey: otherKey(keyIn(recipient)) }),
    ],
    [
      'with a signature that was changed',
      'ERR_CERTIFICATE_SIGNATURE',
      ({ certificate, brandKey }) =>
        Promise.resolve({ certificate: `${certificate.slice(0, -4)}AAAA`, brandKey }),
    ],
    [
      'with another agent’s certificate',
      'ERR_CERTIFICATE_AGENT',
      (recipient, { server, brand }) =>
        vouch(server, brand, {
          publicKey: keyIn(recipient),
          agent: { id: crypto.randomUUID(), name: 'Ana' },
        }),
    ],
    [
      'with an old certificate of the same agent',
      'ERR_CERTIFICATE_EXPIRED',
      (recipient, { server, brand }) => {
        const now = server.environment.now();
        const publicKey = keyIn(recipient);
        return vouch(server, brand, { publicKey, issuedAt: now - 13 * hour, expiresAt: now - hour });
      },
    ],
    [
      'with a certificate of the future',
      'ERR_CERTIFICATE_NOT_YET_VALID',
      (recipient, { server, brand }) => {
        const now = server.environment.now();
        const publicKey = keyIn(recipient);
        return vouch(server, brand, { publicKey, issuedAt: now + hour, expiresAt: now + 2 * hour });
      },
    ],
    [
      'with a certificate that is none',
      'ERR_CERTIFICATE_MALFORMED',
      ({ brandKey }) => Promise.resolve({ certificate: 'A', brandKey }),
    ],
  ];

  for (const [how, code, change] of lies) {
    verifies('P10', `${how} is refused with ${code}, and cannot be made to be answered`, async () => {
      const { server, visitor, requestId } = await askThrough(change);
      expect(visitor.offers).toEqual([]);
      expect(visitor.client.openForms).toEqual([]);
      expect(visitor.refused).toEqual([[requestId, code]]);
      expect(await refusal(visitor.client.submitForm(requestId, { consent, answers }))).toBe(code);
      expect(await refusal(visitor.client.relayAnswer(requestId, 'cvv', '917'))).toBe(code);
      expect(server.sockets.flatMap((socket) => socket.requests('submitForm'))).toEqual([]);
      expect(server.sockets.flatMap((socket) => socket.requests('relayAnswer'))).toEqual([]);
    });
  }

  for (const [what, spoil] of unusable) {
    verifies('P10', `whose certified key has ${what} shows no form: ERR_SEALING_KEY`, async () => {
      const { server, visitor, requestId } = await askThrough(async (recipient, { server, brand }) => {
        const issuedAt = server.environment.now();
        const times = { issuedAt, expiresAt: issuedAt + 12 * hour };
        const certified = { agent: server.agent, publicKey: spoil(keyIn(recipient)), ...times };
        return {
          certificate: await issuedUnchecked(brand, certified),
          brandKey: textOf(brand.brandKey),
        };
      });
      expect(visitor.offers).toEqual([]);
      expect(visitor.refused).toEqual([[requestId, 'ERR_SEALING_KEY']]);
      expect(server.sockets.flatMap((socket) => socket.requests('submitForm'))).toEqual([]);
    });
  }

  it.each([
    ['no pin', {}],
    ['another pin', { pin: 'f'.repeat(64) }],
  ])('is refused by a page with %s', async (_, visitor) => {
    const { server, brand } = await makeSealingServer();
    const { agent, visitor: honest, conversationId } = await meet(server, brand);
    const other = makeVisitor(server, { credential: honest.credential, ...visitor });
    const requestId = await agent.client.requestForm(conversationId, 'sealed');
    await other.client.resume(conversationId);
    await vi.waitFor(() => expect(other.refused).toEqual([[requestId, 'ERR_CERTIFICATE_PIN']]));
    expect(other.offers).toEqual([]);
  });
});

verifies(
  'P10',
  'an id that asks for another form later asks for nothing: the first one is answered',
  async () => {
    const { server, visitor, requestId, conversationId } = await ask();
    const { name, version } = form;
    const reference = { name, version, hash: await formHash(form) };
    server.forge(conversationId, {
      type: 'formRequested',
      requestId,
      form: reference,
      openBy: 0,
      submitBy: 0,
    });
    await settled();
    expect(visitor.entries.filter(({ type }) => type === 'formRequested')).toHaveLength(1);
    expect(visitor.client.openForms).toMatchObject([{ form: sealedForm }]);
    await visitor.client.submitForm(requestId, { consent, answers });
    const [submitted] = server.sockets.flatMap((socket) => socket.requests('submitForm'));
    expect(submitted).toMatchObject({ formHash: await formHash(sealedForm) });
    expect(submitted).not.toHaveProperty('answers');
  },
);

describe('a submission to a sealed form', () => {
  verifies('P10', 'says masks and what is sealed, and nothing that was typed', async () => {
    const { server, visitor, requestId, conversationId } = await ask();
    const { entry } = await visitor.client.submitForm(requestId, { consent, answers });
    expect(entry.masks).toEqual({ note: '[provided]' });
    const sent = server.sockets.flatMap(({ received }) => received);
    const submitted = sent.find(({ type }) => type === 'submitForm');
    expect(submitted).toMatchObject({ conversationId, formHash: await formHash(sealedForm) });
    expect(submitted).toMatchObject({ sealed: { masks: { note: '[provided]' } } });
    expect(submitted).not.toHaveProperty('answers');
    const relayed = sent.filter(({ type }) => type === 'relayAnswer');
    expect(relayed).toMatchObject([{ requestId, field: 'cvv', sealed: expect.any(String) as string }]);
    expect(relayed[0]).not.toHaveProperty('answer');
    for (const typed of Object.values(answers)) expect(JSON.stringify(sent)).not.toMatch(`"${typed}"`);
  });

  it('is sealed once, however often it has to be sent', async () => {
    const { server, visitor, requestId } = await ask();
    let times = 0;
    server.intercept = (request, socket) => {
      if (request.type !== 'submitForm' || ++times > 2) return false;
      return server.refuse(socket, request, 'ERR_TRY_AGAIN');
    };
    const submitted = visitor.client.submitForm(requestId, { consent, answers });
    await vi.waitFor(() => expect(times).toBe(1));
    await server.environment.until(submitted);
    const sent = server.sockets.flatMap((socket) => socket.requests('submitForm'));
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((request) => JSON.stringify(request))).size).toBe(1);
  });

  verifies('P2', 'relays each off-the-record answer with one id and one sealing', async () => {
    const { server, visitor, requestId } = await ask();
    server.intercept = ({ type }) => type === 'relayAnswer';
    await visitor.client.submitForm(requestId, { consent, answers });
    await server.environment.advance(40_000);
    const sent = server.sockets.flatMap((socket) => socket.requests('relayAnswer'));
    expect(sent.length).toBeGreaterThan(2);
    expect(new Set(sent.map((request) => JSON.stringify(request))).size).toBe(1);
    expect(readSealed(sent[0]?.sealed ?? '').ciphertext.length).toBeGreaterThan(0);
  });

  verifies(
    'P8',
    'is bound to the language that was agreed to, also what is typed again after a reload',
    async () => {
      const { server, brand, visitor, agent, requestId, conversationId } = await ask();
      const german = { ...consent, privacyLanguage: 'de' };
      server.intercept = ({ type }) => type === 'relayAnswer';
      const { entry } = await visitor.client.submitForm(requestId, { consent: german, answers });
      await settled();
      expect(entry.consent).toMatchObject({ privacyLanguage: 'de' });
      const { lastSeq } = visitor.client;
      visitor.client.close();
      server.intercept = () => false;
      const reloaded = makeVisitor(server, { ...visitor, pin: brand.pin });
      await reloaded.client.resume(conversationId, lastSeq);
      expect(await reloaded.client.relayAnswer(requestId, 'cvv', '123')).toBe('delivered');
      expect(agent.answers.map(({ answer }) => answer.expose())).toEqual(['123']);
      const { answers: opened } = await agent.client.reveal(conversationId, requestId);
      expect(opened.expose()).toEqual({ note: answers.note });
    },
  );

  verifies('P10', 'is refused when the certificate has ended since the form was shown', async () => {
    const { server, visitor, requestId } = await ask();
    await server.environment.advance(12 * hour);
    const submitted = visitor.client.submitForm(requestId, { consent, answers });
    expect(await refusal(submitted)).toBe('ERR_CERTIFICATE_EXPIRED');
    expect(server.sockets.flatMap((socket) => socket.requests('submitForm'))).toEqual([]);
  });

  verifies(
    'P10',
    'is refused when another agent is shown by now, whatever the server says of the form',
    async () => {
      const { server, visitor, requestId, conversationId } = await ask();
      server.forge(conversationId, { type: 'handedOver', agent: server.colleague });
      const submitted = visitor.client.submitForm(requestId, { consent, answers });
      expect(await refusal(submitted)).toBe('ERR_CERTIFICATE_AGENT');
      expect(server.sockets.flatMap((socket) => socket.requests('submitForm'))).toEqual([]);
    },
  );

  it.each(['unreadable', 'handedOver'] as const)('ends its relays when the form is %s', async (type) => {
    const { server, visitor, requestId, conversationId } = await ask();
    server.intercept = (request) => request.type === 'relayAnswer';
    const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers });
    if (type === 'handedOver') await server.agentDoes(conversationId, { type: 'handOver' });
    else await server.agentDoes(conversationId, { type: 'discardForm', requestId, because: 'keyLost' });
    expect(await deliveries.get('cvv')).toBe('undelivered');
  });

  it('checks its answers first', async () => {
    const { visitor, requestId } = await ask();
    const submitted = visitor.client.submitForm(requestId, { consent, answers: { ...answers, cvv: 'x' } });
    await expect(submitted).rejects.toMatchObject({ code: 'ERR_INVALID_ANSWER', details: { field: 'cvv' } });
  });
});

it('a form that servers read has nobody to whom it is sealed, and needs no pin', async () => {
  const { server, brand } = await makeSealingServer(form);
  const { agent, visitor, conversationId } = await meet(server, brand, { visitor: { pin: 'none' } });
  const requestId = await agent.client.requestForm(conversationId, 'test');
  await vi.waitFor(() => expect(visitor.offers).toHaveLength(1));
  expect(visitor.offers[0]).not.toHaveProperty('sealedTo');
  await visitor.client.submitForm(requestId, { consent, answers });
  const [submitted] = server.sockets.flatMap((socket) => socket.requests('submitForm'));
  expect(submitted).toMatchObject({ answers: { note: 'a canary' } });
});
