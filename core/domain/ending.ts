import type { EntryOf, Outcome } from '../protocol/index.ts';
import type { Decision } from './append.ts';
import type { FormRequest } from './model.ts';

/** The end of a conversation with these forms open: each gets an outcome, which destroys its answers. */
export function ending(open: readonly FormRequest[], by: EntryOf<'ended'>['by']): Decision<'ended'> {
  return {
    entry: {
      type: 'ended',
      by,
      destroyed: open.map((form) => ({ requestId: form.requestId, outcome: outcomeOf(form) })),
    },
    conversation: { state: 'ended', openForms: [] },
    forms: open.map((form) => ({ before: form, after: { ...form, outcome: outcomeOf(form) } })),
  };
}

/** Answers that were claimed may have been seen: nobody is told otherwise. */
function outcomeOf(form: FormRequest): Outcome {
  return form.claim ? 'unconfirmed' : 'ended';
}
