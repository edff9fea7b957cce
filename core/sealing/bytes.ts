import { SealingError } from './errors.ts';

/** Bytes as WebCrypto takes them: in memory that is shared with nobody. */
export type Bytes = Uint8Array<ArrayBuffer>;

const lengthBytes = 4;

/** All of these, one after the other. */
export function concat(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Do both hold the same? For what is no secret: it takes longer, the more of their beginnings is the same. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/**
 * A text in UTF-8.
 *
 * @throws SealingError ERR_SEALED_TEXT for half a surrogate pair: it has no UTF-8, and what stands in for it is the same
 *   for all of them.
 */
export function utf8(text: string): Bytes {
  if (!text.isWellFormed()) throw new SealingError('ERR_SEALED_TEXT');
  return new TextEncoder().encode(text);
}

/**
 * Each part after its length, four bytes, the highest first. No two lists give the same bytes, and no list gives the
 * beginning of another's: {@link readParts} gets back what was written.
 */
export function lengthPrefixed(parts: readonly Uint8Array[]): Bytes {
  return concat(...parts.flatMap((part) => [bigEndian(part.length), part]));
}

/** So many parts from the beginning of the bytes, and what follows them. Undefined when there are fewer. */
export function readParts(bytes: Bytes, count: number): { parts: Bytes[]; rest: Bytes } | undefined {
  const parts: Bytes[] = [];
  let rest = bytes;
  while (parts.length < count) {
    if (rest.length < lengthBytes) return undefined;
    const length = new DataView(rest.buffer, rest.byteOffset).getUint32(0);
    const part = rest.subarray(lengthBytes, lengthBytes + length);
    if (part.length < length) return undefined;
    parts.push(part);
    rest = rest.subarray(lengthBytes + length);
  }
  return { parts, rest };
}

function bigEndian(length: number): Bytes {
  const bytes = new Uint8Array(lengthBytes);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}
