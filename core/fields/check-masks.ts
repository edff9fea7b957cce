import { SealformError } from '../errors.ts';
import { storedFields } from './answers.ts';
import type { Field } from './field.ts';
import type { Form } from './form.ts';
import { hidden } from './kind.ts';
import type { KindName, kinds } from './kinds.ts';

type StoredKindName = {
  [Name in KindName]: 'stored' extends (typeof kinds)[Name]['storage'][number] ? Name : never;
}[KindName];

/** What is expected of a mask, by the options of its field. */
type Shape = (options: Readonly<Record<string, unknown>>) => RegExp;

const always =
  (shape: RegExp): Shape =>
  () =>
    shape;

const provided = /^\[provided\]$/;

/** The last letters and digits behind bullets; fewer, or none, of a short answer. */
const last = (count: number) => new RegExp(`^${hidden}( [0-9A-Z]{1,${count}})?$`);
const lastDigits = (count: number) => new RegExp(`^${hidden}( [0-9]{1,${count}})?$`);

/**
 * What the masks of each kind look like: all that a server can check of sealed answers. No transcript shows more characters
 * of one than its kind ever does (P14). Whose characters they are only the agent's browser can tell: a program of a
 * visitor's own can write others there, or too many of a short answer, and give away nobody's secret but its own.
 */
const shapes: Readonly<Record<StoredKindName, Shape>> = {
  cardNumber: always(new RegExp(`^${hidden} [0-9]{4}$`)),
  cardExpiry: always(/^••\/••$/),
  cardholderName: always(new RegExp(`^(?:${hidden}|\\p{L}\\.(?: \\p{L}\\.){0,12})$`, 'u')),
  iban: always(new RegExp(`^[A-Z]{2} ${hidden} [0-9A-Z]{4}$`)),
  usRouting: always(lastDigits(4)),
  usAccount: always(lastDigits(4)),
  ukSortCode: always(provided),
  ukAccount: always(lastDigits(4)),
  ssn: ({ showLastFour }) => (showLastFour === true ? lastDigits(4) : provided),
  nationalId: always(last(3)),
  passport: always(last(3)),
  drivingLicence: always(last(3)),
  healthMemberId: always(last(4)),
  dateOfBirth: always(provided),
  postalAddress: ({ country }) => new RegExp(`^${hidden} ${String(country)}$`),
  email: always(/^[!-~]•••@[!-~]•••$/),
  phone: always(lastDigits(2)),
  secureNote: always(provided),
};

/**
 * Holds the masks of sealed answers against the form: one for each stored field, optional ones may be missing, each as its
 * kind makes them.
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
  if (mask === undefined) return field.optional === true;
  return shapes[field.kind as StoredKindName](field as object as Record<string, unknown>).test(mask);
}
