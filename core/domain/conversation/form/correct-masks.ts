import { SealformError } from '../../../errors.ts';
import { checkMasks } from '../../../fields/check-masks.ts';
import type { Form } from '../../../fields/form.ts';
import type { RequestOf } from '../../../protocol/index.ts';
import type { Verb } from '../../verbs.ts';
import type { FormRequest } from '../../model.ts';
import { publishedForm } from '../../published-form.ts';
import { addFormEntry } from '../add-entry.ts';
import type { ConversationDeps } from '../deps.ts';

/** Everything that a correction of masks needs from outside. */
export interface CorrectMasksDeps extends ConversationDeps {
  findForm(name: string): Form | undefined;
}

type CorrectMasks = RequestOf<'correctMasks'>;

/**
 * Replaces the masks of sealed answers by those that the agent's browser made of the answers themselves, while it holds their
 * claim. The server can check no more than their shape, as it did with those of the submission. That one stays as it was
 * sealed: to it the answers are bound.
 */
export const correctMasks: Verb<'correctMasks', CorrectMasksDeps> = async (request, caller, deps) => {
  const { requestId, claimId, masks } = request;
  return addFormEntry(request, caller, deps, async (form, _, now) => {
    const { claim, outcome } = form;
    const isClaimed = claim?.id === claimId && claim.agentId === caller.agentId && claim.lapsesAt > now;
    if (!isClaimed || outcome) throw new SealformError('ERR_GONE');
    if (!form.sealedTo) throw new SealformError('ERR_BAD_REQUEST', { path: 'requestId' });
    checkNames(request, form);
    checkMasks(await publishedForm(form, deps), masks);
    // Unchanged, but checked: an end of the claim meanwhile loses this transaction.
    return { entry: { type: 'masksCorrected', requestId, masks }, forms: [{ before: form, after: form }] };
  });
};

/** A correction neither adds an answer nor takes one away. */
function checkNames({ masks }: CorrectMasks, { submission }: FormRequest): void {
  const [before, after] = [submission?.masks ?? {}, masks].map((each) => Object.keys(each).sort().join());
  if (before !== after) throw new SealformError('ERR_BAD_REQUEST', { path: 'masks' });
}
