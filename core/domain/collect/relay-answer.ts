import { SealformError } from '../../errors.ts';
import { checkAnswer } from '../../fields/answers.ts';
import { isSealed } from '../../fields/form.ts';
import type { AuditEvent, ConversationWithForm } from '../../ports.ts';
import type { RequestOf } from '../../protocol/index.ts';
import { leavesNothing } from '../../protocol/outcome.ts';
import { auditOf } from '../audit.ts';
import { notEnded, participant } from '../caller.ts';
import type { Verb } from '../verbs.ts';
import { countForm } from '../form-events.ts';
import type { Conversation } from '../model.ts';
import { notify } from '../notify.ts';
import { checkSealed } from './check-sealed.ts';
import type { CollectDeps } from './deps.ts';

/**
 * Passes one off-the-record answer to the agent's open sockets. It is nowhere but in this function's memory (P2).
 * The reply says that it is on its way; delivered it is when the console has acknowledged it.
 *
 * @throws ERR_NOT_DELIVERED when no socket of the agent took it.
 */
export const relayAnswer: Verb<'relayAnswer', CollectDeps> = async (request, caller, deps) => {
  const { id, conversationId, requestId, field } = request;
  const state = await deps.conversations.findWithForm(conversationId, requestId);
  const conversation = participant(caller, state.conversation);
  notEnded(conversation);
  const answer = relayable(request, { ...state, conversation }, deps.clock(), deps);
  const record = (result: Pick<AuditEvent, 'outcome' | 'code'>) =>
    deps.audit.put(auditOf(caller, request, result, { id: deps.makeId(), at: deps.clock() }));
  await record({ outcome: 'success' });
  const message = { type: 'answerRelayed', id, conversationId, requestId, field, ...answer } as const;
  const owners = conversation.state === 'open' && conversation.agent ? [conversation.agent.id] : [];
  const reached = await notify(conversationId, { owners }, message, deps);
  if (reached > 0) return { type: 'relayed', id };
  await record({ outcome: 'failure', code: 'ERR_NOT_DELIVERED' });
  if (state.form) countForm(deps.telemetry, 'notDelivered', state.form.form.name);
  throw new SealformError('ERR_NOT_DELIVERED');
};

/** The answer, sealed or in canonical form, if it may be relayed now: consented to, in time, and not delivered yet. */
function relayable(
  request: RequestOf<'relayAnswer'>,
  { conversation, form }: ConversationWithForm & { conversation: Conversation },
  now: number,
  deps: CollectDeps,
): { answer: string } | { sealed: string } {
  if (!form) throw new SealformError('ERR_FORM_NOT_REQUESTED');
  const { submission, delivered, outcome, sealedTo } = form;
  if (outcome === 'withdrawn') throw new SealformError('ERR_WITHDRAWN');
  if (outcome === 'unreadable') throw new SealformError('ERR_KEY_GONE');
  if (!submission) throw new SealformError(outcome ? 'ERR_TOO_LATE' : 'ERR_CONSENT_REQUIRED');
  if (leavesNothing(outcome) || now >= submission.expiresAt) throw new SealformError('ERR_TOO_LATE');
  // Another agent could not open it, however often it came.
  if (sealedTo && sealedTo.agentId !== conversation.agent?.id) throw new SealformError('ERR_KEY_GONE');
  if (!submission.offTheRecord.includes(request.field))
    throw new SealformError('ERR_BAD_REQUEST', { path: 'field' });
  if (delivered.includes(request.field)) throw new SealformError('ERR_ALREADY_SUBMITTED');
  const published = deps.findForm(form.form.name);
  if (!published) throw new SealformError('ERR_UNKNOWN_FORM');
  const { answer, sealed } = request;
  if (isSealed(published)) {
    if (answer !== undefined || sealed === undefined)
      throw new SealformError('ERR_BAD_REQUEST', { path: answer === undefined ? 'sealed' : 'answer' });
    checkSealed(sealed, 'sealed');
    return { sealed };
  }
  if (answer === undefined || sealed !== undefined)
    throw new SealformError('ERR_BAD_REQUEST', { path: sealed === undefined ? 'answer' : 'sealed' });
  return { answer: checkAnswer(published, request.field, answer, now) };
}
