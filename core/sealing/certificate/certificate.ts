import { fromBase64Url, toBase64Url } from '../../base64url.ts';
import { type Bytes, concat, lengthPrefixed, readParts, utf8 } from '../bytes.ts';
import { SealingError } from '../errors.ts';
import { publicKeyLength } from '../kem/sizes.ts';
import { checkPublicKey } from '../public-key.ts';
import { version } from '../version.ts';
import { isName, longestName } from './name.ts';

/** What the brand says with its signature: this key is in the browser of this agent, from then until then. */
export interface Certificate {
  /** As the visitor is shown them. */
  readonly agent: CertifiedAgent;
  /** Of the session key. */
  readonly publicKey: Bytes;
  /** ms since the epoch. */
  readonly issuedAt: number;
  /** ms since the epoch; at most 12 hours later. */
  readonly expiresAt: number;
}

export interface CertifiedAgent {
  /** 1 to 36 visible characters of ASCII: a UUID. */
  readonly id: string;
  /** At most 128 UTF-16 units, all of which can be seen: see {@link isName}. */
  readonly name: string;
}

/** A certificate taken apart; nothing of it is to be believed before the signature has been checked. */
export interface SignedCertificate {
  readonly certificate: Certificate;
  /** What was signed: see {@link toSign}. */
  readonly signed: Bytes;
  /** As it came, of whatever length. */
  readonly signature: Bytes;
}

const timeBytes = 8;
/** The five parts with their lengths, the signature, and the version. */
const mostBytes = 1 + 5 * 4 + 36 + 3 * longestName + publicKeyLength + 2 * timeBytes + 64;

/** The longest text of a certificate, in characters. */
export const longestCertificate = Math.ceil((mostBytes * 4) / 3);

/** The last moment that a date can name, ms since the epoch (ECMA-262, 21.4.1.1). */
const lastTime = 8_640_000_000_000_000;

/** Keeps these signatures apart from everything else that the brand's key may ever sign. */
const purpose = lengthPrefixed([utf8('Sealform certificate')]);

/** The longest time for which a certificate may be valid, ms. */
export const longestValidity = 12 * 60 * 60 * 1000;

/**
 * What the brand's key signs, by ECDSA with SHA-256: for KMS, the SHA-256 of these bytes is the digest.
 *
 * @throws SealingError as {@link checkLimits}: what no visitor would accept is not signed.
 */
export function toSign(certificate: Certificate): Bytes {
  checkLimits(certificate);
  return concat(purpose, bodyOf(certificate));
}

/** The text of a certificate with its signature, 64 bytes: r and s (IEEE P1363). */
export function writeCertificate(certificate: Certificate, signature: Uint8Array): string {
  return toBase64Url(concat(bodyOf(certificate), signature));
}

/**
 * Takes the text of a certificate apart.
 *
 * @param text may be anything
 * @throws SealingError ERR_CERTIFICATE_VERSION, ERR_CERTIFICATE_MALFORMED
 */
export function readCertificate(text: string): SignedCertificate {
  const bytes = text.length > longestCertificate ? undefined : fromBase64Url(text);
  if (bytes === undefined || bytes.length === 0) throw malformed();
  if (bytes[0] !== version) throw new SealingError('ERR_CERTIFICATE_VERSION');
  const read = readParts(bytes.subarray(1), 5);
  if (read === undefined) throw malformed();
  const body = bytes.subarray(0, bytes.length - read.rest.length);
  const [id, name, publicKey, issuedAt, expiresAt] = read.parts as [Bytes, Bytes, Bytes, Bytes, Bytes];
  return {
    certificate: {
      agent: { id: textOf(id), name: textOf(name) },
      publicKey: publicKey.slice(),
      issuedAt: timeOf(issuedAt),
      expiresAt: timeOf(expiresAt),
    },
    signed: concat(purpose, body),
    signature: read.rest.slice(),
  };
}

/**
 * Holds a certificate against what one may say, whoever signed it.
 *
 * @throws SealingError ERR_CERTIFICATE_MALFORMED for an id or times that are none, or too long; ERR_CERTIFICATE_NAME;
 *   ERR_SEALING_KEY.
 */
export function checkLimits({ agent, publicKey, issuedAt, expiresAt }: Certificate): void {
  const times = isTime(issuedAt) && isTime(expiresAt) && issuedAt < expiresAt;
  const short = expiresAt - issuedAt <= longestValidity;
  if (!times || !short || !/^[!-~]{1,36}$/.test(agent.id)) throw malformed();
  if (!isName(agent.name)) throw new SealingError('ERR_CERTIFICATE_NAME');
  checkPublicKey(publicKey);
}

function isTime(time: number): boolean {
  return Number.isInteger(time) && time >= 0 && time <= lastTime;
}

function bodyOf({ agent, publicKey, issuedAt, expiresAt }: Certificate): Bytes {
  const parts = [utf8(agent.id), utf8(agent.name), publicKey, timeBytesOf(issuedAt), timeBytesOf(expiresAt)];
  return concat(Uint8Array.of(version), lengthPrefixed(parts));
}

function timeBytesOf(time: number): Bytes {
  const bytes = new Uint8Array(timeBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  return bytes;
}

function timeOf(bytes: Bytes): number {
  if (bytes.length !== timeBytes) throw malformed();
  const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  if (time > BigInt(lastTime)) throw malformed();
  return Number(time);
}

function textOf(bytes: Bytes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed();
  }
}

function malformed(): SealingError {
  return new SealingError('ERR_CERTIFICATE_MALFORMED');
}
