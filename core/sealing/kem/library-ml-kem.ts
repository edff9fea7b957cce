import { ml_kem768 as library } from '@noble/post-quantum/ml-kem.js';
import type { Bytes } from '../bytes.ts';
import type { MlKem } from './ml-kem.ts';

/** ML-KEM by a library, for browsers that have none. Load this module only there: its private keys are bytes. */
export const libraryMlKem: MlKem = {
  generateKeyPair() {
    const { publicKey, secretKey } = library.keygen();
    return Promise.resolve({ publicKey: publicKey.slice(), privateKey: secretKey.slice() });
  },

  encapsulate(publicKey) {
    const { sharedSecret, cipherText } = library.encapsulate(publicKey);
    return Promise.resolve({ sharedSecret: sharedSecret.slice(), ciphertext: cipherText.slice() });
  },

  decapsulate(ciphertext, privateKey) {
    return Promise.resolve(library.decapsulate(ciphertext, privateKey as Bytes).slice());
  },
};
