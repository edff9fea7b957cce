import { publicKeyLength } from './kem/sizes.ts';
import type { SessionKey } from './kem/x-wing.ts';
import type { Suite } from './suite.ts';

export type { SessionKey } from './kem/x-wing.ts';

/**
 * A new key of an agent's browser. Whoever keeps it in IndexedDB reads it back, and opens something that was sealed to it,
 * before its public half is given to anybody: browsers are known to lose such keys without a word.
 */
export async function makeSessionKey(suite: Suite): Promise<SessionKey> {
  const { privateKey } = await suite.GenerateKeyPair(false);
  return privateKey as SessionKey;
}

/** Has what was read from a key store all that a session key is made of? */
export function isSessionKey(value: unknown): value is SessionKey {
  if (typeof value !== 'object' || value === null) return false;
  const { mlKem, x25519, publicKey } = value as Partial<Record<keyof SessionKey, unknown>>;
  return (
    (mlKem instanceof CryptoKey || mlKem instanceof Uint8Array) &&
    x25519 instanceof CryptoKey &&
    publicKey instanceof Uint8Array &&
    publicKey.length === publicKeyLength
  );
}
