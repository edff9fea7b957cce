import { SealformError } from '../../errors.ts';
import { checkAnswers, maskAnswers, offTheRecordFields } from '../../fields/answers.ts';
import { type Form, formHash } from '../../fields/form.ts';
import type { ConversationWithForm, EncryptionContext, VaultRow } from '../../ports.ts';
import type { ConsentReceipt, Entry, EntryOf, RequestOf } from '../../protocol/index.ts';
import { Secret } from '../../secret.ts';
import { append, type Decision } from '../append.ts';
import { auditOf } from '../audit.ts';
import { type Caller, participant, visitorOnly } from '../caller.ts';
import { stillToAnswer } from '../form-state.ts';
import type { FormRequest, Submission } from '../model.ts';
import type { CollectDeps } from './deps.ts';

/** The answers of one request, encrypted once however often the transaction has to be repeated. */
type Seal = (form: Form, now: number) => Promise<Sealed>;

interface Sealed {
  readonly submission: Omit<Submission, 'seq'>;
  readonly row: VaultRow | undefined;
}

/**
 * Takes the answers that are stored: consent first (P8), then validation, one data key, one transaction. What stays
 * readable is a mask for each field and the consent.
 *
 * @throws ERR_CONSENT_REQUIRED, ERR_INVALID_ANSWER, ERR_UNKNOWN_FORM, ERR_FORM_NOT_REQUESTED, ERR_ALREADY_SUBMITTED,
 *   ERR_WITHDRAWN, ERR_TOO_LATE, ERR_ENDED: nothing is stored, and the form's state does not change.
 */
export async function submitForm(
  request: RequestOf<'submitForm'>,
  caller: Caller,
  deps: CollectDeps,
): Promise<Entry> {
  visitorOnly(caller);
  const seal = sealing(request, deps);
  const entry = await append<ConversationWithForm>(
    {
      id: request.id,
      by: caller,
      read: async () => {
        const state = await deps.conversations.findWithForm(request.conversationId, request.requestId);
        participant(caller, state.conversation);
        return state;
      },
      decide: async ({ conversation, form }, now) => {
        if (!form) throw new SealformError('ERR_FORM_NOT_REQUESTED');
        stillToAnswer(form, conversation, now);
        const published = await publishedForm(request, form, deps);
        return decision(form, await seal(published, now), conversation.seq + 1);
      },
      repeat: ({ form }) => Promise.resolve(submittedBefore(request, form)),
      audit: (at) => auditOf(caller, request, { outcome: 'success' }, { id: deps.makeId(), at }),
    },
    deps,
  );
  if (!entry) throw new SealformError('ERR_TRY_AGAIN');
  return entry;
}

async function publishedForm(
  request: RequestOf<'submitForm'>,
  form: FormRequest,
  deps: CollectDeps,
): Promise<Form> {
  const published = deps.findForm(form.form.name);
  const hash = published && (await formHash(published));
  if (!published || hash !== form.form.hash || hash !== request.formHash)
    throw new SealformError('ERR_UNKNOWN_FORM');
  const { consent } = request;
  if (!consent?.given || consent.privacyVersion !== published.privacy.version) {
    throw new SealformError('ERR_CONSENT_REQUIRED');
  }
  return published;
}

function sealing(request: RequestOf<'submitForm'>, deps: CollectDeps): Seal {
  let sealed: Promise<Sealed> | undefined;
  return (form, now) => (sealed ??= sealOnce(request, form, now, deps));
}

async function sealOnce(
  request: RequestOf<'submitForm'>,
  form: Form,
  now: number,
  deps: CollectDeps,
): Promise<Sealed> {
  const answers = checkAnswers(form, request.answers, now);
  const consent = await consentTo(form, now, deps);
  const expiresAt = now + deps.retentionSeconds(form) * 1000;
  const masks = maskAnswers(form, answers);
  const submission = {
    id: request.id,
    at: now,
    masks,
    offTheRecord: offTheRecordFields(form),
    consent,
    expiresAt,
  };
  if (Object.keys(answers).length === 0) return { submission, row: undefined };
  const { conversationId, requestId } = request;
  const consentContext = contextOf(consent);
  const encryptionContext = { ...consentContext, conversationId, requestId };
  const ciphertext = await deps.encrypter.encrypt(new Secret(answers), encryptionContext);
  return { submission, row: { conversationId, requestId, ciphertext, consentContext, expiresAt } };
}

async function consentTo(form: Form, at: number, deps: CollectDeps): Promise<ConsentReceipt> {
  const { name, version, purpose, privacy } = form;
  const reference = { name, version, hash: await formHash(form) };
  return {
    id: deps.makeId(),
    at,
    form: reference,
    privacyVersion: privacy.version,
    privacyUrl: privacy.url,
    purpose,
  };
}

/** Binds the ciphertext to the consent (P8). Everything in here stands in CloudTrail in the clear. */
function contextOf(consent: ConsentReceipt): EncryptionContext {
  return {
    form: consent.form.name,
    formVersion: String(consent.form.version),
    consentId: consent.id,
    privacyVersion: consent.privacyVersion,
  };
}

function decision(form: FormRequest, { submission, row }: Sealed, seq: number): Decision {
  const after = { ...form, submission: { ...submission, seq } };
  return {
    entry: submittedDraft(after, after.submission),
    forms: [{ before: form, after }],
    vault: row ? [{ type: 'put', row }] : [],
  };
}

function submittedDraft({ requestId }: FormRequest, { masks, offTheRecord, consent, expiresAt }: Submission) {
  const fields = { masks: { ...masks }, offTheRecord: [...offTheRecord], consent, expiresAt };
  return { type: 'formSubmitted', requestId, ...fields } as const;
}

/** This function cannot read the transcript: the form request remembers enough to answer a repetition. */
function submittedBefore(
  request: RequestOf<'submitForm'>,
  form: FormRequest | undefined,
): EntryOf<'formSubmitted'> {
  const submission = form?.submission;
  if (!form || submission?.id !== request.id) throw new SealformError('ERR_BAD_REQUEST', { path: 'id' });
  const { seq, at, id } = submission;
  return { ...submittedDraft(form, submission), id, seq, at, conversationId: form.conversationId };
}
