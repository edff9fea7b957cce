import type { CardBrand } from '../../../../core/fields/card/brands.ts';
import { presentationOf } from '../../../../core/fields/field.ts';
import type { AnswerFieldOptions } from '../shared/answer-options.ts';
import type { FormContext } from '../shared/form-context.ts';
import { answerIn, holdsAnswer, shareOut, without } from './answer-in.ts';

/** The place for an answer of a form. */
interface Place extends HTMLElement {
  readonly options: AnswerFieldOptions;
  readonly value: string;
  readonly brand: CardBrand | undefined;
  readonly parse: (text: string) => string | undefined;
  fill(answer: string): void;
  leave(isMore: boolean): void;
  standBeside(card: CardBrand | undefined): void;
}

/**
 * Finds the one answer of a field in a text, and gives the rest to those empty fields of the form that it belongs to. Returns
 * what was done, in words. Loaded with the first text that is more than an answer.
 */
export function takeApart(
  text: string,
  field: Place,
  { formTexts, language }: FormContext,
): string | undefined {
  const found = isSearched(field) ? answerIn(text, field.parse) : undefined;
  if (!found) {
    field.leave(isSearched(field) && holdsAnswer(text, field.parse));
    return undefined;
  }
  field.fill(found.answer);
  const fields = field.closest('form')?.querySelectorAll<Place>('sealform-answer') ?? [];
  const places = [...fields].filter(
    (each) => each.value === '' && presentationOf(each.options.field).pasted !== 'alone',
  );
  if (field.brand) for (const place of places) place.standBeside(field.brand);
  const { given, rest } = shareOut(without(text.replaceAll('|', ' '), found), places);
  for (const [place, answer] of given) place.fill(answer);
  if (given.size === 0 && !/[\p{L}\p{N}]/u.test(rest)) return undefined;
  const labels = [field, ...given.keys()].map(({ options }) => options.label);
  return formTexts.pasted(new Intl.ListFormat(language).format(labels));
}

function isSearched({ options }: Place): boolean {
  return presentationOf(options.field).pasted === 'anywhere';
}
