import { findForm } from '../../../../branding/forms.ts';

/** What a form is called; of one that this console does not have, its name. */
export function formTitle(formName: string): string {
  return findForm(formName)?.title ?? formName;
}

/** Compares two of a form's fields by the form's order: what comes over the wire has lost it. */
export function byOrderOf(formName: string): (one: string, other: string) => number {
  const order = Object.keys(findForm(formName)?.fields ?? {});
  return (one, other) => order.indexOf(one) - order.indexOf(other);
}

/** What a field of it is called. */
export function fieldLabel(formName: string, field: string): string {
  return findForm(formName)?.fields[field]?.label ?? field;
}
