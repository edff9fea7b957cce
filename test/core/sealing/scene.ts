import type { Bytes } from '../../../core/sealing/bytes.ts';
import { libraryMlKem } from '../../../core/sealing/kem/library-ml-kem.ts';
import { nativeMlKem } from '../../../core/sealing/kem/native-ml-kem.ts';
import {
  type AnswerPlace,
  type AnswersPlace,
  associatedData,
  marksOf,
  type Place,
} from '../../../core/sealing/place.ts';
import { writeSealed } from '../../../core/sealing/sealed.ts';
import type { SessionKey } from '../../../core/sealing/session-key.ts';
import { type Suite, suiteOf } from '../../../core/sealing/suite.ts';
import { info } from '../../../core/sealing/version.ts';
import { Secret } from '../../../core/secret.ts';

/** A submission: its place and its answers. */
export const answersPlace: AnswersPlace = {
  conversationId: '0b54c1ae-9a3f-4a44-8a5e-3a3f0a9b6c11',
  requestId: '7d0c6e52-2f0b-4b57-9d55-6f0f3c1f2a90',
  formHash: 'c0ffee00'.repeat(8),
  privacyVersion: '2026-11-01',
  privacyLanguage: 'en',
  masks: { cardNumber: '•••• 4242', cardExpiry: '••/••', cardholderName: 'A. L.' },
};

export const answers = {
  cardNumber: '4242424242424242',
  cardExpiry: '12/29',
  cardholderName: 'Ada Lovelace',
};

/** An off-the-record answer of the same form. */
export const answerPlace: AnswerPlace = {
  conversationId: answersPlace.conversationId,
  requestId: answersPlace.requestId,
  formHash: answersPlace.formHash,
  privacyVersion: answersPlace.privacyVersion,
  privacyLanguage: answersPlace.privacyLanguage,
  field: 'cvv',
};

export const secretAnswers = new Secret(answers);
export const secretAnswer = new Secret('123');

/** What a browser with ML-KEM has, and what one without it has. */
export const suites = { native: suiteOf(nativeMlKem), library: suiteOf(libraryMlKem) };

/** Seals these bytes as they are, as somebody would who does not follow the format. */
export async function sealBytes(
  plaintext: Bytes,
  place: Place,
  key: SessionKey,
  suite: Suite,
): Promise<string> {
  const aad = associatedData(place, key.publicKey);
  const recipient = await suite.DeserializePublicKey(key.publicKey);
  const { encapsulatedSecret, ciphertext } = await suite.Seal(recipient, plaintext, { aad, info });
  const marks = await marksOf(place, key.publicKey);
  return writeSealed({ marks, encapsulated: encapsulatedSecret, ciphertext });
}

/** The bytes of a text that travels. */
export function bytesOf(text: string): Bytes {
  return new Uint8Array(Buffer.from(text, 'base64url'));
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** The same bytes, with this bit of this byte the other way round. */
export function flipped(bytes: Uint8Array, index: number, bit: number): Bytes {
  const changed = new Uint8Array(bytes);
  changed[index] = (changed[index] ?? 0) ^ (1 << bit);
  return changed;
}
