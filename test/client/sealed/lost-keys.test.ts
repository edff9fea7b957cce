import { afterEach, describe, expect, it, vi } from 'vitest';
import { KeyNotKept, memoryKeyStore, type KeptKey, type KeyStore } from '../../../client/index.ts';
import type { WrappedX25519 } from '../../../core/sealing/kem/wrapped-x25519.ts';
import { refusal } from '../../../play/refusal.ts';
import { verifies } from '../../promises.ts';
import { consent, makeAgent } from '../scene/clients.ts';
import type { FakeServer } from '../scene/fake-server.ts';
import { makeSealingServer, meet } from './sealed-scene.ts';

afterEach(() => vi.restoreAllMocks());

type Loss = (value: unknown) => boolean;

const isKey =
  (name: string): Loss =>
  (value) =>
    value instanceof CryptoKey && value.algorithm.name === name;
const isX25519 = isKey('X25519');
const isMlKem = isKey('ML-KEM-768');
const isWrapping = isKey('AES-KW');

/** Whether there is such a value anywhere in this one. */
function holds(value: unknown, loss: Loss): boolean {
  if (loss(value)) return true;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Object.values(value).some((each) => holds(each, loss));
}

/** The ways in which a store may fail to keep what it cannot clone. */
const ways = {
  'reads the whole record as null': (kept: KeptKey, loss: Loss) => (holds(kept, loss) ? null : kept),
  'reads such a part as null': (kept: KeptKey, loss: Loss) => without(kept, loss),
  'refuses to write it': (kept: KeptKey, loss: Loss) => {
    if (holds(kept, loss)) throw new KeyNotKept('lost');
    return kept;
  },
  'refuses to read it': (kept: KeptKey, loss: Loss) => (holds(kept, loss) ? new KeyNotKept('lost') : kept),
} as const;

function without(value: unknown, loss: Loss): unknown {
  if (loss(value)) return null;
  if (typeof value !== 'object' || value === null || value instanceof CryptoKey) return value;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, without(each, loss)]));
}

/** A store that loses such values, and all that was ever written into it. */
function losing(loss: Loss, way: keyof typeof ways = 'reads the whole record as null') {
  const store = memoryKeyStore();
  const written: KeptKey[] = [];
  const lossy: KeyStore = {
    ...store,
    read: async () => {
      const read = await store.read();
      if (read instanceof KeyNotKept) throw read;
      return read;
    },
    write: async (kept) => {
      written.push(kept);
      await store.write(ways[way](kept, loss) as KeptKey);
    },
  };
  return { store: lossy, written };
}

async function join(server: FakeServer, keyStore: KeyStore) {
  const agent = makeAgent(server, { keyStore });
  await agent.client.join();
  return agent;
}

const enrolments = (server: FakeServer) => server.sockets.flatMap((socket) => socket.requests('enrol'));

const halvesOf = async (store: KeyStore) => ((await store.read()) as KeptKey).key;

/** X25519 keys that were made so that their private half could be taken out. */
function watchExtractable(): () => number {
  const watched = vi.spyOn(crypto.subtle, 'generateKey');
  return () =>
    watched.mock.calls.filter(
      ([algorithm, extractable]) => extractable && JSON.stringify(algorithm).includes('X25519'),
    ).length;
}

