import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { memoryKeyStore } from '../../../client/index.ts';
import { defineForm, type Form, formHash } from '../../../core/fields/form.ts';
import type { Entry, EntryOf } from '../../../core/protocol/index.ts';
import { readCertificate } from '../../../core/sealing/certificate/certificate.ts';
import { sealAnswer, sealAnswers } from '../../../core/sealing/seal.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';
import { Secret } from '../../../core/secret.ts';
import { refusal } from '../../../play/refusal.ts';
import { hour, makeBrand } from '../../core/sealing/certificate/certificate-scene.ts';
import { verifies } from '../../promises.ts';
import { acceptAgent, consent, form, makeAgent, sealedForm } from '../scene/clients.ts';
import { settled } from '../scene/fake-environment.ts';
import type { FakeServer } from '../scene/fake-server.ts';
import { forgeSubmission, makeSealingServer, meet, revealInstead, vouch } from './sealed-scene.ts';

const answers = { note: 'a canary', cvv: '917' };

/** An agent's client that hears of what does not open, and a visitor who has answered the sealed form. */
async function answered(options: { forms?: readonly Form[] } = {}) {
  const { server, brand } = await makeSealingServer();
  const unopened: string[] = [];
  const agentOptions = { onUnopened: (_: object, { code }: { code: string }) => void unopened.push(code) };
  const met = await meet(server, brand, { agent: { ...agentOptions, ...options } });
  const ask = async () => {
    const requestId = await met.agent.client.requestForm(met.conversationId, 'sealed');
    await vi.waitFor(() => expect(met.visitor.client.openForms).toHaveLength(1));
    await met.visitor.client.submitForm(requestId, { consent, answers });
    return requestId;
  };
  const requestId = await ask();
  return { server, brand, unopened, ask, requestId, ...met };
}

type Scene = Awaited<ReturnType<typeof answered>>;
type Requested = Pick<Scene, 'server' | 'conversationId' | 'requestId'>;

const discards = (server: FakeServer) => server.sockets.flatMap((socket) => socket.requests('discardForm'));
const reveals = (server: FakeServer) => server.sockets.flatMap((socket) => socket.requests('reveal'));
const acknowledgements = (server: FakeServer) =>
  server.sockets.flatMap((socket) => socket.requests('acknowledgeAnswer'));

/** An entry of the conversation as the server has it, for it to lie about. */
function entryOf<T extends Entry['type']>({ server, conversationId }: Requested, type: T, requestId: string) {
  const is = (entry: Entry) => entry.type === type && 'requestId' in entry && entry.requestId === requestId;
  return server.entries(conversationId).find(is) as EntryOf<T>;
}

/** The stored answers as the visitor has sealed them. */
function sealedOf({ server, requestId }: Requested): string {
  const submitted = server.sockets.flatMap((socket) => socket.requests('submitForm'));
  return submitted.find((request) => request.requestId === requestId)?.sealed?.answers ?? '';
}

/** What anybody can seal who has seen the form request: base mode does not say who it was. */
async function sealAs(scene: Requested, stored: Record<string, string>, masks: Record<string, string>) {
  const { recipient } = entryOf(scene, 'formRequested', scene.requestId);
  const { publicKey } = readCertificate(recipient?.certificate ?? '').certificate;
  const place = {
    conversationId: scene.conversationId,
    requestId: scene.requestId,
    formHash: await formHash(sealedForm),
    privacyVersion: '1',
    privacyLanguage: 'en',
  };
  const suite = await loadSuite();
  return {
    answers: () => sealAnswers(new Secret(stored), { ...place, masks }, publicKey, suite),
    answer: (field: string, text: string) =>
      sealAnswer(new Secret(text), { ...place, field }, publicKey, suite),
  };
}

