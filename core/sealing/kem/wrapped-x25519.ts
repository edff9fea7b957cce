import type { Bytes } from '../bytes.ts';
import { newX25519Pair } from './x25519.ts';

/**
 * A private X25519 key for a browser that stores other keys and loses this kind. Its bytes are ciphertext and the wrapping
 * key gives none of its own, but a script that has both can unwrap the private key in a form that it can take away.
 */
export interface WrappedX25519 {
  /** AES-KW, 256 bits, not extractable. */
  readonly wrappingKey: CryptoKey;
  /** The private key as PKCS #8 (RFC 8410), wrapped (RFC 3394). */
  readonly wrapped: ArrayBuffer;
}

const name = 'X25519';
const wrapping = 'AES-KW';

/** PKCS #8 has 48 bytes for X25519, a multiple of eight as AES-KW wants it; wrapping adds eight. */
const wrappedLength = 56;

/** Makes a pair whose private half can be extracted until it has been wrapped, and leaves only as ciphertext. */
export async function makeWrappedX25519(): Promise<{ publicKey: Bytes; privateKey: WrappedX25519 }> {
  const { subtle } = crypto;
  const [pair, wrappingKey] = await Promise.all([
    newX25519Pair(true),
    subtle.generateKey({ name: wrapping, length: 256 }, false, ['wrapKey', 'unwrapKey']),
  ]);
  const [publicKey, wrapped] = await Promise.all([
    subtle.exportKey('raw', pair.publicKey),
    subtle.wrapKey('pkcs8', pair.privateKey, wrappingKey, wrapping),
  ]);
  return { publicKey: new Uint8Array(publicKey), privateKey: { wrappingKey, wrapped } };
}

/** The private key as a handle that cannot be extracted. Rejects when it was changed or wrapped with another key. */
export function unwrapX25519({ wrappingKey, wrapped }: WrappedX25519): Promise<CryptoKey> {
  return crypto.subtle.unwrapKey('pkcs8', wrapped, wrappingKey, wrapping, { name }, false, ['deriveBits']);
}

/** Whether what a store gave back has the shape of a wrapped key. */
export function isWrappedX25519(value: unknown): value is WrappedX25519 {
  if (typeof value !== 'object' || value === null) return false;
  const { wrappingKey, wrapped } = value as Partial<Record<keyof WrappedX25519, unknown>>;
  return (
    wrappingKey instanceof CryptoKey &&
    wrappingKey.algorithm.name === wrapping &&
    !wrappingKey.extractable &&
    wrapped instanceof ArrayBuffer &&
    wrapped.byteLength === wrappedLength
  );
}
