import { type Language, languages } from '../../languages.ts';
import type { Worded } from './worded.ts';

/** What one property of a form's definition must be. */
export interface Rule {
  /** It may not be left out. @default false */
  readonly required?: true;
  /** What its value must be, for the author of the form: "must be" comes before it. */
  readonly expected: string;
  accepts(value: unknown): boolean;
  /** The words in an accepted value, which a visitor reads in its own language. @default none */
  readonly words?: (value: unknown) => readonly Worded[];
}

export type Rules = Readonly<Record<string, Rule>>;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same rule, for a property that may not be left out. */
export function required(rule: Rule): Rule {
  return { ...rule, required: true };
}

/** The same rule, for a property that may be left out. */
export function optional(rule: Rule): Rule {
  return { expected: rule.expected, accepts: (value) => rule.accepts(value) };
}

/** An object, and no list. */
export const record: Rule = required({ expected: 'an object', accepts: isRecord });

/** Text that is not blank, of at most `most` characters. */
export function text(most: number): Rule {
  return {
    expected: `text of 1 to ${most} characters`,
    accepts: (value) => typeof value === 'string' && value.trim() !== '' && value.length <= most,
  };
}

/** Whether a value is {@link Worded}, each text of at most `most` characters. */
export function isWorded(value: unknown, most: number): value is Worded {
  const isText = ([language, each]: [string, unknown]) =>
    languages.includes(language as Language) && text(most).accepts(each);
  return isRecord(value) && value['en'] !== undefined && Object.entries(value).every(isText);
}

/** Words of at most `most` characters. */
export function worded(most: number): Rule {
  return {
    expected: `texts of 1 to ${most} characters by language, en among them`,
    accepts: (value) => isWorded(value, most),
    words: (value) => [value as Worded],
  };
}

/** A whole number from 1 to `most`. */
export function whole(most: number): Rule {
  return {
    expected: `a whole number from 1 to ${most}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most,
  };
}

/** One of these. */
export function oneOf(values: readonly unknown[]): Rule {
  return {
    expected: values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`,
    accepts: (value) => values.includes(value),
  };
}

/** Throws an Error that names `subject` and the property, when one is unknown, missing or not what its rule says. */
export function checkProperties(
  subject: string,
  value: Readonly<Record<string, unknown>>,
  rules: Rules,
): void {
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(rules, name))
      throw new Error(`${subject}: ${JSON.stringify(name)} is not one of ${Object.keys(rules).join(', ')}.`);
  }
  for (const [name, rule] of Object.entries(rules)) {
    const missing = !Object.hasOwn(value, name) || value[name] === undefined;
    if (missing ? rule.required : !rule.accepts(value[name])) {
      throw new Error(`${subject}: ${name} must be ${rule.expected}${rule.required ? '' : ', or left out'}.`);
    }
  }
}
