import { afterEach, describe, expect, test, vi } from 'vitest';
import { openAnswer } from '../../../core/sealing/open.ts';
import { sealAnswer } from '../../../core/sealing/seal.ts';
import { makeSessionKey } from '../../../core/sealing/session-key.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';
import { refusalOf } from './refusal.ts';
import { answerPlace, secretAnswer, suites } from './scene.ts';

afterEach(() => vi.restoreAllMocks());

/** This platform, as one that does not know an algorithm. */
function without(unknown: string): void {
  const known = crypto.subtle.generateKey.bind(crypto.subtle) as (
    ...options: unknown[]
  ) => Promise<CryptoKeyPair>;
  vi.spyOn(crypto.subtle, 'generateKey').mockImplementation(((
    algorithm: string | { name: string },
    ...more: unknown[]
  ) => {
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
    if (name === unknown) return Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
    return known(algorithm, ...more);
  }) as typeof crypto.subtle.generateKey);
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
    const suite = await loadSuite();
    const { privateKey } = await suite.GenerateKeyPair();
    await expect(suite.SerializePrivateKey(privateKey)).rejects.toThrow();
    await expect(suite.DeserializePrivateKey(new Uint8Array(32))).rejects.toThrow();
    await expect(suite.DeriveKeyPair(new Uint8Array(32))).rejects.toThrow();
  });
});
