import { SealformError } from '../errors.ts';
import { storedFields } from './answers.ts';
import { type Field, kindOf } from './field.ts';
import type { Form } from './form.ts';
import { dependent } from './parts/mask.ts';

/**
 * Holds the masks of sealed answers against the form: one for each stored field, optional ones may be missing, each as its
 * kind makes them. A field with `when` always has its one mask. No transcript shows more characters of one than its kind ever
 * does (P14). Whose characters they are only the agent's browser can tell: a program of a visitor's own can write others
 * there, or too many of a short answer, and give away nobody's secret but its own.
 *
 * @throws ERR_INVALID_ANSWER with `field` for a mask that is missing or none of its kind's; with `path` for a name that is
 *   no stored field of the form, which is not repeated.
 */
export function checkMasks(form: Form, masks: Readonly<Record<string, string>>): void {
  const stored = storedFields(form);
  if (!Object.keys(masks).every((name) => stored.includes(name))) {
    throw new SealformError('ERR_INVALID_ANSWER', {
      path: 'sealed.masks',
      expected: 'only stored fields of this form',
    });
  }
  for (const name of stored) {
    const mask = Object.hasOwn(masks, name) ? masks[name] : undefined;
    if (!isMask(mask, form.fields[name] as Field)) {
      throw new SealformError('ERR_INVALID_ANSWER', { field: name, expected: 'a mask of its kind' });
    }
  }
}

/** Whether a mask looks like one of this stored field, whatever the answer is. A missing one does if the field is optional. */
export function isMask(mask: string | undefined, field: Field): boolean {
  if (field.when) return mask === dependent;
  if (mask === undefined) return field.optional === true;
  return kindOf(field).mask.fits(mask, field);
}
