import { SealformError } from '../../errors.ts';
import { checkAnswers, offTheRecordFields } from '../../fields/answers.ts';
import { checkMasks } from '../../fields/check-masks.ts';
import { type Form, isSealed } from '../../fields/form.ts';
import { maskAnswers } from '../../fields/masks.ts';
import type { ConversationWithForm, HeldAnswers, VaultRow } from '../../ports.ts';
import type { EntryOf, RequestOf } from '../../protocol/index.ts';
import { Secret } from '../../secret.ts';
import { append, type Decision } from '../append.ts';
import { auditOf } from '../audit.ts';
import { participant } from '../caller.ts';
import type { Verb } from '../verbs.ts';
import { missing, stillToAnswer } from '../form-state.ts';
import { checkSealed } from './check-sealed.ts';
import { type Agreed, agreedForm, consentTo, contextOf } from './consent.ts';
import type { FormRequest, Submission, Torn } from '../model.ts';
import type { CollectDeps } from './deps.ts';

/** The answers of one request, encrypted once however often the transaction has to be repeated. */
type Encrypt = (agreed: Agreed, sealedTo: FormRequest['sealedTo'], now: number) => Promise<Encrypted>;

interface Encrypted {
  readonly submission: Omit<Submission, 'seq' | 'at'>;
  readonly row: VaultRow | undefined;
}

/** What came with the submission, as far as this function can tell. */
interface Collected {
  readonly masks: Readonly<Record<string, string>>;
  /** Undefined when nothing is to be stored. */
  readonly held: HeldAnswers | undefined;
}

/**
 * Takes the answers that are stored: consent first (P8), then validation, one data key, one transaction. What stays
 * readable is a mask for each field and the consent. Of sealed answers only the shape can be checked: their masks are
 * held against them by the agent's browser (P10).
 *
 * @throws ERR_CONSENT_REQUIRED, ERR_INVALID_ANSWER, ERR_BAD_REQUEST, ERR_UNKNOWN_FORM, ERR_KEY_GONE, ERR_FORM_NOT_REQUESTED, ERR_ALREADY_SUBMITTED,
 *   ERR_WITHDRAWN, ERR_TOO_LATE, ERR_ENDED: nothing is stored, and the form's state does not change.
 */
export const submitForm: Verb<'submitForm', CollectDeps> = async (request, caller, deps) => {
  const encrypt = encrypting(request, deps);
  return append<ConversationWithForm, 'formSubmitted'>(
    {
      id: request.id,
      by: caller,
      read: async () => {
        const state = await deps.conversations.findWithForm(request.conversationId, request.requestId);
        participant(caller, state.conversation);
        return state;
      },
      decide: async ({ conversation, form }, now) => {
        if (!form) return missing(request, conversation);
        stillToAnswer(form, conversation, now);
        const agreed = await agreedForm(request, form, deps);
        const encrypted = await encrypt(agreed, form.sealedTo, now);
        return decision(form, encrypted, { seq: conversation.seq + 1, at: now });
      },
      repeat: ({ form }, seq) => submittedBefore(request, form, seq),
      audit: (at) => auditOf(caller, request, { outcome: 'success' }, { id: deps.makeId(), at }),
    },
    deps,
  );
};

function encrypting(request: RequestOf<'submitForm'>, deps: CollectDeps): Encrypt {
  let encrypted: Promise<Encrypted> | undefined;
  return (agreed, sealedTo, now) => (encrypted ??= encryptOnce(request, agreed, sealedTo, now, deps));
}

async function encryptOnce(
  request: RequestOf<'submitForm'>,
  agreed: Agreed,
  sealedTo: FormRequest['sealedTo'],
  now: number,
  deps: CollectDeps,
): Promise<Encrypted> {
  const { form } = agreed;
  const { masks, held } = isSealed(form) ? sealedIn(request, form) : answersIn(request, form, now);
  const consent = await consentTo(agreed, now, deps);
  const expiresAt = Math.min(sealedTo?.until ?? Infinity, now + deps.retentionSeconds(form) * 1000);
  const submission = {
    id: request.id,
    masks,
    offTheRecord: offTheRecordFields(form),
    consent,
    expiresAt,
  };
  if (held === undefined) return { submission, row: undefined };
  const { conversationId, requestId } = request;
  const consentContext = contextOf(consent);
  const encryptionContext = { ...consentContext, conversationId, requestId };
  const ciphertext = await deps.encrypter.encrypt(new Secret(held), encryptionContext);
  return { submission, row: { conversationId, requestId, ciphertext, consentContext, expiresAt } };
}

function answersIn(request: RequestOf<'submitForm'>, form: Form, now: number): Collected {
  if (request.answers === undefined || request.sealed !== undefined)
    throw new SealformError('ERR_BAD_REQUEST', { path: request.sealed ? 'sealed' : 'answers' });
  const answers = checkAnswers(form, request.answers, now);
  const none = Object.keys(answers).length === 0;
  return { masks: maskAnswers(form, answers), held: none ? undefined : answers };
}

/** Answers that come unsealed to a sealed form are refused: there is no falling back. */
function sealedIn({ answers, sealed }: RequestOf<'submitForm'>, form: Form): Collected {
  if (answers !== undefined || sealed === undefined)
    throw new SealformError('ERR_BAD_REQUEST', { path: answers ? 'answers' : 'sealed' });
  checkMasks(form, sealed.masks);
  const none = Object.keys(sealed.masks).length === 0;
  if (none !== (sealed.answers === undefined))
    throw new SealformError('ERR_BAD_REQUEST', { path: 'sealed.answers' });
  if (sealed.answers !== undefined) checkSealed(sealed.answers, 'sealed.answers');
  return { masks: sealed.masks, held: sealed.answers };
}

/** The time is that of the attempt that is committed, which the entry has too. */
function decision(
  form: FormRequest,
  { submission, row }: Encrypted,
  stamp: Pick<Submission, 'seq' | 'at'>,
): Decision<'formSubmitted'> {
  const after = { ...form, submission: { ...submission, ...stamp } };
  return {
    entry: submittedDraft(after, after.submission),
    forms: [{ before: form, after }],
    row,
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
  seq: number,
): EntryOf<'formSubmitted'> | Torn {
  if (!form || form.revision < seq) return 'torn';
  const { submission } = form;
  if (submission?.id !== request.id) throw new SealformError('ERR_BAD_REQUEST', { path: 'id' });
  const { at, id } = submission;
  return { ...submittedDraft(form, submission), id, seq, at, conversationId: form.conversationId };
}
