import type { Agent, Recipient } from '../../../core/protocol/index.ts';
import { fromBase64Url, toBase64Url } from '../../../core/sealing/base64url.ts';
import { longestValidity, toSign, writeCertificate } from '../../../core/sealing/certificate/certificate.ts';
import { fingerprint } from '../../../core/sealing/certificate/verify.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A brand's key of this page's own, which vouches for the key of whoever practises. No other page has its fingerprint. */
export class PracticeBrand {
  readonly #keys = crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);

  /** What the visitors of this practice pin. */
  async pin(): Promise<string> {
    return fingerprint(await this.#publicKey());
  }

  /** @param publicKey base64url. @param now ms since the epoch */
  async certify(agent: Agent, publicKey: string, now: number): Promise<Recipient> {
    const bytes = fromBase64Url(publicKey) ?? new Uint8Array();
    const certificate = { agent, publicKey: bytes, issuedAt: now, expiresAt: now + longestValidity };
    const { privateKey } = await this.#keys;
    const signature = await crypto.subtle.sign(algorithm, privateKey, toSign(certificate));
    return {
      certificate: writeCertificate(certificate, new Uint8Array(signature)),
      brandKey: toBase64Url(await this.#publicKey()),
    };
  }

  async #publicKey() {
    return new Uint8Array(await crypto.subtle.exportKey('spki', (await this.#keys).publicKey));
  }
}
