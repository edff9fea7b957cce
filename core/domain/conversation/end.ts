import type { Entry, Outcome, RequestOf } from '../../protocol/index.ts';
import { type Caller, notEnded } from '../caller.ts';
import { vaultDeletion } from '../form-state.ts';
import type { FormRequest } from '../model.ts';
import { add } from './add-entry.ts';
import type { ConversationDeps } from './deps.ts';

/**
 * Ends the conversation and destroys every answer still held, in the same transaction: from the moment that it has
 * ended there is nothing left to reveal (P6).
 */
export async function end(request: RequestOf<'end'>, caller: Caller, deps: ConversationDeps): Promise<Entry> {
  const read = () => deps.lists.forms(request.conversationId);
  return add(request, caller, deps, read, ({ conversation, forms }) => {
    notEnded(conversation);
    const open = forms.filter((form) => form.outcome === undefined);
    return {
      entry: {
        type: 'ended',
        by: caller.role,
        destroyed: open.map((form) => ({ requestId: form.requestId, outcome: endOf(form) })),
      },
      conversation: { state: 'ended', openForms: [] },
      forms: open.map((form) => ({ before: form, after: { ...form, outcome: endOf(form) } })),
      vault: open.filter((form) => form.submission).map(vaultDeletion),
    };
  });
}

/** Answers that were claimed may have been seen: nobody is told otherwise. */
function endOf(form: FormRequest): Outcome {
  return form.claim ? 'unconfirmed' : 'ended';
}
