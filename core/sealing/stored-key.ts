import { concat } from './bytes.ts';
import type { MlKemPrivateKey } from './kem/ml-kem.ts';
import { mlKemKeyLength } from './kem/sizes.ts';
import {
  isWrappedX25519,
  makeWrappedX25519,
  unwrapX25519,
  type WrappedX25519,
} from './kem/wrapped-x25519.ts';
import { isSessionKey, type SessionKey } from './session-key.ts';

/**
 * A session key in the form in which a store keeps it: as it is or, in a browser that loses X25519 keys, with that half
 * wrapped. A half is missing only while the program tries which halves the store gives back.
 */
export type StoredSessionKey = Omit<SessionKey, 'mlKem' | 'x25519'> & {
  readonly mlKem?: MlKemPrivateKey;
  readonly x25519?: CryptoKey | WrappedX25519;
};

/** Another session key: the ML-KEM half of this one with a new X25519 half, wrapped. */
export async function wrappedSessionKey(key: SessionKey): Promise<StoredSessionKey> {
  const { publicKey, privateKey } = await makeWrappedX25519();
  return {
    ...key,
    x25519: privateKey,
    publicKey: concat(key.publicKey.slice(0, mlKemKeyLength), publicKey),
  };
}

/** Reads the session key that a store returned, and unwraps its X25519 half if needed. Resolves to undefined if there is no key. */
export async function sessionKeyIn(stored: unknown): Promise<SessionKey | undefined> {
  const { x25519 } = (stored ?? {}) as Partial<Record<keyof SessionKey, unknown>>;
  if (!isWrappedX25519(x25519)) return isSessionKey(stored) ? stored : undefined;
  const unwrapped = await unwrapX25519(x25519).catch(() => undefined);
  const key = { ...(stored as object), x25519: unwrapped };
  return isSessionKey(key) ? key : undefined;
}
