import { SealformError } from '../../../errors.ts';
import type { Decision } from '../../append.ts';
import { type AgentCaller } from '../../caller.ts';
import type { Verb } from '../../verbs.ts';
import { closing } from '../../form-state.ts';
import type { Conversation, FormRequest } from '../../model.ts';
import { addFormEntry } from '../add-entry.ts';
import type { EntryDeps } from '../deps.ts';

/**
 * The answers of this claim were painted: they are destroyed, and both sides are told that they were viewed.
 * A confirmation that comes after the claim has lapsed is added to the record; there is nothing left to destroy.
 */
export const confirmViewed: Verb<'confirmViewed', EntryDeps> = async (request, caller, deps) => {
  return addFormEntry(request, caller, deps, (form, conversation, now) => {
    const { claim } = form;
    if (claim?.id !== request.claimId || claim.agentId !== caller.agentId)
      throw new SealformError('ERR_GONE');
    if (form.outcome === 'viewed' || form.confirmedLateAt) throw new SealformError('ERR_ALREADY_VIEWED');
    return form.outcome ? late(form, caller, now) : inTime(form, caller, conversation);
  });
};

function inTime(form: FormRequest, caller: AgentCaller, conversation: Conversation): Decision<'viewed'> {
  return {
    entry: viewedBy(form, caller),
    ...closing(form, conversation, 'viewed'),
  };
}

function late(form: FormRequest, caller: AgentCaller, now: number): Decision<'viewed'> {
  return {
    entry: viewedBy(form, caller),
    forms: [{ before: form, after: { ...form, confirmedLateAt: now } }],
  };
}

function viewedBy({ requestId }: FormRequest, { agentId: id, name }: AgentCaller) {
  return { type: 'viewed', requestId, by: { id, name } } as const;
}
