import type { Field } from '../../../core/fields/field.ts';
import { type KindName, kinds } from '../../../core/fields/kinds.ts';
import type { Rule } from '../../../core/fields/parts/rule.ts';

/** Noon of 30 June 2026, UTC: when samples are looked at. */
export const now = Date.UTC(2026, 5, 30, 12);

/** The name of every kind. */
export const names = Object.keys(kinds) as KindName[];

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Whatever an option may be: each rule says which of these it takes. */
const values = [
  ...[true, false, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 100],
  { morning: { en: 'In the morning' }, noon: { en: 'At noon', de: 'Mittags' }, evening: { en: 'Later' } },
  { least: -20, greatest: 50_000 },
  ['GB'],
  ['US', 'DE', 'JP', 'SA'],
  { en: 'kWh', de: 'kWh', ja: 'キロワット時' },
  ...letters.flatMap((first) => letters.map((second) => first + second)),
];

/** Every choice of options that a field of the kind may have: the required ones alone, and each value of each with them. */
export function choicesOf(kind: KindName): object[] {
  const options = Object.entries(kinds[kind].options as Readonly<Record<string, Rule>>);
  const accepted = ([name, rule]: [string, Rule]) =>
    values.filter((value) => rule.accepts(value)).map((value) => ({ [name]: value }));
  const required = options.filter(([, rule]) => rule.required).map((each) => accepted(each)[0]);
  const needed = required.reduce<object>((all, each) => ({ ...all, ...each }), {});
  const chosen = options.flatMap(accepted).map((each) => ({ ...needed, ...each }));
  return required.length > 0 ? chosen : [{}, ...chosen];
}

/** Each kind with each choice of its options. */
export const everyChoice = names.flatMap((kind) => choicesOf(kind).map((options) => ({ kind, options })));

/** A field of this kind with these options, as a form would hold it. */
export function fieldOf(kind: KindName, options: object): Field {
  return { kind, label: 'Label', why: 'Why', ...options } as Field;
}
