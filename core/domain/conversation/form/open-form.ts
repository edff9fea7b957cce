import type { Verb } from '../../verbs.ts';
import { stillToAnswer } from '../../form-state.ts';
import { addFormEntry } from '../add-entry.ts';
import type { ConversationDeps } from '../deps.ts';

/** The form is on the visitor's screen. After a reload it is again. */
export const openForm: Verb<'openForm', ConversationDeps> = async (request, caller, deps) => {
  const { requestId } = request;
  return addFormEntry(request, caller, deps, (form, conversation, now) => {
    stillToAnswer(form, conversation, now);
    return {
      entry: { type: 'formOpened', requestId },
      forms: [{ before: form, after: { ...form, openedAt: form.openedAt ?? now } }],
    };
  });
};
