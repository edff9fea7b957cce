import type { forms as published } from '../branding/forms.ts';

type Form = (typeof published)[number];

/** A form that is not sealed, and what it asks for that a sealed one asks for too. */
export interface UnsealedTwin {
  readonly form: string;
  readonly kinds: readonly string[];
}

/**
 * The ways around sealing that published forms leave to a server: asked in the place of a sealed form, such a form has the
 * same answered in plain. The visitor is told that servers read it, and why, but nobody stops it.
 */
export function unsealedTwins(forms: readonly Form[]): UnsealedTwin[] {
  const sealed = new Set(forms.filter((form) => form.sealed !== false).flatMap(kindsOf));
  return forms
    .filter((form) => form.sealed === false)
    .map((form) => ({ form: form.name, kinds: kindsOf(form).filter((kind) => sealed.has(kind)) }))
    .filter(({ kinds }) => kinds.length > 0);
}

function kindsOf({ fields }: Form): string[] {
  return [...new Set(Object.values(fields).map(({ kind }) => kind))];
}
