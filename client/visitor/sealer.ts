import type { Form } from '../../core/fields/form.ts';
import { maskAnswers } from '../../core/fields/masks.ts';
import type { Agent, Recipient } from '../../core/protocol/index.ts';
import {
  loadSuite,
  sealAnswer,
  sealAnswers,
  SealingError,
  type SealingErrorCode,
  verifyCertificate,
} from '../../core/sealing/index.ts';
import { Secret } from '../../core/secret.ts';
import type { SplitAnswers } from './split-answers.ts';
import type { Relayed, Written } from './written.ts';

/** What a form request says that answers are to be sealed to, and what that is held against. */
export interface Claimed {
  readonly recipient: Recipient | undefined;
  /** Fingerprint of the brand's key, from the page and never from the API; two while the key is rotated. */
  readonly pin: string | readonly string[] | undefined;
  /** Why there is no `pin`. */
  readonly whyUnpinned?: SealingErrorCode | undefined;
  /** Who is shown to the visitor. */
  readonly agent: Agent | undefined;
  /** By this device's clock, ms since the epoch. */
  readonly now: number;
}

/** The form request that is answered: the form and its hash as this bundle has them. */
export interface Answered {
  readonly conversationId: string;
  readonly requestId: string;
  readonly form: Form;
  readonly hash: string;
  /** Language of the privacy text that the customer agreed to. */
  readonly privacyLanguage: string;
}

/**
 * Whether what is claimed is so, and this device can seal: who alone can read what is sealed, and the key.
 *
 * @throws SealingError: ERR_CERTIFICATE_ and what is wrong, `whyUnpinned`, ERR_SEALING_KEY, ERR_SEALING_NOT_SUPPORTED,
 *   ERR_SEALING_NOT_LOADED
 */
export async function verify({ recipient, pin, whyUnpinned, agent, now }: Claimed) {
  if (!recipient) throw new SealingError('ERR_CERTIFICATE_MISSING');
  if (pin === undefined) throw new SealingError(whyUnpinned ?? 'ERR_CERTIFICATE_PIN');
  if (!agent) throw new SealingError('ERR_CERTIFICATE_AGENT');
  const { certificate, brandKey } = recipient;
  const { publicKey } = await verifyCertificate(certificate, { brandKey, pin, agent, now });
  return { agent, publicKey, suite: await loadSuite() };
}

/**
 * Seals a whole submission: the stored answers together, each off-the-record answer by itself. What is claimed is verified
 * anew, as time has passed and another agent may be shown.
 *
 * @throws SealingError as {@link verify}; ERR_SEALED_TOO_LARGE, ERR_SEALED_TEXT
 */
export async function sealSubmission(
  claimed: Claimed,
  answered: Answered,
  { stored, offTheRecord }: SplitAnswers,
): Promise<Written> {
  const { publicKey, suite } = await verify(claimed);
  const place = placeOf(answered);
  const masks = maskAnswers(answered.form, stored);
  // Sealed answers name every field with `when`, answered or not: otherwise their length would tell which.
  const content = Object.keys(masks).map((name) => [name, stored[name] ?? ''] as const);
  const relayed = [...offTheRecord].map(async ([field, answer]) => {
    const sealed = await sealAnswer(answer, { ...place, field }, publicKey, suite);
    return [field, new Secret({ sealed })] as const;
  });
  const [answers, ...relays] = await Promise.all([
    content.length === 0
      ? undefined
      : sealAnswers(new Secret(Object.fromEntries(content)), { ...place, masks }, publicKey, suite),
    ...relayed,
  ]);
  const sealed = { masks, ...(answers !== undefined && { answers }) };
  return { submitted: { sealed }, relayed: new Map(relays) };
}

/**
 * Seals one off-the-record answer that was typed again. What is claimed is verified anew.
 *
 * @throws SealingError as {@link sealSubmission}
 */
export async function sealRelay(
  claimed: Claimed,
  answered: Answered,
  field: string,
  answer: Secret<string>,
): Promise<Relayed> {
  const { publicKey, suite } = await verify(claimed);
  return new Secret({ sealed: await sealAnswer(answer, { ...placeOf(answered), field }, publicKey, suite) });
}

function placeOf({ form, hash, conversationId, requestId, privacyLanguage }: Answered) {
  const { version: privacyVersion } = form.privacy;
  return { conversationId, requestId, formHash: hash, privacyVersion, privacyLanguage };
}
