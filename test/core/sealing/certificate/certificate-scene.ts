import { type Bytes, concat, lengthPrefixed, utf8 } from '../../../../core/sealing/bytes.ts';
import {
  type Certificate,
  toSign,
  writeCertificate,
} from '../../../../core/sealing/certificate/certificate.ts';
import { type Expected, fingerprint } from '../../../../core/sealing/certificate/verify.ts';
import { bytesOf, textOf } from '../scene.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/** A brand's key, as KMS would hold it. */
export interface Brand {
  /** SubjectPublicKeyInfo. */
  readonly brandKey: Bytes;
  readonly pin: string;
  sign(bytes: Bytes): Promise<Bytes>;
}

export async function makeBrand(): Promise<Brand> {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const brandKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const options = { name: 'ECDSA', hash: 'SHA-256' };
  return {
    brandKey,
    pin: await fingerprint(brandKey),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(options, pair.privateKey, bytes)),
  };
}

export const hour = 60 * 60 * 1000;
export const now = Date.UTC(2026, 10, 22, 9);
export const ana = { id: '5d3c0f1e-6a53-4c1b-8f1e-2f6f0a7b9c2d', name: 'Ana' };

/** Of a key that is none, which a certificate can speak of as well as of any other. */
export const certificate: Certificate = {
  agent: ana,
  publicKey: new Uint8Array(1216).fill(7),
  issuedAt: now - hour,
  expiresAt: now + hour,
};

/** The text of that certificate, with these changes, signed by this brand. */
export async function issued(brand: Brand, changes: Partial<Certificate> = {}): Promise<string> {
  const changed = { ...certificate, ...changes };
  return writeCertificate(changed, await brand.sign(toSign(changed)));
}

/** The same for changes that are not to be signed, by a brand that does it all the same. */
export async function issuedUnchecked(brand: Brand, changes: Partial<Certificate>): Promise<string> {
  const body = bytesOf(writeCertificate({ ...certificate, ...changes }, new Uint8Array()));
  const purpose = lengthPrefixed([utf8('Sealform certificate')]);
  return textOf(concat(body, await brand.sign(concat(purpose, body))));
}

/** What a visitor of that brand expects, now, of Ana. */
export function expectedBy({ brandKey, pin }: Brand, changes: Partial<Expected> = {}): Expected {
  return { brandKey: textOf(brandKey), pin, agent: ana, now, ...changes };
}
