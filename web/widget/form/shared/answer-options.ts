import type { SVGTemplateResult } from 'lit/html.js';
import type { Field } from '../../../../core/fields/field.ts';

export interface AnswerFieldOptions {
  readonly name: string;
  readonly field: Field;
  readonly label: string;
  readonly why: string;
  /** What happens to the answer. */
  readonly fate: string;
  readonly icon: SVGTemplateResult;
}
