import type { Kind, Reason, Storage } from './kind.ts';
import { type KindName, kinds } from './kinds.ts';
import { checkProperties, isRecord, required, type Rules } from './parts/rule.ts';

type Fields = Readonly<Record<string, unknown>>;

const rules: Rules = {
  field: required({ expected: 'the name of a field', accepts: (value) => typeof value === 'string' }),
  is: required({ expected: 'an answer', accepts: (value) => typeof value === 'string' }),
};

/**
 * Throws an Error that begins with `subject` unless the field depends on one of the answers to a field before it. All fields
 * before it have been checked.
 */
export function checkWhen(subject: string, name: string, fields: Fields): void {
  const { when } = fieldIn(fields, name);
  if (!isRecord(when)) return;
  checkProperties(`${subject}, when`, when, rules);
  const before = Object.keys(fields).slice(0, Object.keys(fields).indexOf(name));
  const other = before.find((each) => each === when['field']);
  if (other === undefined) throw new Error(`${subject}: when must name a field before this one.`);
  checkAnswer(subject, when['is'] as string, fieldIn(fields, other));
  if (!Object.keys(fields).some((each) => isAlwaysStored(fieldIn(fields, each)))) {
    throw new Error(
      `${subject}: when needs a stored field beside it that is always answered: there would be nothing to store.`,
    );
  }
}

function checkAnswer(subject: string, answer: string, other: Fields): void {
  const kindName = other['kind'] as KindName;
  const kind: Kind<Storage, object, Reason> = kinds[kindName];
  const answers = kind.allAnswers?.(other);
  if (!answers) throw new Error(`${subject}: when cannot depend on ${kindName}, which can have any answer.`);
  if (!answers.includes(answer)) {
    throw new Error(`${subject}: when must be for one of the answers ${answers.join(', ')}.`);
  }
}

/** Whether the visitor always answers a field, and the answer is stored. */
function isAlwaysStored({ optional, when, offTheRecord }: Fields): boolean {
  return optional === undefined && when === undefined && offTheRecord === undefined;
}

function fieldIn(fields: Fields, name: string): Fields {
  const field = fields[name];
  return isRecord(field) ? field : {};
}
