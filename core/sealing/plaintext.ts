import { canonicalJson } from '../canonical-json.ts';
import { type Bytes, concat, sameBytes, utf8 } from './bytes.ts';
import { SealingError } from './errors.ts';

/** What is sealed: one answer, or the answers to several fields by their names. */
export type Content = string | Readonly<Record<string, string>>;

/** Lengths are rounded up to this many bytes, so that a sealed PIN does not tell how many digits it has. */
export const step = 64;

/** So many bytes are sealed at most: as base64url, with all that stands around them, they fit into a message of 32 KB. */
export const mostBytes = 352 * step;

/** Marks the end of what counts (ISO/IEC 7816-4); zeros follow. No UTF-8 text has it behind its last character. */
const end = 0x80;

/**
 * The content as canonical JSON, in UTF-8, with its end marked, filled up with zeros to the next 64 bytes.
 *
 * @throws SealingError ERR_SEALED_TOO_LARGE, and ERR_SEALED_TEXT when a text is not well-formed.
 */
export function pack(content: Content): Bytes {
  const texts = typeof content === 'string' ? [content] : Object.entries(content).flat();
  texts.forEach(utf8);
  const json = utf8(canonicalJson(content));
  const length = Math.ceil((json.length + 1) / step) * step;
  if (length > mostBytes) throw new SealingError('ERR_SEALED_TOO_LARGE');
  return concat(json, Uint8Array.of(end), new Uint8Array(length - json.length - 1));
}

/**
 * The content, if these are the bytes that {@link pack} makes of it: one content has one text, so another order, spaces, or
 * a name that stands there twice, is not it.
 *
 * @throws SealingError ERR_SEALED_CONTENT otherwise.
 */
export function unpack(bytes: Uint8Array): Content {
  const length = bytes.findLastIndex((byte) => byte !== 0);
  const content = bytes[length] === end ? parse(bytes.subarray(0, length)) : undefined;
  if (!isContent(content) || !sameBytes(pack(content), bytes)) throw new SealingError('ERR_SEALED_CONTENT');
  return content;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isContent(value: unknown): value is Content {
  if (typeof value !== 'object' || value === null) return isText(value);
  return !Array.isArray(value) && Object.entries(value).flat().every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed();
}
