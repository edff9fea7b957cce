import type { CertificateSigner } from '../../../core/ports.ts';
import type { Agent, Recipient } from '../../../core/protocol/index.ts';
import { toBase64Url } from '../../../core/base64url.ts';
import { type Certificate, fingerprint, verifyCertificate } from '../../../core/sealing/index.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A brand's key of this page's own, which vouches for the key of whoever practises. No other page has its fingerprint. */
export class PracticeBrand implements CertificateSigner {
  readonly #keys = crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);

  /** Fingerprint that the customers of this practice pin. */
  async pin(): Promise<string> {
    return fingerprint(await this.#publicKey());
  }

  async brandKey(): Promise<string> {
    return toBase64Url(await this.#publicKey());
  }

  async sign(toSign: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    const { privateKey } = await this.#keys;
    return new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, toSign));
  }

  async verify({ certificate, brandKey }: Recipient, agent: Agent, now: number): Promise<Certificate> {
    return verifyCertificate(certificate, { brandKey, pin: await this.pin(), agent, now });
  }

  async #publicKey() {
    return new Uint8Array(await crypto.subtle.exportKey('spki', (await this.#keys).publicKey));
  }
}
