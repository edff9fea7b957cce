import type { Form } from '../../core/fields/form.ts';
import { forms as shipped } from '../../forms/index.ts';
import { cardOnFileForm } from './card-on-file.ts';

/** The forms of the brand that the tests run: those of the product, and one that its servers read. */
export const forms: readonly Form[] = Object.freeze([...shipped, cardOnFileForm]);

/** The published form of this name, which may come from outside. */
export function findForm(name: string): Form | undefined {
  return forms.find((form) => form.name === name);
}
