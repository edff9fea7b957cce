import type { Outcome } from '../../protocol/index.ts';
import { notEnded } from '../caller.ts';
import type { Verb } from '../verbs.ts';
import type { FormRequest } from '../model.ts';
import { addEntry } from './add-entry.ts';
import type { ConversationDeps } from './deps.ts';
import { openFormsOf } from './open-forms.ts';

/**
 * Ends the conversation and destroys every answer still held, in the same transaction: from the moment that it has
 * ended there is nothing left to reveal (P6).
 */
export const end: Verb<'end', ConversationDeps> = async (request, caller, deps) => {
  return addEntry(request, caller, deps, async ({ conversation }) => {
    notEnded(conversation);
    const open = await openFormsOf(conversation, deps);
    if (open === 'torn') return open;
    return {
      entry: {
        type: 'ended',
        by: caller.role,
        destroyed: open.map((form) => ({ requestId: form.requestId, outcome: endOf(form) })),
      },
      conversation: { state: 'ended', openForms: [] },
      forms: open.map((form) => ({ before: form, after: { ...form, outcome: endOf(form) } })),
    };
  });
};

/** Answers that were claimed may have been seen: nobody is told otherwise. */
function endOf(form: FormRequest): Outcome {
  return form.claim ? 'unconfirmed' : 'ended';
}
