import { afterEach, describe, expect, test, vi } from 'vitest';
import type { KeyPair } from 'hpke';
import { isWrappedX25519 } from '../../../core/sealing/kem/wrapped-x25519.ts';
import { nativeMlKem } from '../../../core/sealing/kem/native-ml-kem.ts';
import { nativeX25519 } from '../../../core/sealing/kem/x25519.ts';
import { xWing } from '../../../core/sealing/kem/x-wing.ts';
import { openAnswer } from '../../../core/sealing/open.ts';
import { sealAnswer } from '../../../core/sealing/seal.ts';
import { makeSessionKey, type SessionKey } from '../../../core/sealing/session-key.ts';
import { wrappedSessionKey } from '../../../core/sealing/stored-key.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';
import { refusalOf } from './refusal.ts';
import { answerPlace, secretAnswer, suites } from './scene.ts';

afterEach(() => vi.unstubAllGlobals());

type Method = (...given: unknown[]) => Promise<unknown>;

/** An object with some of its properties replaced; methods of the others are bound to it. */
function replaced<T extends object>(original: T, replacements: Readonly<Record<string, unknown>>): T {
  const get = (_: T, name: string): unknown => {
    if (name in replacements) return replacements[name];
    const value: unknown = Reflect.get(original, name);
    return typeof value === 'function' ? (value as Method).bind(original) : value;
  };
  return new Proxy(original, { get });
}

/** This platform, with other methods in its WebCrypto. */
function withMethods(methods: Readonly<Record<string, Method>>): void {
  vi.stubGlobal('crypto', replaced(crypto, { subtle: replaced(crypto.subtle, methods) }));
}

/** This platform, as one that does not know an algorithm. */
function without(unknown: string): void {
  const known = crypto.subtle.generateKey.bind(crypto.subtle) as Method;
  withMethods({
    generateKey: (algorithm, ...more) => {
      const name = typeof algorithm === 'string' ? algorithm : (algorithm as { name: string }).name;
      return name === unknown ? notKnown() : known(algorithm, ...more);
    },
  });
}

/** This platform, as one that fails at so many X25519 pairs before each that it makes. Returns how often it was asked. */
function failingAtPairs(failures: number, error = 'OperationError'): () => number {
  const known = crypto.subtle.generateKey.bind(crypto.subtle) as Method;
  let asked = 0;
  withMethods({
    generateKey: (algorithm, ...more) => {
      if ((algorithm as { name: string }).name !== 'X25519') return known(algorithm, ...more);
      asked += 1;
      const fails = asked % (failures + 1) !== 0;
      return fails ? Promise.reject(new DOMException('It failed.', error)) : known(algorithm, ...more);
    },
  });
  return () => asked;
}

function notKnown(): Promise<never> {
  return Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
}

