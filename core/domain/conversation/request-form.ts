import { SealformError } from '../../errors.ts';
import { type Form, formHash } from '../../fields/form.ts';
import type { Entry, RequestOf } from '../../protocol/index.ts';
import { agentOnly, type Caller, notEnded } from '../caller.ts';
import { addEntry } from './add-entry.ts';
import type { ConversationDeps } from './deps.ts';

/** So many forms may wait for their end in one conversation: what `end` has to destroy fits in one transaction. */
const maxOpenForms = 10;

/** Sends a published form to the visitor, by name and hash: the visitor's frame renders its own copy of it (P11). */
export async function requestForm(
  request: RequestOf<'requestForm'>,
  caller: Caller,
  deps: ConversationDeps,
  findForm: (name: string) => Form | undefined,
): Promise<Entry> {
  agentOnly(caller);
  const form = findForm(request.form);
  const hash = form && (await formHash(form));
  const { id: requestId, conversationId } = request;
  return addEntry({ ...request, requestId }, caller, deps, ({ conversation }, now) => {
    notEnded(conversation);
    if (!form || !hash) throw new SealformError('ERR_UNKNOWN_FORM');
    if (conversation.openForms.length >= maxOpenForms) throw new SealformError('ERR_TOO_MANY_FORMS');
    const reference = { name: form.name, version: form.version, hash };
    const openBy = now + form.openWithinSeconds * 1000;
    const submitBy = openBy + form.submitWithinSeconds * 1000;
    return {
      entry: { type: 'formRequested', requestId, form: reference, openBy, submitBy },
      conversation: { openForms: [...conversation.openForms, requestId] },
      forms: [
        {
          before: undefined,
          after: { conversationId, requestId, form: reference, openBy, submitBy, delivered: [] },
        },
      ],
    };
  });
}
