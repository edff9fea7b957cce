import { SealformError } from '../errors.ts';
import { type Form, formHash } from '../fields/form.ts';
import type { FormRequest } from './model.ts';

/**
 * Returns the form that was requested (P11).
 *
 * @throws ERR_UNKNOWN_FORM when it is not published any more, or has another content
 */
export async function publishedForm(
  { form }: FormRequest,
  deps: { readonly findForm: (name: string) => Form | undefined },
): Promise<Form> {
  const published = deps.findForm(form.name);
  if (!published || (await formHash(published)) !== form.hash) throw new SealformError('ERR_UNKNOWN_FORM');
  return published;
}
