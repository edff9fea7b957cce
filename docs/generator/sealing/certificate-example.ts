import { type Certificate, toSign, writeCertificate } from '../../../core/sealing/certificate/certificate.ts';
import { fingerprint, verifyCertificate } from '../../../core/sealing/certificate/verify.ts';
import { block, counting, sha256 } from './block.ts';
import { unsafeKeyOf } from './known-key.ts';

/** A brand's key that everybody knows (its private number stands in the documentation). */
const brand = {
  kty: 'EC',
  crv: 'P-256',
  d: 'Yt7xAty6tvE62Y0ErsnUCpaxFGh1gIE0gVvRsm1BrFk',
  x: 'C3rSIoD9wqu4GbJehHqI0c59m0QYzVS_K_TMVaZ7JY0',
  y: '3PWW3hbBfAKFuyNbl2ufWRIFbopGK26WcYEa2nq8Lhk',
};

/** Made once by that key for the certificate of the example: ECDSA is another signature each time. */
export const signature = Buffer.from(
  '58Wcr-VTNCfbK0rwh6Yg7OA2wvds649vfrz9YdrVIHP-nvwKk1sSYsJJuHbBIdelkbYnPhti2t-5ZVMlcHMAlQ',
  'base64url',
);

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
export const agent = { id: '5d3c0f1e-6a53-4c1b-8f1e-2f6f0a7b9c2d', name: 'Ana' };
export const issuedAt = Date.UTC(2026, 10, 22, 8);

/**
 * The part of docs/sealing.md that shows a certificate in bytes.
 *
 * @throws Error, with a signature to put here, when the format has changed and the one above no longer fits.
 */
export async function certificateExample(): Promise<Record<string, string>> {
  const { publicKey } = await unsafeKeyOf(counting(0, 32));
  const certificate = { agent, publicKey, issuedAt, expiresAt: issuedAt + 12 * 60 * 60 * 1000 };
  const signed = toSign(certificate);
  const brandKey = await publicHalf();
  const pin = await fingerprint(brandKey);
  const text = writeCertificate(certificate, signature);
  const expected = { brandKey: base64url(brandKey), pin, agent, now: issuedAt };
  await verifyCertificate(text, expected).catch(() => signAnew(certificate));
  return {
    'example-certificate': block({
      'brand, private key': Buffer.from(brand.d, 'base64url'),
      'brand, public key': brandKey,
      pin,
      'signed, before the key': signed.slice(0, signed.length - publicKey.length - 4 * 2 - 8 * 2),
      'signed, after the key': signed.slice(-(4 + 8) * 2),
      'SHA-256 of what is signed': await sha256(signed),
      signature,
      certificate: text,
    }),
  };
}

/** The public half of the brand's key. */
export async function publicHalf(): Promise<Uint8Array<ArrayBuffer>> {
  const { kty, crv, x, y } = brand;
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, true, ['verify']);
  return new Uint8Array(await crypto.subtle.exportKey('spki', key));
}

async function signAnew(certificate: Certificate): Promise<never> {
  const key = await crypto.subtle.importKey('jwk', brand, algorithm, false, ['sign']);
  const made = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, toSign(certificate));
  throw new Error(
    `the example’s signature no longer fits; one that does: ${base64url(new Uint8Array(made))}`,
  );
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