describe('the suite', () => {
  test('is HPKE with X-Wing, HKDF-SHA256 and AES-256-GCM, in sizes that others have too', async () => {
    const { KEM, KDF, AEAD } = await loadSuite();
    expect([KEM.id, KDF.id, AEAD.id]).toEqual([0x647a, 1, 2]);
    expect([KEM.Npk, KEM.Nenc, KEM.Nsecret]).toEqual([1216, 1120, 32]);
  });

  test('takes ML-KEM of this platform where there is one', async () => {
    const { mlKem } = await makeSessionKey(await loadSuite());
    expect(mlKem).toBeInstanceOf(CryptoKey);
  });

  test('takes ML-KEM of a library where the platform has none, and both understand each other', async () => {
    const native = await loadSuite();
    without('ML-KEM-768');
    const suite = await loadSuite();
    const key = await makeSessionKey(suite);
    expect(key.mlKem).toBeInstanceOf(Uint8Array);
    expect(key.x25519.extractable).toBe(false);
    const sealed = await sealAnswer(secretAnswer, answerPlace, key.publicKey, native);
    expect((await openAnswer(sealed, answerPlace, key, suite)).expose()).toBe('123');
  });

  test('makes another X25519 pair where the platform fails at one, as WebKitGTK does at one in 256', async () => {
    failingAtPairs(1);
    const suite = await loadSuite();
    const key = await makeSessionKey(suite);
    const sealed = await sealAnswer(secretAnswer, answerPlace, key.publicKey, suite);
    expect((await openAnswer(sealed, answerPlace, key, suite)).expose()).toBe('123');
    expect(isWrappedX25519((await wrappedSessionKey(key)).x25519)).toBe(true);
  });

  test('does not ask for ever a platform that fails at all', async () => {
    const asked = failingAtPairs(Infinity);
    expect(await refusalOf(loadSuite)).toBe('ERR_SEALING_NOT_SUPPORTED');
    expect(asked()).toBeLessThanOrEqual(10);
    // What has failed once is not taken to work the next time.
    expect(await refusalOf(loadSuite)).toBe('ERR_SEALING_NOT_SUPPORTED');
  });

  test('asks a platform without X25519 once for each pair', async () => {
    const asked = failingAtPairs(Infinity, 'NotSupportedError');
    expect(await refusalOf(loadSuite)).toBe('ERR_SEALING_NOT_SUPPORTED');
    expect(asked()).toBe(2);
  });

  test('opens with a key of the library’s after the platform has got ML-KEM of its own', async () => {
    const key = await makeSessionKey(suites.library);
    const native = await loadSuite();
    const sealed = await sealAnswer(secretAnswer, answerPlace, key.publicKey, native);
    const opened = await openAnswer(sealed, answerPlace, key, await loadSuite(key));
    expect(opened.expose()).toBe('123');
    const own = await makeSessionKey(native);
    const toOwn = await sealAnswer(secretAnswer, answerPlace, own.publicKey, native);
    expect((await openAnswer(toOwn, answerPlace, own, await loadSuite(own))).expose()).toBe('123');
  });

  test.each<[string, Method]>([
    ['cannot open', notKnown],
    ['opens to another secret', () => Promise.resolve(new ArrayBuffer(32))],
  ])('takes ML-KEM of a library where the platform makes keys but %s', async (_, decapsulateBits) => {
    withMethods({ decapsulateBits });
    expect((await makeSessionKey(await loadSuite())).mlKem).toBeInstanceOf(Uint8Array);
  });

  test('is refused where the platform makes X25519 keys that agree on nothing', async () => {
    withMethods({ deriveBits: notKnown });
    expect(await refusalOf(loadSuite)).toBe('ERR_SEALING_NOT_SUPPORTED');
  });

  test('tries what the platform has once', async () => {
    const generateKey = vi.fn(crypto.subtle.generateKey.bind(crypto.subtle) as Method);
    withMethods({ generateKey });
    await loadSuite();
    const tried = generateKey.mock.calls.length;
    await loadSuite();
    expect([tried, generateKey.mock.calls.length]).toEqual([3, 3]);
  });

  test('is refused where there is no X25519', async () => {
    without('X25519');
    expect(await refusalOf(loadSuite)).toBe('ERR_SEALING_NOT_SUPPORTED');
  });

  test('says so when the library does not load, which another attempt may change', async () => {
    without('ML-KEM-768');
    vi.doMock('../../../core/sealing/kem/library-ml-kem.ts', () => {
      throw new Error('the network is down');
    });
    expect(await refusalOf(loadSuite)).toBe('ERR_SEALING_NOT_LOADED');
    vi.doUnmock('../../../core/sealing/kem/library-ml-kem.ts');
  });

  test('writes no private key, and reads none', async () => {
    const kem = xWing(nativeMlKem, nativeX25519);
    const { privateKey } = (await kem.GenerateKeyPair(false)) as KeyPair;
    const never = 'neither derived nor written nor read';
    await expect(kem.SerializePrivateKey(privateKey as SessionKey)).rejects.toThrow(never);
    await expect(kem.DeserializePrivateKey(new Uint8Array(32), true)).rejects.toThrow(never);
    await expect(kem.DeriveKeyPair(new Uint8Array(32), true)).rejects.toThrow(never);
  });
});
