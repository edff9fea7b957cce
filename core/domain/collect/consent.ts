import { SealformError } from '../../errors.ts';
import { type Form, formHash } from '../../fields/form.ts';
import type { EncryptionContext } from '../../ports.ts';
import type { ConsentReceipt, RequestOf } from '../../protocol/index.ts';
import type { FormRequest } from '../model.ts';
import { publishedForm } from '../published-form.ts';
import type { CollectDeps } from './deps.ts';

/** The published form, and the language of its privacy text that the visitor agreed to. */
export interface Agreed {
  readonly form: Form;
  readonly privacyLanguage: string;
}

/**
 * The form that is answered, if it is the one that was shown and the visitor agreed to its privacy text (P8).
 *
 * @throws ERR_UNKNOWN_FORM, ERR_CONSENT_REQUIRED
 */
export async function agreedForm(
  { formHash: shown, consent }: RequestOf<'submitForm'>,
  form: FormRequest,
  deps: CollectDeps,
): Promise<Agreed> {
  const published = await publishedForm(form, deps);
  if (form.form.hash !== shown) throw new SealformError('ERR_UNKNOWN_FORM');
  const { version, text } = published.privacy;
  if (!consent?.given || consent.privacyVersion !== version || !Object.hasOwn(text, consent.privacyLanguage))
    throw new SealformError('ERR_CONSENT_REQUIRED');
  return { form: published, privacyLanguage: consent.privacyLanguage };
}

/** The visitor's proof of what it agreed to. */
export async function consentTo(
  { form, privacyLanguage }: Agreed,
  at: number,
  deps: CollectDeps,
): Promise<ConsentReceipt> {
  const { name, version, purpose, privacy } = form;
  const reference = { name, version, hash: await formHash(form) };
  return {
    id: deps.makeId(),
    at,
    form: reference,
    privacyVersion: privacy.version,
    privacyLanguage,
    privacyUrl: privacy.url,
    purpose,
  };
}

/** Binds the ciphertext to the consent (P8). Everything in here stands in CloudTrail in the clear. */
export function contextOf(consent: ConsentReceipt): EncryptionContext {
  return {
    form: consent.form.name,
    formVersion: String(consent.form.version),
    consentId: consent.id,
    privacyVersion: consent.privacyVersion,
    privacyLanguage: consent.privacyLanguage,
  };
}
