import { describe, expect, it, vi } from 'vitest';
import { memoryKeyStore, type KeptKey, type KeyStore } from '../../../client/index.ts';
import { SealformError } from '../../../core/errors.ts';
import { makeSessionKey } from '../../../core/sealing/session-key.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';
import { refusal } from '../../../play/refusal.ts';
import { hour } from '../../core/sealing/certificate/certificate-scene.ts';
import { bytesOf } from '../../core/sealing/scene.ts';
import { verifies } from '../../promises.ts';
import { acceptAgent, makeAgent } from '../scene/clients.ts';
import type { FakeServer } from '../scene/fake-server.ts';
import { makeSealingServer, vouch } from './sealed-scene.ts';

const minute = 60_000;

/** An agent who has joined, with what it keeps its key in. */
async function join(server: FakeServer, keyStore: KeyStore = memoryKeyStore()) {
  const agent = makeAgent(server, { keyStore });
  await agent.client.join();
  return { ...agent, keyStore };
}

/** One whose key was made and enrolled. */
async function enrol(server: FakeServer, keyStore?: KeyStore) {
  const agent = await join(server, keyStore);
  await agent.client.prepareKey();
  const kept = (await agent.keyStore.read()) as KeptKey;
  return { ...agent, kept };
}

const enrolments = (server: FakeServer) => server.sockets.flatMap((socket) => socket.requests('enrol'));

describe('a session key', () => {
  it('is made, kept and vouched for, and can be used until its certificate ends', async () => {
    const { server } = await makeSealingServer();
    const { client, kept } = await enrol(server);
    expect(client.keyUntil).toBe(server.environment.now() + 12 * hour);
    expect(kept).toMatchObject({ agentId: server.agent.id, key: { extractable: false } });
    await server.environment.advance(12 * hour - 1);
    expect(client.keyUntil).toBeDefined();
    await server.environment.advance(1);
    expect(client.keyUntil).toBeUndefined();
  });

  it('is found again after a reload, and not enrolled again', async () => {
    const { server } = await makeSealingServer();
    const { keyStore, client } = await enrol(server);
    const reloaded = await join(server, keyStore);
    await reloaded.client.prepareKey();
    expect(reloaded.client.keyUntil).toBe(client.keyUntil);
    expect(enrolments(server)).toHaveLength(1);
  });

  it('that is prepared twice at once is made once', async () => {
    const { server } = await makeSealingServer();
    const { client } = await join(server);
    await Promise.all([client.prepareKey(), client.prepareKey()]);
    await client.prepareKey();
    expect(enrolments(server)).toHaveLength(1);
  });

  it('whose enrolment was cut off goes on with the same key, as a sign-in can enrol one', async () => {
    const { server } = await makeSealingServer();
    const keyStore = memoryKeyStore();
    const first = await join(server, keyStore);
    server.intercept = (request, socket) => {
      if (request.type === 'enrol') socket.cut();
      return request.type === 'enrol';
    };
    const cutOff = first.client.prepareKey();
    const closed = expect(cutOff).rejects.toMatchObject({ code: 'ERR_CLOSED' });
    await vi.waitFor(() => expect(enrolments(server)).toHaveLength(1));
    first.client.close();
    await closed;
    server.intercept = () => false;
    await enrol(server, keyStore);
    expect(new Set(enrolments(server).map(({ publicKey }) => publicKey)).size).toBe(1);
  });

  it('that is used up is made anew after another sign-in', async () => {
    const { server } = await makeSealingServer();
    const { client, keyStore, kept } = await enrol(server);
    await server.environment.advance(12 * hour);
    expect(await refusal(client.prepareKey())).toBe('ERR_SIGN_IN_AGAIN');
    await client.renewKey();
    expect(client.keyUntil).toBe(server.environment.now() + 12 * hour);
    expect(((await keyStore.read()) as KeptKey).key.publicKey).not.toEqual(kept.key.publicKey);
  });

  it('needs a sign-in, which the server may want to be fresh', async () => {
    const { server } = await makeSealingServer();
    expect(await refusal(makeAgent(server).client.prepareKey())).toBe('ERR_NOT_ALLOWED');
    const { client, conversationId } = await acceptAgent(server);
    await server.environment.advance(5 * minute + 1);
    expect(await refusal(client.prepareKey())).toBe('ERR_SIGN_IN_AGAIN');
    expect(client.keyUntil).toBeUndefined();
    expect(await refusal(client.requestForm(conversationId, 'sealed'))).toBe('ERR_NO_KEY');
    expect(server.last.requests('requestForm')).toEqual([]);
  });
});