describe('sealed answers', () => {
  verifies(
    'P10',
    'are opened by the browser that asked, and pass through the server as nothing that it can read',
    async () => {
      const { server, agent, requestId, conversationId, unopened } = await answered();
      const { answers: opened, confirm } = await agent.client.reveal(conversationId, requestId);
      expect(opened.expose()).toEqual({ note: 'a canary' });
      expect(inspect(opened)).not.toContain('canary');
      await vi.waitFor(() => expect(agent.answers).toHaveLength(1));
      expect(agent.answers[0]?.answer.expose()).toBe('917');
      await vi.waitFor(() => expect(acknowledgements(server)).toMatchObject([{ requestId, field: 'cvv' }]));
      await confirm();
      expect([unopened, discards(server)]).toEqual([[], []]);
      expect(JSON.stringify(server.sockets.map(({ received }) => received))).not.toContain('canary');
    },
  );

  it('are opened after a reload, by the key that was kept', async () => {
    const { server, brand } = await makeSealingServer();
    const keyStore = memoryKeyStore();
    const { agent, visitor, conversationId } = await meet(server, brand, { agent: { keyStore } });
    const requestId = await agent.client.requestForm(conversationId, 'sealed');
    await vi.waitFor(() => expect(visitor.offers).toHaveLength(1));
    agent.client.close();
    await visitor.client.submitForm(requestId, { consent, answers });
    const { client } = makeAgent(server, { keyStore });
    await client.join();
    await client.prepareKey();
    await client.resume(conversationId);
    expect(client.isSealedToMe(requestId)).toBe(true);
    expect((await client.reveal(conversationId, requestId)).answers.expose()).toEqual({ note: 'a canary' });
  });

  it('are opened though the entries about them were lost on the way', async () => {
    const { server, brand } = await makeSealingServer();
    const { agent, visitor, conversationId } = await meet(server, brand);
    const requestId = await agent.client.requestForm(conversationId, 'sealed');
    await vi.waitFor(() => expect(visitor.offers).toHaveLength(1));
    const { carry } = server;
    server.carry = (socket, message) => {
      if (socket.role === 'agent' && 'type' in message && message.type === 'formSubmitted') return;
      carry(socket, message);
    };
    await visitor.client.submitForm(requestId, { consent, answers });
    await vi.waitFor(() => expect(agent.answers).toHaveLength(1));
    const { answers: opened } = await agent.client.reveal(conversationId, requestId);
    expect(opened.expose()).toEqual({ note: 'a canary' });
  });
});

describe('stored answers that are not what was asked for', () => {
  /** What a server, or a visitor's own program, may do with what it has, and what the agent's client says of it. */
  const lies: [string, string, (scene: Scene) => void | Promise<void>][] = [
    [
      'that come unsealed',
      'ERR_SEALED_MISSING',
      ({ server, requestId }) => revealInstead(server, requestId, { answers: { note: 'a canary' } }),
    ],
    [
      'that come both ways',
      'ERR_SEALED_MISSING',
      (scene) =>
        revealInstead(scene.server, scene.requestId, { sealed: sealedOf(scene), answers: { note: 'other' } }),
    ],
    [
      'that were cut',
      'ERR_SEALED_MALFORMED',
      (scene) => revealInstead(scene.server, scene.requestId, { sealed: sealedOf(scene).slice(0, -8) }),
    ],
    [
      'of another form request',
      'ERR_SEALED_REQUEST',
      async (scene) => {
        const other = { ...scene, requestId: await scene.ask() };
        revealInstead(scene.server, scene.requestId, { sealed: sealedOf(other) });
      },
    ],
    [
      'that were changed',
      'ERR_SEALED_CHANGED',
      (scene) => {
        const sealed = sealedOf(scene);
        const at = sealed.length - 5;
        const changed = sealed[at] === 'A' ? 'B' : 'A';
        const given = { sealed: sealed.slice(0, at) + changed + sealed.slice(at + 1) };
        revealInstead(scene.server, scene.requestId, given);
      },
    ],
    [
      'that are no answers to the form',
      'ERR_SEALED_ANSWER',
      async (scene) => {
        const { masks } = entryOf(scene, 'formSubmitted', scene.requestId);
        const sealing = await sealAs(scene, { note: '' }, masks);
        revealInstead(scene.server, scene.requestId, { sealed: await sealing.answers() });
      },
    ],
  ];

  for (const [what, code, lie] of lies) {
    verifies('P10', `${what}: ${code}, discarded on the record`, async () => {
      const scene = await answered();
      const { server, agent, requestId, conversationId } = scene;
      await lie(scene);
      expect(await refusal(agent.client.reveal(conversationId, requestId))).toBe(code);
      await vi.waitFor(() =>
        expect(discards(server)).toMatchObject([{ requestId, because: 'notOpened', code }]),
      );
    });
  }

  /** What the server says of a submission before the agent hears it. */
  const changes: [string, string, (entry: EntryOf<'formSubmitted'>) => void][] = [
    ['masks', 'ERR_SEALED_MASKS', (entry) => (entry.masks = { note: '[other]' })],
    ['fields', 'ERR_SEALED_FIELD', (entry) => (entry.masks = { other: '[provided]' })],
    ['consent', 'ERR_SEALED_CONSENT', (entry) => (entry.consent.privacyVersion = '2')],
    ['consent’s language', 'ERR_SEALED_CONSENT', (entry) => (entry.consent.privacyLanguage = 'de')],
  ];

  for (const [what, code, change] of changes) {
    verifies('P10', `whose ${what} the server has changed: ${code}, discarded on the record`, async () => {
      const { server, brand } = await makeSealingServer();
      const { agent, visitor, conversationId } = await meet(server, brand);
      const requestId = await agent.client.requestForm(conversationId, 'sealed');
      await vi.waitFor(() => expect(visitor.offers).toHaveLength(1));
      const { carry } = server;
      server.carry = (socket, message) => {
        const said = structuredClone(message) as Entry;
        if (socket.role === 'agent' && said.type === 'formSubmitted') change(said);
        carry(socket, said);
      };
      await visitor.client.submitForm(requestId, { consent, answers });
      expect(await refusal(agent.client.reveal(conversationId, requestId))).toBe(code);
      await vi.waitFor(() => expect(discards(server)).toContainEqual(expect.objectContaining({ code })));
    });
  }

  verifies('P10', 'whose masks, sealed with them, say something else: ERR_SEALED_MASKS', async () => {
    const { server, brand } = await makeSealingServer();
    const { agent, conversationId } = await meet(server, brand);
    const requestId = await agent.client.requestForm(conversationId, 'sealed');
    const masks = { note: 'a canary' };
    const scene = { server, conversationId, requestId };
    const sealing = await sealAs(scene, { note: 'a canary' }, masks);
    forgeSubmission(server, entryOf(scene, 'formRequested', requestId), masks, await sealing.answers());
    expect(await refusal(agent.client.reveal(conversationId, requestId))).toBe('ERR_SEALED_MASKS');
    await vi.waitFor(() => expect(discards(server)).toMatchObject([{ requestId, code: 'ERR_SEALED_MASKS' }]));
  });

  verifies('P11', 'of a form with other words than in this bundle: ERR_SEALED_FORM', async () => {
    const other = defineForm({ ...sealedForm, title: 'Other' });
    const { agent, requestId, conversationId } = await answered({ forms: [other] });
    expect(await refusal(agent.client.reveal(conversationId, requestId))).toBe('ERR_SEALED_FORM');
  });

  it('of another conversation: ERR_SEALED_CONVERSATION', async () => {
    const scene = await answered();
    const { server, agent, requestId } = scene;
    const other = await server.visit();
    await agent.client.accept(other);
    revealInstead(server, requestId, { sealed: sealedOf(scene) });
    expect(await refusal(agent.client.reveal(other, requestId))).toBe('ERR_SEALED_CONVERSATION');
  });
});

