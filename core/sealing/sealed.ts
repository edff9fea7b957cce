import { fromBase64Url, toBase64Url } from '../base64url.ts';
import { concat } from './bytes.ts';
import { SealingError } from './errors.ts';
import { encapsulatedLength } from './kem/sizes.ts';
import { marksLength } from './place.ts';
import { mostBytes, step } from './plaintext.ts';
import { version } from './version.ts';

/** What is sealed, taken apart. */
export interface SealedParts {
  /** Of the place for which it was sealed, and of the key. */
  readonly marks: Uint8Array;
  /** Of the KEM: what makes the secret of the private key. */
  readonly encapsulated: Uint8Array;
  readonly ciphertext: Uint8Array;
}

const tagLength = 16;
const headLength = 1 + marksLength + encapsulatedLength;

/** The longest text of something sealed, in characters. */
export const longestSealed = Math.ceil(((headLength + mostBytes + tagLength) * 4) / 3);

/** The text that travels. */
export function writeSealed({ marks, encapsulated, ciphertext }: SealedParts): string {
  return toBase64Url(concat(Uint8Array.of(version), marks, encapsulated, ciphertext));
}

/**
 * Takes the text apart and looks at its shape, which needs no key: a server can do it too.
 *
 * @throws SealingError ERR_SEALED_VERSION, or ERR_SEALED_MALFORMED for a text that is none, too short or too long.
 */
export function readSealed(text: string): SealedParts {
  const bytes = text.length > longestSealed ? undefined : fromBase64Url(text);
  if (bytes === undefined || bytes.length === 0) throw new SealingError('ERR_SEALED_MALFORMED');
  if (bytes[0] !== version) throw new SealingError('ERR_SEALED_VERSION');
  const ciphertext = bytes.slice(headLength);
  const packed = ciphertext.length - tagLength;
  if (packed <= 0 || packed % step !== 0) throw new SealingError('ERR_SEALED_MALFORMED');
  const marks = bytes.slice(1, 1 + marksLength);
  return { marks, encapsulated: bytes.slice(1 + marksLength, headLength), ciphertext };
}
