import type { Bytes } from '../bytes.ts';

/** ML-KEM-768 (FIPS 203), in whichever way a browser has it. */
export interface MlKem {
  generateKeyPair(): Promise<{ publicKey: Bytes; privateKey: MlKemPrivateKey }>;
  /** A new secret, and what makes the same secret of the private key. Must throw for a key that is none. */
  encapsulate(publicKey: Bytes): Promise<{ sharedSecret: Bytes; ciphertext: Bytes }>;
  /** Gives a secret that nobody knows for a ciphertext that is none; must throw only for one of another length. */
  decapsulate(ciphertext: Bytes, privateKey: MlKemPrivateKey): Promise<Bytes>;
}

/** Both can be kept in IndexedDB. Bytes only where the browser itself has no ML-KEM: these a script could read. */
export type MlKemPrivateKey = CryptoKey | Bytes;
