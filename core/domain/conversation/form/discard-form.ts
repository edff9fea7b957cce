import { SealformError } from '../../../errors.ts';
import type { KeyLoss } from '../../../protocol/index.ts';
import { sealingErrorCodes } from '../../../sealing/index.ts';
import type { Decision } from '../../append.ts';
import type { Verb } from '../../verbs.ts';
import { countForm } from '../../form-events.ts';
import { closing } from '../../form-state.ts';
import type { Conversation, FormRequest } from '../../model.ts';
import { addFormEntry } from '../add-entry.ts';
import type { EntryDeps } from '../deps.ts';

/**
 * Destroys what is left of a sealed form whose key is gone from the agent's browser, or whose answers did not open there:
 * the visitor is told why, and can be asked again. What did not open is on the record, with what was wrong with it.
 */
export const discardForm: Verb<'discardForm', EntryDeps> = async (request, caller, deps) => {
  const { because, code } = request;
  if (code !== undefined && !Object.hasOwn(sealingErrorCodes, code))
    throw new SealformError('ERR_BAD_REQUEST', { path: 'code' });
  let discarded: string | undefined;
  const decide = (form: FormRequest, conversation: Conversation) => {
    if (form.outcome) throw new SealformError('ERR_GONE');
    if (!form.sealedTo) throw new SealformError('ERR_BAD_REQUEST', { path: 'requestId' });
    if (form.claim && because !== 'notOpened') throw new SealformError('ERR_ANSWERS_OPEN');
    discarded = form.form.name;
    return unreadable(form, conversation, because);
  };
  const outcome = because === 'notOpened' ? 'failure' : 'success';
  const entry = await addFormEntry(request, caller, deps, decide, { outcome, code });
  // Once, however often it was decided; a repetition decides nothing.
  if (because === 'notOpened' && discarded) countForm(deps.telemetry, 'notOpened', discarded);
  return entry;
};

/** Closes a sealed form request that nobody can read answers to any more. */
export function unreadable(
  form: FormRequest,
  conversation: Conversation,
  because: KeyLoss,
): Decision<'unreadable'> {
  return {
    entry: { type: 'unreadable', requestId: form.requestId, because },
    ...closing(form, conversation, 'unreadable'),
  };
}