describe.each(Object.keys(ways) as (keyof typeof ways)[])('a store that loses X25519 keys and %s', (way) => {
  verifies('P10', 'keeps that half wrapped, and the key does the whole job', async () => {
    const { server, brand } = await makeSealingServer();
    const { store } = losing(isX25519, way);
    const { agent, visitor, conversationId } = await meet(server, brand, { agent: { keyStore: store } });
    const { x25519, mlKem, extractable } = await halvesOf(store);
    expect(extractable).toBe(false);
    expect(mlKem).toBeInstanceOf(CryptoKey);
    const { wrappingKey, wrapped } = x25519 as WrappedX25519;
    expect(wrappingKey).toMatchObject({ extractable: false, algorithm: { name: 'AES-KW', length: 256 } });
    expect(wrapped.byteLength).toBe(56);
    expect(enrolments(server)).toHaveLength(1);

    const requestId = await agent.client.requestForm(conversationId, 'sealed');
    await vi.waitFor(() => expect(visitor.client.openForms).toHaveLength(1));
    await visitor.client.submitForm(requestId, { consent, answers: { note: 'a canary', cvv: '917' } });
    agent.client.close();
    const { client } = await join(server, store);
    await client.prepareKey();
    await client.resume(conversationId);
    const { answers } = await client.reveal(conversationId, requestId);
    expect(answers.expose()).toEqual({ note: 'a canary' });
    expect(enrolments(server)).toHaveLength(1);
  });

  verifies('P10', 'and loses the wrapping key too: nothing is published, and nothing stays', async () => {
    const { server } = await makeSealingServer();
    const { store } = losing((value) => isX25519(value) || isWrapping(value), way);
    const { client } = await join(server, store);
    await expect(client.prepareKey()).rejects.toMatchObject({ code: 'ERR_SEALING_KEY', because: 'lost' });
    expect(enrolments(server)).toEqual([]);
    expect(client.keyUntil).toBeUndefined();
    expect(await store.read()).toBeUndefined();
  });

  it('loses ML-KEM keys too: that half is the library’s', async () => {
    const { server } = await makeSealingServer();
    const { store } = losing((value) => isX25519(value) || isMlKem(value), way);
    const { client } = await join(server, store);
    await client.prepareKey();
    const { x25519, mlKem } = await halvesOf(store);
    expect(mlKem).toBeInstanceOf(Uint8Array);
    expect(x25519).toHaveProperty('wrapped');
    expect(client.keyUntil).toBeDefined();
  });

  it('loses ML-KEM keys only: the other half is kept as it is, and never extractable', async () => {
    const extractable = watchExtractable();
    const { server } = await makeSealingServer();
    const { store } = losing(isMlKem, way);
    await (await join(server, store)).client.prepareKey();
    const { x25519, mlKem } = await halvesOf(store);
    expect(mlKem).toBeInstanceOf(Uint8Array);
    expect(x25519).toBeInstanceOf(CryptoKey);
    expect(extractable()).toBe(0);
  });
});