describe('an off-the-record answer that is not what was asked for', () => {
  /** Tells the agent's client of a relay that no visitor has sent. */
  const relay = ({ server, conversationId, requestId }: Requested, field: string, given: object) => {
    const message = { type: 'answerRelayed', id: crypto.randomUUID(), conversationId, requestId, field };
    for (const socket of server.live) if (socket.role === 'agent') socket.push({ ...message, ...given });
  };

  const lies: [string, string, (scene: Scene) => Promise<object> | object][] = [
    ['comes unsealed', 'ERR_SEALED_MISSING', () => ({ answer: '917' })],
    ['comes as nothing', 'ERR_SEALED_MISSING', () => ({})],
    [
      'was sealed for another field',
      'ERR_SEALED_FIELD',
      async (scene) => ({ sealed: await (await sealAs(scene, {}, {})).answer('pin', '917') }),
    ],
    [
      'is no answer to its field',
      'ERR_SEALED_ANSWER',
      async (scene) => ({ sealed: await (await sealAs(scene, {}, {})).answer('cvv', 'abc') }),
    ],
  ];

  for (const [what, code, lie] of lies) {
    verifies('P10', `because it ${what} is not shown or acknowledged: ${code}`, async () => {
      const scene = await answered();
      const { server, agent, unopened, requestId } = scene;
      await vi.waitFor(() => expect(acknowledgements(server)).toHaveLength(1));
      relay(scene, 'cvv', await lie(scene));
      await vi.waitFor(() => expect(unopened).toEqual([code]));
      expect(agent.answers).toHaveLength(1);
      expect(acknowledgements(server)).toHaveLength(1);
      await vi.waitFor(() =>
        expect(discards(server)).toMatchObject([{ requestId, because: 'notOpened', code }]),
      );
    });
  }
});

it('an answer that comes again under another id is not shown again', async () => {
  const { server, agent, unopened } = await answered();
  await vi.waitFor(() => expect(acknowledgements(server)).toHaveLength(1));
  const [relayed] = server.sockets.flatMap((socket) => socket.requests('relayAnswer'));
  const again = { ...relayed, type: 'answerRelayed', id: crypto.randomUUID() };
  for (const socket of server.live) if (socket.role === 'agent') socket.push(again);
  await settled();
  expect([agent.answers.length, unopened, acknowledgements(server).length]).toEqual([1, [], 1]);
});