describe('a key that is renewed after another sign-in', () => {
  it('is another one, which a reload finds, asked for over a new socket', async () => {
    const { server } = await makeSealingServer();
    const { client, keyStore, kept } = await enrol(server);
    await server.environment.advance(hour);
    const sockets = server.sockets.length;
    await client.renewKey();
    expect(server.sockets.length).toBe(sockets + 1);
    expect(server.last.requests('enrol')).toHaveLength(1);
    expect(client.keyUntil).toBe(server.environment.now() + 12 * hour);
    expect(((await keyStore.read()) as KeptKey).key.publicKey).not.toEqual(kept.key.publicKey);
    const reloaded = await join(server, keyStore);
    await reloaded.client.prepareKey();
    expect(enrolments(server)).toHaveLength(2);
  });

  it('opens what was sealed to the one before it', async () => {
    const { server } = await makeSealingServer();
    const { client, conversationId } = await acceptAgent(server);
    await client.prepareKey();
    const requestId = await client.requestForm(conversationId, 'sealed');
    await client.renewKey();
    expect(client.isSealedToMe(requestId)).toBe(true);
    await client.forgetKey();
    expect(client.isSealedToMe(requestId)).toBe(false);
  });

  it('leaves none behind when the agent signs out meanwhile', async () => {
    const { server } = await makeSealingServer();
    const { client, keyStore } = await enrol(server);
    server.intercept = ({ type }) => type === 'enrol';
    const renewed = client.renewKey();
    const refused = expect(renewed).rejects.toMatchObject({ code: 'ERR_CLOSED' });
    await vi.waitFor(() => expect(enrolments(server)).toHaveLength(2));
    await client.forgetKey();
    client.close();
    await refused;
    expect(client.keyUntil).toBeUndefined();
    expect(await keyStore.read()).toBeUndefined();
  });

  it('is not made when the agent signs out before there is a socket for it', async () => {
    const { server } = await makeSealingServer();
    const { client, keyStore } = await enrol(server);
    const renewed = client.renewKey();
    const refused = expect(renewed).rejects.toMatchObject({ code: 'ERR_CLOSED' });
    await client.forgetKey();
    await refused;
    expect(enrolments(server)).toHaveLength(1);
    expect(await keyStore.read()).toBeUndefined();
  });

  it('stays, here and in the store, when the server vouches for no other', async () => {
    const { server } = await makeSealingServer();
    const { client, keyStore, kept } = await enrol(server);
    const until = client.keyUntil;
    server.intercept = (request, socket) =>
      request.type === 'enrol' && server.refuse(socket, request, 'ERR_SIGN_IN_AGAIN');
    expect(await refusal(client.renewKey())).toBe('ERR_SIGN_IN_AGAIN');
    expect(client.keyUntil).toBe(until);
    expect(await keyStore.read()).toEqual(kept);
  });
});

/** Stores that do not keep what they are given, as browsers are known to. */
const losing: Record<string, (other: KeptKey) => (kept: KeptKey) => unknown> = {
  'reads null': () => () => null,
  'reads a key without its handles': () => (kept) => ({ ...kept, key: { ...kept.key, mlKem: null } }),
  'reads another key': (other) => () => other,
  'reads halves of two keys': (other) => (kept) => ({
    ...kept,
    key: { ...kept.key, x25519: other.key.x25519 },
  }),
};