describe('a key whose X25519 half is wrapped', () => {
  it('is renewed in the same form, and what was sealed to the one before still opens', async () => {
    const { server, brand } = await makeSealingServer();
    const { store } = losing(isX25519);
    const { agent, conversationId } = await meet(server, brand, { agent: { keyStore: store } });
    const requestId = await agent.client.requestForm(conversationId, 'sealed');
    const before = await halvesOf(store);
    await agent.client.renewKey();
    const after = await halvesOf(store);
    expect(after.x25519).toHaveProperty('wrapped');
    expect(after.publicKey).not.toEqual(before.publicKey);
    expect(agent.client.isSealedToMe(requestId)).toBe(true);
  });

  it('is put back in that form when no other is vouched for', async () => {
    const { server } = await makeSealingServer();
    const { store } = losing(isX25519);
    const { client } = await join(server, store);
    await client.prepareKey();
    const kept = await store.read();
    server.intercept = (request, socket) =>
      request.type === 'enrol' && server.refuse(socket, request, 'ERR_SIGN_IN_AGAIN');
    expect(await refusal(client.renewKey())).toBe('ERR_SIGN_IN_AGAIN');
    expect(await store.read()).toEqual(kept);
    server.intercept = () => false;
    const reloaded = await join(server, store);
    await reloaded.client.prepareKey();
    expect(reloaded.client.keyUntil).toBe(client.keyUntil);
  });

  it('is gone after a sign-out, wrapping key and all', async () => {
    const { server } = await makeSealingServer();
    const { store } = losing(isX25519);
    const { client } = await join(server, store);
    await client.prepareKey();
    await client.forgetKey();
    expect(await store.read()).toBeUndefined();
  });

  it('is not left behind by a sign-out while it is made', async () => {
    const { server } = await makeSealingServer();
    const { store, written } = losing(isX25519);
    const { client } = await join(server, store);
    let forgotten: Promise<void> | undefined;
    const write = store.write.bind(store);
    vi.spyOn(store, 'write').mockImplementation(async (kept) => {
      await write(kept);
      if (written.length === 3) forgotten = client.forgetKey();
    });
    expect(await refusal(client.prepareKey())).toBe('ERR_CLOSED');
    await forgotten;
    expect(enrolments(server)).toEqual([]);
    expect(await store.read()).toBeUndefined();
  });

  it.each<[string, (half: WrappedX25519, other: WrappedX25519) => unknown]>([
    ['was changed', ({ wrappingKey, wrapped }) => ({ wrappingKey, wrapped: changed(wrapped) })],
    ['was cut short', ({ wrappingKey, wrapped }) => ({ wrappingKey, wrapped: wrapped.slice(8) })],
    ['has another wrapping key', ({ wrapped }, { wrappingKey }) => ({ wrappingKey, wrapped })],
    ['is another key’s', (_, other) => other],
    ['lost its wrapping key', ({ wrapped }) => ({ wrappingKey: null, wrapped })],
    ['has no bytes', ({ wrappingKey }) => ({ wrappingKey, wrapped: 'text' })],
  ])('that %s in the store is not used: another is made', async (_, change) => {
    const { server } = await makeSealingServer();
    const [{ store }, { store: others }] = [losing(isX25519), losing(isX25519)];
    for (const each of [others, store]) await (await join(server, each)).client.prepareKey();
    const kept = (await store.read()) as KeptKey;
    const other = (await halvesOf(others)).x25519 as WrappedX25519;
    const x25519 = change(kept.key.x25519 as WrappedX25519, other) as WrappedX25519;
    await store.write({ ...kept, key: { ...kept.key, x25519 } });
    const { client } = await join(server, store);
    await client.prepareKey();
    expect(client.keyUntil).toBeDefined();
    expect(new Set(enrolments(server).map(({ publicKey }) => publicKey)).size).toBe(3);
  });

  verifies('P10', 'and that does not open when it is read back is never published', async () => {
    const { server } = await makeSealingServer();
    const { store } = losing(isX25519);
    const read = async () => {
      const kept = (await store.read()) as KeptKey | null | undefined;
      const x25519 = kept?.key.x25519;
      if (!kept || !x25519 || x25519 instanceof CryptoKey) return kept;
      return { ...kept, key: { ...kept.key, x25519: { ...x25519, wrapped: changed(x25519.wrapped) } } };
    };
    const { client } = await join(server, { ...store, read });
    await expect(client.prepareKey()).rejects.toMatchObject({ code: 'ERR_SEALING_KEY', because: 'lost' });
    expect(enrolments(server)).toEqual([]);
    expect(await store.read()).toBeUndefined();
  });

  it('takes the place of a record that the store does not read any more', async () => {
    const { server } = await makeSealingServer();
    const { store } = losing(isX25519, 'refuses to read it');
    const { client } = await join(server, store);
    const whole = await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits']);
    await store.write({ x25519: whole } as unknown as KeptKey);
    await client.prepareKey();
    expect(client.keyUntil).toBeDefined();
  });

  it('cannot be made without AES-KW, which is reported like any lost key', async () => {
    const { server } = await makeSealingServer();
    vi.spyOn(crypto.subtle, 'wrapKey').mockRejectedValue(new DOMException('no', 'NotSupportedError'));
    const { client } = await join(server, losing(isX25519).store);
    await expect(client.prepareKey()).rejects.toMatchObject({ because: 'lost' });
    expect(enrolments(server)).toEqual([]);
  });
});

verifies('P10', 'where the store keeps X25519 keys, or keeps nothing, none is ever extractable', async () => {
  const extractable = watchExtractable();
  const { server } = await makeSealingServer();
  const keeping = await join(server, memoryKeyStore());
  await keeping.client.prepareKey();
  await keeping.client.renewKey();
  const nothing = await join(server, { ...memoryKeyStore(), read: () => Promise.resolve(undefined) });
  await expect(nothing.client.prepareKey()).rejects.toMatchObject({ because: 'refused' });
  const noKey = await join(server, { ...memoryKeyStore(), read: () => Promise.resolve({ key: null }) });
  await expect(noKey.client.prepareKey()).rejects.toMatchObject({ because: 'refused' });
  const full = { ...memoryKeyStore(), write: () => Promise.reject(new KeyNotKept('full')) };
  await expect((await join(server, full)).client.prepareKey()).rejects.toMatchObject({ because: 'full' });
  expect(extractable()).toBe(0);
  const lost = await join(server, losing(isX25519).store);
  await lost.client.prepareKey();
  expect(extractable()).toBe(1);
});

function changed(bytes: ArrayBuffer): ArrayBuffer {
  const other = new Uint8Array(bytes.slice());
  other[20] = (other[20] ?? 0) ^ 1;
  return other.buffer;
}
