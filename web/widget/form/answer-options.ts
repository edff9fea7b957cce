import type { SVGTemplateResult } from 'lit/html.js';
import type { Field } from '../../../core/fields/field.ts';
import type { KindName } from '../../../core/fields/kinds.ts';

/** Shown while they are typed. Every other kind is hidden until the visitor asks to see it: somebody may be looking on. */
export const shownKinds: readonly KindName[] = [
  'cardExpiry',
  'cardholderName',
  'dateOfBirth',
  'email',
  'phone',
  'postalAddress',
  'secureNote',
  'ukSortCode',
  'usRouting',
];

export interface AnswerFieldOptions {
  readonly name: string;
  readonly field: Field;
  readonly label: string;
  readonly why: string;
  /** What happens to the answer. */
  readonly fate: string;
  readonly icon: SVGTemplateResult;
}
