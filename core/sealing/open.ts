import { Secret } from '../secret.ts';
import { SealingError } from './errors.ts';
import {
  type AnswerPlace,
  type AnswersPlace,
  associatedData,
  belongsTo,
  differenceOf,
  marksOf,
  type Place,
} from './place.ts';
import { type Content, unpack } from './plaintext.ts';
import { readSealed, type SealedParts } from './sealed.ts';
import { isSessionKey, opensItsOwn, type SessionKey } from './session-key.ts';
import type { Suite } from './suite.ts';
import { info } from './version.ts';

/**
 * The stored answers of a submission, if they were sealed for this place and to this key.
 *
 * @param sealed base64url; may be anything
 * @throws SealingError: ERR_SEALED_ and what is wrong with it, or ERR_SEALING_KEY when the key is none.
 */
export async function openAnswers(
  sealed: string,
  place: AnswersPlace,
  key: SessionKey,
  suite: Suite,
): Promise<Secret<Readonly<Record<string, string>>>> {
  return new Secret((await open(sealed, place, key, suite)) as Readonly<Record<string, string>>);
}

/**
 * One off-the-record answer, if it was sealed for this place and to this key.
 *
 * @param sealed base64url; may be anything
 * @throws SealingError: ERR_SEALED_ and what is wrong with it, or ERR_SEALING_KEY when the key is none.
 */
export async function openAnswer(
  sealed: string,
  place: AnswerPlace,
  key: SessionKey,
  suite: Suite,
): Promise<Secret<string>> {
  return new Secret((await open(sealed, place, key, suite)) as string);
}

async function open(sealed: string, place: Place, key: SessionKey, suite: Suite): Promise<Content> {
  if (!isSessionKey(key)) throw new SealingError('ERR_SEALING_KEY');
  const parts = readSealed(sealed);
  const difference = differenceOf(parts.marks, await marksOf(place, key.publicKey));
  if (difference !== undefined) throw new SealingError(difference);
  const content = unpack(await decrypt(parts, place, key, suite));
  if (!belongsTo(content, place)) throw new SealingError('ERR_SEALED_CONTENT');
  return content;
}

/**
 * What was sealed is bound to the place that is expected here, whatever the marks say. Where it does not open, a key that
 * does not open what is sealed to it now is at fault, or a suite of another kind; with one that does, it was changed.
 */
async function decrypt(
  { encapsulated, ciphertext }: SealedParts,
  place: Place,
  key: SessionKey,
  suite: Suite,
) {
  const aad = associatedData(place, key.publicKey);
  try {
    return await suite.Open(key, encapsulated, ciphertext, { aad, info });
  } catch {
    throw new SealingError((await opensItsOwn(key, suite)) ? 'ERR_SEALED_CHANGED' : 'ERR_SEALING_KEY');
  }
}
