import { expect, test } from 'vitest';
import { type Field, kindOf } from '../../../core/fields/field.ts';
import { kinds, type KindName } from '../../../core/fields/kinds.ts';
import { practiceAnswer } from '../../../web/console/practice/practice-answers.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = letters.flatMap((first) => letters.map((second) => first + second));

/** Every field of a kind that its options allow, as far as the answer depends on them. */
function fieldsOf(kind: KindName): Field[] {
  const { country, count } = kinds[kind].options as Record<
    string,
    { required?: true; accepts(value: unknown): boolean } | undefined
  >;
  const base = { kind, label: 'Label', why: 'Why' };
  const countries = codes
    .filter((code) => country?.accepts(code))
    .map((code) => ({ ...base, country: code }));
  const counts = count ? [1, 3, 100].map((each) => ({ ...base, count: each })) : [];
  const plain = country?.required ? [] : [base];
  return [...plain, ...countries, ...counts] as Field[];
}

test.each(Object.keys(kinds) as KindName[])(
  'practice has a valid answer to every field of the kind %s',
  (kind) => {
    const now = Date.UTC(2026, 10, 29);
    const fields = fieldsOf(kind);
    expect(fields.length).toBeGreaterThan(0);
    const refused = fields.filter(
      (field) => kindOf(field).parse(practiceAnswer(field), { ...field, now }) === undefined,
    );
    expect(refused).toEqual([]);
  },
);