describe('a store that loses the key without a word', () => {
  for (const [how, make] of Object.entries(losing)) {
    verifies('P10', `and ${how}: nothing is published`, async () => {
      const { server } = await makeSealingServer();
      const suite = await loadSuite();
      const change = make({ agentId: server.agent.id, key: await makeSessionKey(suite) });
      const store = memoryKeyStore();
      const read = async () => {
        const kept = (await store.read()) as KeptKey | undefined;
        return kept && change(kept);
      };
      const { client } = await join(server, { ...store, read });
      expect(await refusal(client.prepareKey())).toBe('ERR_SEALING_KEY');
      expect(enrolments(server)).toEqual([]);
      expect(client.keyUntil).toBeUndefined();
    });
  }

  it('that fails says so itself, and nothing is published', async () => {
    const { server } = await makeSealingServer();
    const full = { ...memoryKeyStore(), write: () => Promise.reject(new Error('full')) };
    const { client } = await join(server, full);
    await expect(client.prepareKey()).rejects.toThrow('full');
    expect(enrolments(server)).toEqual([]);
  });
});

/** What a store may hold that is of no use to this agent now. */
const useless: Record<string, (kept: KeptKey, server: FakeServer) => unknown> = {
  nothing: () => undefined,
  text: () => 'a key',
  'an empty record': () => ({}),
  'another agent’s key': (kept) => ({ ...kept, agentId: crypto.randomUUID() }),
  'a recipient of another shape': (kept) => ({ ...kept, recipient: { certificate: 1 } }),
  'a certificate that is none': (kept) => ({
    ...kept,
    recipient: { ...kept.recipient, certificate: 'AQ' },
  }),
};

describe('what was kept and is', () => {
  it.each(Object.entries(useless))('%s is not used: a key is made anew', async (_, change) => {
    const { server } = await makeSealingServer();
    const { keyStore, kept } = await enrol(server);
    await keyStore.write(change(kept, server) as KeptKey);
    const { client } = await enrol(server, keyStore);
    expect(client.keyUntil).toBeDefined();
    const [first, second] = enrolments(server);
    expect(second?.publicKey).toBeDefined();
    expect(second?.publicKey).not.toBe(first?.publicKey);
  });
});

describe('a certificate', () => {
  it.each([
    ['of another key', 'ERR_SEALING_KEY', () => ({ publicKey: new Uint8Array(1216).fill(7) })],
    [
      'of another agent',
      'ERR_CERTIFICATE_AGENT',
      () => ({ agent: { id: crypto.randomUUID(), name: 'Ana' } }),
    ],
    [
      'of another name',
      'ERR_CERTIFICATE_AGENT',
      ({ agent }: FakeServer) => ({ agent: { ...agent, name: 'Eve' } }),
    ],
    ['of the past', 'ERR_CERTIFICATE_EXPIRED', () => ({ issuedAt: 1, expiresAt: 2 })],
  ] as const)('%s that the server gives is refused, and not kept', async (_, code, change) => {
    const { server, brand } = await makeSealingServer();
    const { client, keyStore } = await join(server);
    server.intercept = (request, socket) => {
      if (request.type !== 'enrol') return false;
      const certified = { publicKey: bytesOf(request.publicKey), ...change(server) };
      const lie = async () => {
        const recipient = await vouch(server, brand, certified);
        server.carry(socket, { type: 'enrolled', id: request.id, recipient });
      };
      void lie();
      return true;
    };
    expect(await refusal(client.prepareKey())).toBe(code);
    expect(client.keyUntil).toBeUndefined();
    expect(await keyStore.read()).not.toHaveProperty('recipient');
  });
});

describe('a sign-out', () => {
  it('everywhere deletes the key', async () => {
    const { server } = await makeSealingServer();
    const { client, keyStore } = await enrol(server);
    await client.signOut();
    expect(client.keyUntil).toBeUndefined();
    expect(await keyStore.read()).toBeUndefined();
  });

  it('in another browser deletes it in this one', async () => {
    const { server } = await makeSealingServer();
    const { client, keyStore } = await enrol(server);
    await server.signOutElsewhere();
    expect(client.keyUntil).toBeUndefined();
    expect(await keyStore.read()).toBeUndefined();
  });

  it('while the key is made leaves none behind', async () => {
    const { server } = await makeSealingServer();
    const { client, keyStore } = await join(server);
    server.intercept = (request, socket) => {
      if (request.type !== 'enrol') return false;
      void client.forgetKey().then(() => server.handle(request, socket));
      return true;
    };
    await expect(client.prepareKey()).rejects.toBeInstanceOf(SealformError);
    expect(client.keyUntil).toBeUndefined();
    expect(await keyStore.read()).toBeUndefined();
  });
});
