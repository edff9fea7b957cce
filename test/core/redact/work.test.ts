import { expect, test } from 'vitest';
import { findCards } from '../../../core/redact/card/card.ts';
import { findIbans } from '../../../core/redact/iban.ts';
import { findCodes } from '../../../core/redact/secret-codes.ts';
import { findSsns } from '../../../core/redact/ssn.ts';
import { messageOf } from '../../../core/redact/text/message.ts';
import { RedactedKind } from '../../../core/protocol/values.ts';

const finders = { findCards, findIbans, findSsns, findCodes };
const pieces = [
  '1 ',
  '12 ',
  '1, ',
  '123 ',
  '1234 ',
  '12/29 ',
  '1-',
  '1.',
  '4242 ',
  '1 a ',
  'cvv 1 ',
  '٣ ',
  '1\n',
];

/** How often a finder looks at a group of digits, or asks for a name, in a text of so many pieces. */
function lookups(find: keyof typeof finders, piece: string, count: number): number {
  const message = messageOf(piece.repeat(count), new Set(RedactedKind.options));
  let reads = 0;
  const counting = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(each, key) {
        reads += 1;
        return Reflect.get(each, key) as unknown;
      },
    });
  finders[find]({ ...message, groups: counting(message.groups), naming: counting(message.naming) }, true);
  return reads;
}

test.each(Object.keys(finders) as (keyof typeof finders)[])(
  '%s looks at each group of digits a bounded number of times, whatever was asked for',
  (find) => {
    for (const piece of pieces) {
      const [one, two] = [lookups(find, piece, 500), lookups(find, piece, 1_000)];
      expect(two, piece).toBeLessThanOrEqual(2.1 * one);
    }
  },
);
