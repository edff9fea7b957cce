import { fromBase64Url } from '../../base64url.ts';
import type { Bytes } from '../bytes.ts';
import { SealingError, type SealingErrorCode } from '../errors.ts';
import {
  type Certificate,
  type CertifiedAgent,
  checkLimits,
  readCertificate,
  type SignedCertificate,
} from './certificate.ts';
import { isSignatureOf } from './signature.ts';

/** What a certificate is held against. */
export interface Expected {
  /** The brand's public key as the server gives it: SubjectPublicKeyInfo (RFC 5480) in base64url. */
  readonly brandKey: string;
  /**
   * SHA-256 of that key's bytes, 64 lower-case hexadecimal digits: from the embed snippet, never from the API. Two while the
   * key is rotated: either is trusted.
   */
  readonly pin: string | readonly string[];
  /** Who is shown to the visitor. */
  readonly agent: CertifiedAgent;
  /** By this device's clock, ms since the epoch. */
  readonly now: number;
}

/** By how much a visitor's clock may be behind that of the brand's servers, ms. */
export const clockTolerance = 5 * 60 * 1000;

/** A P-256 key as SubjectPublicKeyInfo is 91 bytes, its text 122 characters. */
const brandKeyCharacters = 122;

/**
 * A certificate that may be sealed to: signed by the pinned key, of the agent who is shown, valid now, with a usable key.
 *
 * @param text may be anything
 * @throws SealingError: ERR_CERTIFICATE_ and what is wrong with it; ERR_SEALING_KEY when its key is none.
 */
export async function verifyCertificate(text: string, expected: Expected): Promise<Certificate> {
  const signed = readCertificate(text);
  await checkSignature(signed, await pinnedKey(expected));
  const { certificate } = signed;
  checkLimits(certificate);
  checkAgent(certificate.agent, expected.agent);
  checkTime(certificate, expected.now);
  return certificate;
}

/** The brand's key, if it has the fingerprint that is pinned. */
async function pinnedKey({ brandKey, pin }: Expected): Promise<CryptoKey> {
  const bytes = brandKey.length === brandKeyCharacters ? fromBase64Url(brandKey) : undefined;
  if (bytes === undefined || ![pin].flat().includes(await fingerprint(bytes)))
    throw new SealingError('ERR_CERTIFICATE_PIN');
  try {
    return await crypto.subtle.importKey('spki', bytes, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'verify',
    ]);
  } catch {
    throw new SealingError('ERR_CERTIFICATE_PIN');
  }
}

/** What an embed snippet pins: SHA-256 of the brand's public key, 64 lower-case hexadecimal digits. */
export async function fingerprint(brandKey: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', brandKey));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function checkSignature({ signed, signature }: SignedCertificate, key: CryptoKey): Promise<void> {
  refuse('ERR_CERTIFICATE_SIGNATURE', !(await isSignatureOf(signed, signature, key)));
}

function checkAgent(certified: CertifiedAgent, shown: CertifiedAgent): void {
  refuse('ERR_CERTIFICATE_AGENT', certified.id !== shown.id || certified.name !== shown.name);
}

function checkTime({ issuedAt, expiresAt }: Certificate, now: number): void {
  refuse('ERR_CERTIFICATE_NOT_YET_VALID', !(now >= issuedAt - clockTolerance));
  refuse('ERR_CERTIFICATE_EXPIRED', !(now < expiresAt));
}

function refuse(code: SealingErrorCode, when: boolean): void {
  if (when) throw new SealingError(code);
}