describe('a form request that the server has made something else of', () => {
  it.each([
    ['another form', 'ERR_SEALED_FORM', () => ({ form: { name: 'test', version: 1, hash: '0'.repeat(64) } })],
    [
      'another key',
      'ERR_SEALED_KEY',
      async (server: FakeServer) => ({
        recipient: await vouch(server, await makeBrand(), { publicKey: new Uint8Array(1216).fill(7) }),
      }),
    ],
    ['no key', 'ERR_SEALED_KEY', () => ({ recipient: undefined })],
  ])('%s: the agent is told, %s', async (_, code, lie) => {
    const { server, brand } = await makeSealingServer();
    const { agent, conversationId } = await meet(server, brand);
    const change = await lie(server);
    const { carry } = server;
    server.carry = (socket, message) => {
      const isRequest = 'type' in message && message.type === 'formRequested';
      carry(socket, isRequest ? { ...message, ...change } : message);
    };
    expect(await refusal(agent.client.requestForm(conversationId, 'sealed'))).toBe(code);
  });
});

describe('a browser without the key', () => {
  verifies('P4', 'claims nothing and destroys nothing, for another may have it', async () => {
    const { server, agent, requestId, conversationId } = await answered();
    const unopened: string[] = [];
    const other = makeAgent(server, { onUnopened: (_, { code }) => void unopened.push(code) });
    await other.client.join();
    await other.client.prepareKey();
    await other.client.resume(conversationId);
    expect(other.client.isSealedToMe(requestId)).toBe(false);
    expect(await refusal(other.client.reveal(conversationId, requestId))).toBe('ERR_SEALED_KEY');
    const sealed = server.sockets.flatMap((socket) => socket.requests('relayAnswer'))[0];
    const push = { ...sealed, type: 'answerRelayed', id: crypto.randomUUID() };
    server.last.push(push);
    await settled();
    expect([unopened, other.answers]).toEqual([[], []]);
    expect([reveals(server), discards(server)]).toEqual([[], []]);
    expect(agent.client.isSealedToMe(requestId)).toBe(true);
    await agent.client.reveal(conversationId, requestId);
  });

  it('can discard what it asked for before it lost the key, and say why', async () => {
    const { agent, requestId, conversationId } = await answered();
    const entry = await agent.client.discardForm(conversationId, requestId, 'keyLost');
    expect(entry).toMatchObject({ type: 'unreadable', requestId, because: 'keyLost' });
  });

  it('can read what servers can read', async () => {
    const { server } = await makeSealingServer(form);
    const { client, conversationId } = await acceptAgent(server);
    const requestId = await client.requestForm(conversationId, 'test');
    expect(client.isSealedToMe(requestId)).toBe(true);
  });
});

describe('a sign-out in this browser', () => {
  it('discards what is open and sealed to its key, and deletes the key', async () => {
    const { server, agent, requestId, ask } = await answered();
    const second = await ask();
    const { conversationId } = agent.entries[0] as Entry;
    const { confirm } = await agent.client.reveal(conversationId, requestId);
    await confirm();
    await agent.client.forgetKey();
    expect(discards(server)).toMatchObject([{ requestId: second, because: 'signedOut' }]);
    expect(agent.client.keyUntil).toBeUndefined();
    expect(agent.client.isSealedToMe(second)).toBe(false);
  });

  it('deletes the key after 5 s when the server cannot be reached', async () => {
    const { server, agent } = await answered();
    server.admit = (socket) => socket.cut();
    for (const socket of server.live) socket.cut();
    const before = server.environment.now();
    await server.environment.until(agent.client.forgetKey());
    expect(server.environment.now() - before).toBe(5_000);
    expect(agent.client.keyUntil).toBeUndefined();
  });

  it('does not open what comes afterwards', async () => {
    const { server, agent, requestId, conversationId } = await answered();
    server.intercept = ({ type }) => type === 'discardForm';
    await server.environment.until(agent.client.forgetKey());
    expect(await refusal(agent.client.reveal(conversationId, requestId))).toBe('ERR_SEALED_KEY');
    expect(await refusal(agent.client.requestForm(conversationId, 'sealed'))).toBe('ERR_NO_KEY');
  });
});

it('a key that has ended still opens what was answered in time, and asks for nothing more', async () => {
  const { server, agent, requestId, conversationId } = await answered();
  await server.environment.advance(12 * hour);
  expect(await refusal(agent.client.requestForm(conversationId, 'sealed'))).toBe('ERR_NO_KEY');
  expect(agent.client.isSealedToMe(requestId)).toBe(true);
});
