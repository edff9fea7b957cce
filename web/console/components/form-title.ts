import { findForm } from '../../../forms/index.ts';

/** What a form is called; of one that this console does not have, its name. */
export function formTitle(formName: string): string {
  return findForm(formName)?.title ?? formName;
}

/** What a field of it is called. */
export function fieldLabel(formName: string, field: string): string {
  return findForm(formName)?.fields[field]?.label ?? field;
}
