import type { Bytes } from '../bytes.ts';

/** Bytes of an ECDSA P-256 signature: r and s (IEEE P1363). Checked here, because some browsers accept others. */
const signatureLength = 64;

/** Is this the signature of these bytes, by ECDSA P-256 with SHA-256? `signature` may be of any length. */
export async function isSignatureOf(signed: Bytes, signature: Bytes, key: CryptoKey): Promise<boolean> {
  if (signature.length !== signatureLength) return false;
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed);
}
