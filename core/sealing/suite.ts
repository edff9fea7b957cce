import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256 } from 'hpke';
import { SealingError } from './errors.ts';
import type { MlKem } from './kem/ml-kem.ts';
import { nativeMlKem } from './kem/native-ml-kem.ts';
import { mlKemWorks, x25519Works } from './kem/works.ts';
import { nativeX25519, type X25519 } from './kem/x25519.ts';
import { type PublicKey, type SessionKey, xWing } from './kem/x-wing.ts';

/** HPKE with X-Wing, HKDF-SHA256 and AES-256-GCM (RFC 9180; KEM of draft-ietf-hpke-pq). There is no other. */
export type Suite = CipherSuite<PublicKey | SessionKey>;

/**
 * The suite with what this browser, or Node, has: its own ML-KEM or, where it has none, a library's, loaded now.
 *
 * @param key that is to open something: then with the ML-KEM that made it, as a browser may have got its own since
 * @throws SealingError ERR_SEALING_NOT_SUPPORTED where X25519 is missing, for which there is no substitute;
 *   ERR_SEALING_NOT_LOADED when the library could not be loaded, which another attempt may change.
 */
export async function loadSuite(key?: Pick<SessionKey, 'mlKem'>): Promise<Suite> {
  if (!(await x25519Works(nativeX25519))) throw new SealingError('ERR_SEALING_NOT_SUPPORTED');
  const native = key ? key.mlKem instanceof CryptoKey : await mlKemWorks(nativeMlKem);
  return suiteOf(native ? nativeMlKem : await loadMlKem());
}

async function loadMlKem(): Promise<MlKem> {
  try {
    return (await import('./kem/library-ml-kem.ts')).libraryMlKem;
  } catch {
    throw new SealingError('ERR_SEALING_NOT_LOADED');
  }
}

/** The suite over these two. {@link loadSuite} chooses them. */
export function suiteOf(mlKem: MlKem, x25519: X25519 = nativeX25519): Suite {
  return new CipherSuite(() => xWing(mlKem, x25519), KDF_HKDF_SHA256, AEAD_AES_256_GCM);
}
