import { expect, test } from 'vitest';
import { isWrappedX25519, type WrappedX25519 } from '../../../core/sealing/kem/wrapped-x25519.ts';
import { makeSessionKey, opensItsOwn } from '../../../core/sealing/session-key.ts';
import { sessionKeyIn, wrappedSessionKey } from '../../../core/sealing/stored-key.ts';
import { suites } from './scene.ts';

const { native: suite } = suites;

const wrapped = async () => {
  const stored = await wrappedSessionKey(await makeSessionKey(suite));
  return { stored, half: stored.x25519 as WrappedX25519 };
};

test('a wrapped key is another than the one whose ML-KEM half it has, and opens what is sealed to it', async () => {
  const made = await makeSessionKey(suite);
  const stored = await wrappedSessionKey(made);
  const key = await sessionKeyIn(structuredClone(stored));
  expect(key?.publicKey.slice(0, 1184)).toEqual(made.publicKey.slice(0, 1184));
  expect(key?.publicKey).not.toEqual(made.publicKey);
  expect(key && (await opensItsOwn(key, suite))).toBe(true);
});

test('what is in use cannot be extracted, nor can the key that it was wrapped with', async () => {
  const { stored, half } = await wrapped();
  const key = await sessionKeyIn(stored);
  for (const handle of [key?.x25519, half.wrappingKey]) {
    expect(handle?.extractable).toBe(false);
    for (const format of ['raw', 'pkcs8', 'jwk'] as const)
      await expect(crypto.subtle.exportKey(format as 'raw', handle as CryptoKey)).rejects.toThrow();
  }
});

test('each wrapped key has a wrapping key of its own', async () => {
  const [one, other] = [await wrapped(), await wrapped()];
  const mixed = { ...one.stored, x25519: { ...one.half, wrappingKey: other.half.wrappingKey } };
  expect(await sessionKeyIn(mixed)).toBeUndefined();
});

test('a key that was stored as it is comes back as it is', async () => {
  const key = await makeSessionKey(suite);
  expect(await sessionKeyIn(key)).toBe(key);
  for (const other of [undefined, null, 'a key', 7, {}, { ...key, x25519: null }])
    expect(await sessionKeyIn(other)).toBeUndefined();
});

test('what is wrapped with a key that a script could read out is not taken for a wrapped key', async () => {
  const { half } = await wrapped();
  const usages = ['wrapKey', 'unwrapKey'] as const;
  const loose = await crypto.subtle.generateKey({ name: 'AES-KW', length: 256 }, true, usages);
  expect(isWrappedX25519(half)).toBe(true);
  expect(isWrappedX25519({ ...half, wrappingKey: loose })).toBe(false);
  expect(isWrappedX25519(null)).toBe(false);
});
