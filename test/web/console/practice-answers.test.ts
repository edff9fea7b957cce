import { expect, test } from 'vitest';
import { type Field, kindOf } from '../../../core/fields/field.ts';
import type { Rule } from '../../../core/fields/rule.ts';
import { kinds, type KindName } from '../../../core/fields/kinds.ts';
import { practiceAnswer } from '../../../web/console/practice/practice-answers.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = letters.flatMap((first) => letters.map((second) => first + second));

/** Whatever an option may be: each rule says which of these it takes. */
const values = [true, false, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 100, ...codes];

/** A field for each value of each option of the kind, and one without any where that is allowed. */
function fieldsOf(kind: KindName): Field[] {
  const options = Object.entries(kinds[kind].options as Readonly<Record<string, Rule>>);
  const base = { kind, label: 'Label', why: 'Why' };
  const chosen = options.flatMap(([name, rule]) =>
    values.filter((value) => rule.accepts(value)).map((value) => ({ ...base, [name]: value })),
  );
  const plain = options.some(([, rule]) => rule.required) ? [] : [base];
  return [...plain, ...chosen] as Field[];
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
