import { type Field, kindOf, presentationOf } from '../../../core/fields/field.ts';
import { type KindName, kinds } from '../../../core/fields/kinds.ts';
import type { Samples } from '../../../core/fields/presentation.ts';
import type { Rule } from '../../../core/fields/parts/rule.ts';

/** Noon of 30 June 2026, UTC. */
export const now = Date.UTC(2026, 5, 30, 12);

/** The name of every kind. */
export const names = Object.keys(kinds) as KindName[];

/** What fields of a kind have, where their options do not matter. */
const usual: Partial<Record<KindName, object>> = {
  nationalId: { country: 'GB' },
  passport: { country: 'US' },
  drivingLicence: { country: 'GB' },
  secretCharacters: { count: 2 },
  postalAddress: { country: 'GB' },
};

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Whatever an option may be: each rule says which of these it takes. */
const values = [
  ...[true, false, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 100],
  ...letters.flatMap((first) => letters.map((second) => first + second)),
];

/** Every choice of options that a field of the kind may have: none where that is allowed, and each value of each. */
export function choicesOf(kind: KindName): object[] {
  const options = Object.entries(kinds[kind].options as Readonly<Record<string, Rule>>);
  const chosen = options.flatMap(([name, rule]) =>
    values.filter((value) => rule.accepts(value)).map((value) => ({ [name]: value })),
  );
  return options.some(([, rule]) => rule.required) ? chosen : [{}, ...chosen];
}

/** Each kind with each choice of its options. */
export const everyChoice = names.flatMap((kind) => choicesOf(kind).map((options) => ({ kind, options })));

/** A field of this kind with these options, as a form would hold it. */
export function fieldOf(kind: KindName, options = usual[kind] ?? choicesOf(kind)[0]): Field {
  return { kind, label: 'Label', why: 'Why', ...options } as Field;
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
