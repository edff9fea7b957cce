import type { Secret } from '../secret.ts';
import type { Bytes } from './bytes.ts';
import { SealingError } from './errors.ts';
import {
  type AnswerPlace,
  type AnswersPlace,
  associatedData,
  belongsTo,
  marksOf,
  type Place,
} from './place.ts';
import { type Content, pack } from './plaintext.ts';
import { writeSealed } from './sealed.ts';
import type { Suite } from './suite.ts';
import { info } from './version.ts';

/**
 * The stored answers of a submission, sealed to one key of the agent's. For each of several keys this is done anew.
 *
 * @param answers in canonical form, one for every mask of the place and no other
 * @param publicKey of a certificate that was verified
 * @returns base64url, at most 31,628 characters
 * @throws SealingError ERR_SEALING_KEY, ERR_SEALED_TOO_LARGE, ERR_SEALED_TEXT; ERR_SEALED_CONTENT when the answers are not
 *   those of the masks.
 */
export function sealAnswers(
  answers: Secret<Readonly<Record<string, string>>>,
  place: AnswersPlace,
  publicKey: Bytes,
  suite: Suite,
): Promise<string> {
  return seal(answers.expose(), place, publicKey, suite);
}

/**
 * One off-the-record answer, sealed to one key of the agent's.
 *
 * @param answer in canonical form
 * @param publicKey of a certificate that was verified
 * @returns base64url, at most 31,628 characters
 * @throws SealingError ERR_SEALING_KEY, ERR_SEALED_TOO_LARGE, ERR_SEALED_TEXT.
 */
export function sealAnswer(
  answer: Secret<string>,
  place: AnswerPlace,
  publicKey: Bytes,
  suite: Suite,
): Promise<string> {
  return seal(answer.expose(), place, publicKey, suite);
}

async function seal(content: Content, place: Place, publicKey: Bytes, suite: Suite): Promise<string> {
  if (!belongsTo(content, place)) throw new SealingError('ERR_SEALED_CONTENT');
  const plaintext = pack(content);
  const aad = associatedData(place, publicKey);
  const marks = await marksOf(place, publicKey);
  const { encapsulatedSecret, ciphertext } = await encrypt(plaintext, aad, publicKey, suite);
  return writeSealed({ marks, encapsulated: encapsulatedSecret, ciphertext });
}

async function encrypt(plaintext: Bytes, aad: Bytes, publicKey: Bytes, suite: Suite) {
  try {
    return await suite.Seal(await suite.DeserializePublicKey(publicKey), plaintext, { aad, info });
  } catch {
    throw new SealingError('ERR_SEALING_KEY');
  }
}
