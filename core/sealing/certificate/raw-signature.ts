import type { Bytes } from '../bytes.ts';

/** Bytes of each of the two numbers of a P-256 signature. */
const numberLength = 32;

const sequence = 0x30;
const integer = 0x02;

/**
 * An ECDSA P-256 signature as WebCrypto takes it, r and s of 32 bytes each (IEEE P1363), from one as KMS gives it, a
 * sequence of two integers in DER (RFC 3279, section 2.2.3).
 *
 * @throws Error when it is none. It comes from KMS, so nobody else can meet this.
 */
export function rawSignature(der: Uint8Array): Bytes {
  const content = der.subarray(2);
  if (der[0] !== sequence || der[1] !== content.length) throw notDer();
  const raw = new Uint8Array(2 * numberLength);
  const rest = readNumber(content, raw.subarray(0, numberLength));
  if (readNumber(rest, raw.subarray(numberLength)).length > 0) throw notDer();
  return raw;
}

/** Writes the integer at the beginning of `der` right-aligned into `number`, and gives what follows it. */
function readNumber(der: Uint8Array, number: Uint8Array): Uint8Array {
  const length = der[1] ?? 0;
  const content = der.subarray(2, 2 + length);
  if (der[0] !== integer || length === 0 || content.length < length) throw notDer();
  const significant = content[0] === 0 ? content.subarray(1) : content;
  if (significant.length > numberLength) throw notDer();
  number.set(significant, numberLength - significant.length);
  return der.subarray(2 + length);
}

function notDer(): Error {
  return new Error('a signature is not DER');
}
