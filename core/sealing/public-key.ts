import { SealingError } from './errors.ts';
import { mlKemKeyLength, mlKemSeedLength, publicKeyLength } from './kem/sizes.ts';

/** The modulus q of ML-KEM (FIPS 203, section 2.4). */
const modulus = 3329;

/** The prime 2^255 - 19 of Curve25519. */
const prime = 2n ** 255n - 19n;

/**
 * The u-coordinates of all points of order 1, 2, 4 and 8 on Curve25519 and its twist. With one of them X25519 gives every
 * private key the same secret: zero (RFC 7748, section 6.1; https://cr.yp.to/ecdh.html#validate).
 */
const lowOrder: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  prime - 1n,
  0x00b8495f16056286fdb1329ceb8d09da6ac49ff1fae35616aeb8413b7c7aebe0n,
  0x57119fd0dd4e22d8868e1c58c45c44045bef839c55b1d0b1248c50a3bc959c5fn,
]);

/**
 * Accepts every public key to which something can be sealed, and no other. This is the one check of a public key: whatever
 * passes here, the key encapsulation takes.
 *
 * @throws SealingError ERR_SEALING_KEY.
 */
export function checkPublicKey(publicKey: Uint8Array): void {
  const usable =
    publicKey.length === publicKeyLength &&
    isMlKemKey(publicKey.subarray(0, mlKemKeyLength)) &&
    isX25519Key(publicKey.subarray(mlKemKeyLength));
  if (!usable) throw new SealingError('ERR_SEALING_KEY');
}

/**
 * The modulus check of FIPS 203, section 7.2: every coefficient is smaller than the modulus. A key whose coefficients are all
 * zero passes that check, but anybody can open what is sealed to it, so it is refused here.
 */
function isMlKemKey(key: Uint8Array): boolean {
  const coefficients = key.subarray(0, mlKemKeyLength - mlKemSeedLength);
  let zero = true;
  for (let at = 0; at < coefficients.length; at += 3) {
    const [low = 0, middle = 0, high = 0] = coefficients.subarray(at, at + 3);
    // Two coefficients of 12 bits in three bytes, the lowest bit first (FIPS 203, algorithm 6).
    if ((low | ((middle & 0x0f) << 8)) >= modulus || ((middle >> 4) | (high << 4)) >= modulus) return false;
    zero &&= (low | middle | high) === 0;
  }
  return !zero;
}

/** Whether X25519 agrees on a secret with this key. Its highest bit does not count, and it need not be canonical. */
function isX25519Key(key: Uint8Array): boolean {
  const number = key.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return !lowOrder.has(BigInt.asUintN(255, number) % prime);
}
