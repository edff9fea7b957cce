import { type Bytes, concat, lengthPrefixed, utf8 } from './bytes.ts';
import type { SealingErrorCode } from './errors.ts';
import type { Content } from './plaintext.ts';

/** Where answers belong. They open nowhere else. */
interface AnyPlace {
  readonly conversationId: string;
  /** Of the form request that is answered. */
  readonly requestId: string;
  /** Of the form as the frame's own bundle has it; so it also says whether that form is sealed. */
  readonly formHash: string;
  /** Of the privacy text that was consented to. */
  readonly privacyVersion: string;
  /** Language of the wording that was shown, as the form names it. */
  readonly privacyLanguage: string;
}

/** The place of a submission's stored answers, which are the answers to the fields that have a mask. */
export interface AnswersPlace extends AnyPlace {
  /** What the transcript shows in place of each. */
  readonly masks: Readonly<Record<string, string>>;
}

/** The place of one off-the-record answer. */
export interface AnswerPlace extends AnyPlace {
  readonly field: string;
}

export type Place = AnswersPlace | AnswerPlace;

/** What is bound, in this order, and the code for that which is not the same. */
const refusals = [
  'ERR_SEALED_CONVERSATION',
  'ERR_SEALED_REQUEST',
  'ERR_SEALED_FORM',
  'ERR_SEALED_FIELD',
  'ERR_SEALED_CONSENT',
  'ERR_SEALED_MASKS',
  'ERR_SEALED_KEY',
] as const satisfies readonly SealingErrorCode[];

const markLength = 8;

/** Bytes of all marks. */
export const marksLength = refusals.length * markLength;

/** Is this what is to be answered at that place: one answer, or one for each mask? */
export function belongsTo(content: Content, place: Place): boolean {
  if (typeof content === 'string' || 'field' in place) return typeof content === 'string' && 'field' in place;
  const names = Object.keys(content).sort();
  const masked = Object.keys(place.masks).sort();
  return names.length === masked.length && names.every((name, index) => name === masked[index]);
}

/**
 * The place and the key as bytes: what HPKE calls AAD. No two places, and no two keys, give the same.
 *
 * @throws SealingError ERR_SEALED_TEXT when one of the texts is not well-formed.
 */
export function associatedData(place: Place, publicKey: Bytes): Bytes {
  return lengthPrefixed(partsOf(place, publicKey));
}

/**
 * Eight bytes of the SHA-256 of each thing that is bound. Sent with what is sealed, they say what is not the same where it
 * does not open; they prove nothing, and whoever knows a conversation can make them.
 */
export async function marksOf(place: Place, publicKey: Bytes): Promise<Bytes> {
  const digests = partsOf(place, publicKey).map((part) => crypto.subtle.digest('SHA-256', part));
  return concat(...(await Promise.all(digests)).map((digest) => new Uint8Array(digest, 0, markLength)));
}

/** The code for the first thing of which the marks differ, if there is one. */
export function differenceOf(marks: Uint8Array, expected: Uint8Array): SealingErrorCode | undefined {
  const at = marks.findIndex((byte, index) => byte !== expected[index]);
  return refusals[Math.floor(at / markLength)];
}

function partsOf(place: Place, publicKey: Bytes): Bytes[] {
  const { conversationId, requestId, formHash, privacyVersion, privacyLanguage } = place;
  const masks =
    'field' in place ? [] : Object.entries(place.masks).sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    utf8(conversationId),
    utf8(requestId),
    utf8(formHash),
    texts('field' in place ? ['offTheRecord', place.field] : ['stored', ...masks.map(([name]) => name)]),
    texts([privacyVersion, privacyLanguage]),
    texts(masks.flat()),
    publicKey,
  ];
}

function texts(list: readonly string[]): Bytes {
  return lengthPrefixed(list.map(utf8));
}
