import type { Bytes } from '../bytes.ts';
import type { MlKem } from './ml-kem.ts';

/** What WebCrypto has for ML-KEM ("Modern Algorithms in the Web Cryptography API"), where it has it. */
interface Encapsulation {
  generateKey(algorithm: string, extractable: boolean, usages: readonly string[]): Promise<CryptoKeyPair>;
  importKey(
    format: 'raw-public',
    key: Bytes,
    algorithm: string,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey>;
  exportKey(format: 'raw-public', key: CryptoKey): Promise<ArrayBuffer>;
  encapsulateBits(
    algorithm: string,
    publicKey: CryptoKey,
  ): Promise<{ sharedKey: ArrayBuffer; ciphertext: ArrayBuffer }>;
  decapsulateBits(algorithm: string, privateKey: CryptoKey, ciphertext: Bytes): Promise<ArrayBuffer>;
}

const algorithm = 'ML-KEM-768';

/** ML-KEM by WebCrypto, with private keys that cannot be extracted. */
export const nativeMlKem: MlKem = {
  async generateKeyPair() {
    const subtle = encapsulation();
    const pair = await subtle.generateKey(algorithm, false, ['encapsulateBits', 'decapsulateBits']);
    const publicKey = await subtle.exportKey('raw-public', pair.publicKey);
    return { publicKey: new Uint8Array(publicKey), privateKey: pair.privateKey };
  },

  async encapsulate(publicKey) {
    const subtle = encapsulation();
    const key = await subtle.importKey('raw-public', publicKey, algorithm, true, ['encapsulateBits']);
    const { sharedKey, ciphertext } = await subtle.encapsulateBits(algorithm, key);
    return { sharedSecret: new Uint8Array(sharedKey), ciphertext: new Uint8Array(ciphertext) };
  },

  async decapsulate(ciphertext, privateKey) {
    const subtle = encapsulation();
    return new Uint8Array(await subtle.decapsulateBits(algorithm, privateKey as CryptoKey, ciphertext));
  },
};

function encapsulation(): Encapsulation {
  return crypto.subtle as unknown as Encapsulation;
}
