import { shake256 } from '@noble/hashes/sha3.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { type Bytes, concat } from '../../../core/sealing/bytes.ts';
import { libraryMlKem } from '../../../core/sealing/kem/library-ml-kem.ts';
import type { MlKem } from '../../../core/sealing/kem/ml-kem.ts';
import { nativeX25519, type X25519 } from '../../../core/sealing/kem/x25519.ts';
import { sessionKeyOf } from '../../../core/sealing/kem/x-wing.ts';
import type { SessionKey } from '../../../core/sealing/session-key.ts';

/** An X25519 private key in PKCS #8, but for its 32 bytes (RFC 8410, section 7). */
const pkcs8 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** A key that everybody knows, made of 32 bytes as the X-Wing draft says (section 5.2). For examples and tests. */
export async function unsafeKeyOf(seed: Uint8Array): Promise<SessionKey> {
  const expanded = shake256(seed, { dkLen: 96 });
  const mlKem = ml_kem768.keygen(expanded.subarray(0, 64));
  const x25519 = await unsafeX25519KeyOf(expanded.subarray(64));
  return sessionKeyOf(mlKem.secretKey.slice(), x25519.privateKey, concat(mlKem.publicKey, x25519.publicKey));
}

/**
 * Both halves of the KEM without randomness: what they encapsulate is the same each time. `seed` is 64 bytes, as the X-Wing
 * draft has them for its test vectors (section 5.4.1). For examples and tests.
 */
export function unsafeHalvesOf(seed: Uint8Array): [MlKem, X25519] {
  const mlKem: MlKem = {
    ...libraryMlKem,
    encapsulate(publicKey) {
      const { sharedSecret, cipherText } = ml_kem768.encapsulate(publicKey, seed.slice(0, 32));
      return Promise.resolve({ sharedSecret: sharedSecret.slice(), ciphertext: cipherText.slice() });
    },
  };
  return [mlKem, { ...nativeX25519, generateKeyPair: () => unsafeX25519KeyOf(seed.subarray(32)) }];
}

/** The pair of keys to an X25519 private key of 32 bytes. */
export async function unsafeX25519KeyOf(
  bytes: Uint8Array,
): Promise<{ publicKey: Bytes; privateKey: CryptoKey }> {
  const handle = (extractable: boolean) =>
    crypto.subtle.importKey('pkcs8', concat(pkcs8, bytes), 'X25519', extractable, ['deriveBits']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', await handle(true));
  return { publicKey: new Uint8Array(Buffer.from(x, 'base64url')), privateKey: await handle(false) };
}
