import { SealformError, type ErrorCode } from '../errors.ts';
import type { VaultChange } from '../ports.ts';
import type { Outcome } from '../protocol/index.ts';
import { type Conversation, dueAt, type FormRequest, hasStoredAnswers, type Torn } from './model.ts';

/** A change of a form request before it has its revision. */
export interface FormDraft {
  /** The form request as read; undefined to create it. */
  readonly before: FormRequest | undefined;
  readonly after: Omit<FormRequest, 'revision'>;
}

const refusals: Record<Outcome, ErrorCode> = {
  withdrawn: 'ERR_WITHDRAWN',
  expired: 'ERR_TOO_LATE',
  ended: 'ERR_ENDED',
  viewed: 'ERR_ALREADY_SUBMITTED',
  delivered: 'ERR_ALREADY_SUBMITTED',
  unconfirmed: 'ERR_ALREADY_SUBMITTED',
  unreadable: 'ERR_KEY_GONE',
};

/**
 * The form may still be opened and submitted.
 *
 * @throws the code that says why not: ERR_ALREADY_SUBMITTED, ERR_WITHDRAWN, ERR_TOO_LATE or ERR_ENDED.
 */
export function stillToAnswer(form: FormRequest, conversation: Conversation, now: number): void {
  if (form.outcome) throw new SealformError(refusals[form.outcome]);
  if (form.submission) throw new SealformError('ERR_ALREADY_SUBMITTED');
  if (conversation.state === 'ended') throw new SealformError('ERR_ENDED');
  if (now >= (dueAt(form) ?? 0)) throw new SealformError('ERR_TOO_LATE');
}

/**
 * A form request that cannot be read is torn while the conversation names it.
 *
 * @throws ERR_FORM_NOT_REQUESTED when the conversation does not name it.
 */
export function missing({ requestId }: Pick<FormRequest, 'requestId'>, { openForms }: Conversation): Torn {
  if (openForms.includes(requestId)) return 'torn';
  throw new SealformError('ERR_FORM_NOT_REQUESTED');
}

/** The conversation's open forms without this one, and the form with its outcome. */
export function closing(form: FormRequest, conversation: Conversation, outcome: Outcome) {
  return {
    conversation: { openForms: conversation.openForms.filter((requestId) => requestId !== form.requestId) },
    forms: [{ before: form, after: { ...form, outcome } }],
  };
}

/** Stored answers go in the transaction that gives their form an outcome, whatever that is (P6). */
export function deletions(changes: readonly FormDraft[]): VaultChange[] {
  return changes
    .filter(({ before, after }) => after.outcome && before && !before.outcome && hasStoredAnswers(before))
    .map(({ after: { conversationId, requestId } }) => ({ type: 'delete', conversationId, requestId }));
}
