import { SealformError } from '../../../errors.ts';
import { leavesNothing } from '../../../protocol/outcome.ts';
import { notEnded } from '../../caller.ts';
import type { Verb } from '../../verbs.ts';
import { closing } from '../../form-state.ts';
import { type Conversation, type FormRequest, hasStoredAnswers, type Submission } from '../../model.ts';
import { addFormEntry } from '../add-entry.ts';
import type { ConversationDeps } from '../deps.ts';

/**
 * The agent's console shows an off-the-record answer: only now is the visitor told "delivered" (P2).
 * A console acknowledges every arrival; what was delivered before is answered with an entry again, and changes nothing.
 * After an outcome that leaves nothing to show, the visitor has read that the answer is gone: nothing is delivered then.
 *
 * @throws ERR_GONE after such an outcome, ERR_ENDED after the chat
 */
export const acknowledgeAnswer: Verb<'acknowledgeAnswer', ConversationDeps> = async (
  request,
  caller,
  deps,
) => {
  const { requestId, field } = request;
  return addFormEntry(request, caller, deps, (form, conversation) => {
    const { submission } = form;
    notEnded(conversation);
    if (leavesNothing(form.outcome)) throw new SealformError('ERR_GONE');
    if (!submission?.offTheRecord.includes(field))
      throw new SealformError('ERR_BAD_REQUEST', { path: 'field' });
    const delivered = [...new Set([...form.delivered, field])];
    return {
      entry: { type: 'answerDelivered', requestId, field },
      ...settled({ ...form, delivered }, form, submission, conversation),
    };
  });
};

/** A form without stored answers is done once everything has been delivered. */
function settled(
  after: FormRequest,
  before: FormRequest,
  submission: Submission,
  conversation: Conversation,
) {
  const done = submission.offTheRecord.every((field) => after.delivered.includes(field));
  if (!done || hasStoredAnswers(before) || before.outcome) return { forms: [{ before, after }] };
  const closed = closing(after, conversation, 'delivered');
  return { ...closed, forms: closed.forms.map((change) => ({ ...change, before })) };
}
