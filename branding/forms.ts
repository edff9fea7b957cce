import { defineForm, type Form } from '../core/fields/form.ts';
import { definitions } from './definitions.ts';

/** Every form that the brand publishes: a visitor is never shown another. */
export const forms: readonly Form[] = Object.freeze(definitions.map(defineForm));

/** The published form of this name, which may come from outside. */
export function findForm(name: string): Form | undefined {
  return forms.find((form) => form.name === name);
}
