import type { Bytes } from '../bytes.ts';

/** X25519 (RFC 7748). */
export interface X25519 {
  generateKeyPair(): Promise<{ publicKey: Bytes; privateKey: CryptoKey }>;
  /** Must throw when the secret would be all zero, which it is for the few public keys of low order. */
  sharedSecret(privateKey: CryptoKey, publicKey: Bytes): Promise<Bytes>;
}

const name = 'X25519';

/** X25519 by WebCrypto, with private keys that cannot be extracted. */
export const nativeX25519: X25519 = {
  async generateKeyPair() {
    const pair = await crypto.subtle.generateKey({ name }, false, ['deriveBits']);
    if (!('publicKey' in pair)) throw new Error('no pair of keys');
    const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    return { publicKey, privateKey: pair.privateKey };
  },

  async sharedSecret(privateKey, publicKey) {
    const other = await crypto.subtle.importKey('raw', publicKey, { name }, true, []);
    return new Uint8Array(await crypto.subtle.deriveBits({ name, public: other }, privateKey, 256));
  },
};
