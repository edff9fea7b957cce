import { sameBytes } from '../bytes.ts';
import type { MlKem } from './ml-kem.ts';
import type { X25519 } from './x25519.ts';

/**
 * Does ML-KEM do here what it is for: do both sides get the same secret? A browser may know the name of an algorithm and
 * not all that can be done with it.
 */
export function mlKemWorks(mlKem: MlKem): Promise<boolean> {
  return works(proven.mlKem, async () => {
    const { publicKey, privateKey } = await mlKem.generateKeyPair();
    const { sharedSecret, ciphertext } = await mlKem.encapsulate(publicKey);
    return sameBytes(await mlKem.decapsulate(ciphertext, privateKey), sharedSecret);
  });
}

/** Does X25519: do both sides agree on a secret? */
export function x25519Works(x25519: X25519): Promise<boolean> {
  return works(proven.x25519, async () => {
    const [one, other] = await Promise.all([x25519.generateKeyPair(), x25519.generateKeyPair()]);
    const secret = await x25519.sharedSecret(one.privateKey, other.publicKey);
    return sameBytes(await x25519.sharedSecret(other.privateKey, one.publicKey), secret);
  });
}

/** Where it was seen to work, so that a page tries it once. What failed is tried again. */
const proven = { mlKem: new WeakSet<SubtleCrypto>(), x25519: new WeakSet<SubtleCrypto>() };

async function works(seen: WeakSet<SubtleCrypto>, trial: () => Promise<boolean>): Promise<boolean> {
  if (seen.has(crypto.subtle)) return true;
  const passed = await trial().catch(() => false);
  if (passed) seen.add(crypto.subtle);
  return passed;
}
