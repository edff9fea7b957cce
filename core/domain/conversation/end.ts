import { notEnded } from '../caller.ts';
import { ending } from '../ending.ts';
import { openFormsOf } from '../open-forms.ts';
import type { Verb } from '../verbs.ts';
import { addEntry } from './add-entry.ts';
import type { ConversationDeps } from './deps.ts';

/**
 * Ends the conversation and destroys every answer still held, in the same transaction: from the moment that it has
 * ended there is nothing left to reveal (P6).
 */
export const end: Verb<'end', ConversationDeps> = async (request, caller, deps) => {
  return addEntry(request, caller, deps, async ({ conversation }) => {
    notEnded(conversation);
    const open = await openFormsOf(conversation, deps);
    return open === 'torn' ? open : ending(open, caller.role);
  });
};
