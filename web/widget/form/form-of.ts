import type { Offer } from '../../../client/index.ts';
import type { FormRecord } from '../../../core/conversation/form-record.ts';
import type { Form } from '../../../core/fields/form.ts';
import { findForm } from '../../../branding/forms.ts';
import type { Refusal } from '../chat/chat-options.ts';

/**
 * The form that was requested, to speak of it; undefined if it is none of ours. One that was answered is spoken of long
 * after the key has run out to which its answers were sealed, and it cannot be offered any more.
 */
export function formOf({ request }: FormRecord, offer: Offer | Refusal): Form | undefined {
  if (!(offer instanceof Error)) return offer.form;
  return offer.code === 'ERR_UNKNOWN_FORM' ? undefined : findForm(request.form.name);
}
