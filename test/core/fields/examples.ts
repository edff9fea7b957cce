import { type Field, kindOf, presentationOf } from '../../../core/fields/field.ts';
import type { KindName } from '../../../core/fields/kinds.ts';
import type { Samples } from '../../../core/fields/presentation.ts';
import { choicesOf, fieldOf as fieldWith, now } from '../../../docs/generator/kinds/choices.ts';

export { choicesOf, everyChoice, names, now } from '../../../docs/generator/kinds/choices.ts';

/** What fields of a kind have, where their options do not matter. */
const usual: Partial<Record<KindName, object>> = {
  nationalId: { country: 'GB' },
  passport: { country: 'US' },
  drivingLicence: { country: 'GB' },
  secretCharacters: { count: 2 },
  postalAddress: { countries: ['GB'] },
  number: { between: { least: -20, greatest: 50_000 }, decimals: 2 },
  choice: { choices: { morning: { en: 'In the morning' }, evening: { en: 'In the evening' } } },
};

/** A field of this kind with these options, as a form would hold it. */
export function fieldOf(kind: KindName, options = usual[kind] ?? choicesOf(kind)[0]): Field {
  return fieldWith(kind, options ?? {});
}

/** What is valid and what is not, as the kind says itself. */
export function samplesOf(kind: KindName, options?: object): Samples {
  const field = fieldOf(kind, options);
  return presentationOf(field).samples(field);
}

/** The one way to write an answer, or undefined when it is not valid. */
export function parse(kind: KindName, input: string, options?: object): string | undefined {
  const field = fieldOf(kind, options);
  const parsed = kindOf(field).parse(input, { ...field, now });
  return typeof parsed === 'string' ? parsed : undefined;
}

/** Why an answer is not valid; undefined if it is. */
export function reasonOf(kind: KindName, input: string, options?: object): string | undefined {
  const field = fieldOf(kind, options);
  const parsed = kindOf(field).parse(input, { ...field, now });
  return typeof parsed === 'string' ? undefined : parsed.reason;
}
