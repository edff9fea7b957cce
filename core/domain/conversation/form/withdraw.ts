import { SealformError } from '../../../errors.ts';
import { notEnded } from '../../caller.ts';
import type { Verb } from '../../verbs.ts';
import { closing } from '../../form-state.ts';
import { addFormEntry } from '../add-entry.ts';
import type { ConversationDeps } from '../deps.ts';

/** Declines a form, or destroys its answers while nobody has claimed them. */
export const withdraw: Verb<'withdraw', ConversationDeps> = async (request, caller, deps) => {
  const { requestId } = request;
  return addFormEntry(request, caller, deps, (form, conversation) => {
    if (form.outcome === 'withdrawn') throw new SealformError('ERR_WITHDRAWN');
    if (form.claim || form.outcome === 'viewed') throw new SealformError('ERR_ALREADY_VIEWED');
    notEnded(conversation);
    if (form.outcome) throw new SealformError('ERR_GONE');
    return {
      entry: { type: 'withdrawn', requestId },
      ...closing(form, conversation, 'withdrawn'),
    };
  });
};
