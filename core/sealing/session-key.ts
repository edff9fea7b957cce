import { mlKemPrivateKeyLength, publicKeyLength } from './kem/sizes.ts';
import { type SessionKey, xWingName } from './kem/x-wing.ts';
import type { Suite } from './suite.ts';
import { info } from './version.ts';

export type { SessionKey } from './kem/x-wing.ts';

/**
 * A new key of an agent's browser. Whoever keeps it in IndexedDB reads it back, and opens something that was sealed to it,
 * before its public half is given to anybody: browsers are known to lose such keys without a word.
 */
export async function makeSessionKey(suite: Suite): Promise<SessionKey> {
  const { privateKey } = await suite.GenerateKeyPair(false);
  return privateKey as SessionKey;
}

/** Is what was read from a key store all that a session key is made of, and does no handle give its key away? */
export function isSessionKey(value: unknown): value is SessionKey {
  if (!isPrivate(value, xWingName)) return false;
  const { mlKem, x25519, publicKey } = value as Partial<Record<keyof SessionKey, unknown>>;
  return (
    (isHandle(mlKem, 'ML-KEM-768') || isBytes(mlKem, mlKemPrivateKeyLength)) &&
    isHandle(x25519, 'X25519') &&
    isBytes(publicKey, publicKeyLength)
  );
}

/**
 * Does this key open what is sealed to it now, with this suite? Not where its halves belong to different keys, and not
 * with a suite whose ML-KEM is of the other kind.
 */
export async function opensItsOwn(key: SessionKey, suite: Suite): Promise<boolean> {
  try {
    const publicKey = await suite.DeserializePublicKey(key.publicKey);
    const { encapsulatedSecret, ciphertext } = await suite.Seal(publicKey, new Uint8Array(), { info });
    await suite.Open(key, encapsulatedSecret, ciphertext, { info });
    return true;
  } catch {
    return false;
  }
}

function isHandle(value: unknown, algorithm: string): boolean {
  return value instanceof CryptoKey && isPrivate(value, algorithm);
}

function isPrivate(value: unknown, algorithm: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const key = value as Partial<SessionKey>;
  return key.type === 'private' && key.extractable === false && key.algorithm?.name === algorithm;
}

function isBytes(value: unknown, length: number): boolean {
  return value instanceof Uint8Array && value.length === length;
}
