import type { Bytes } from '../bytes.ts';

/** X25519 (RFC 7748). */
export interface X25519 {
  generateKeyPair(): Promise<{ publicKey: Bytes; privateKey: CryptoKey }>;
  /** Must throw when the secret would be all zero, which it is for the few public keys of low order. */
  sharedSecret(privateKey: CryptoKey, publicKey: Bytes): Promise<Bytes>;
}

const name = 'X25519';

/** How often a pair is asked for before it is given up. */
const attempts = 5;

/**
 * A new pair. WebKitGTK 2.50 fails once in 256 times, by chance: it is asked again.
 *
 * @throws DOMException, `NotSupportedError` where there is no X25519
 */
export async function newX25519Pair(extractable: boolean): Promise<CryptoKeyPair> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await crypto.subtle.generateKey({ name }, extractable, ['deriveBits']);
    } catch (error) {
      if ((error as Error).name !== 'OperationError' || attempt === attempts) throw error;
    }
  }
}

/** X25519 by WebCrypto, with private keys that cannot be extracted. */
export const nativeX25519: X25519 = {
  async generateKeyPair() {
    const { publicKey, privateKey } = await newX25519Pair(false);
    return { publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)), privateKey };
  },

  async sharedSecret(privateKey, publicKey) {
    const other = await crypto.subtle.importKey('raw', publicKey, { name }, true, []);
    const secret = new Uint8Array(await crypto.subtle.deriveBits({ name, public: other }, privateKey, 256));
    // Web Cryptography asks for this check; a platform that forgets it must not agree on a secret that everybody knows.
    if (secret.every((byte) => byte === 0)) throw new Error('the X25519 secret is all zero');
    return secret;
  },
};
