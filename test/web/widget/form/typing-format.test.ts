import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KindName, presentations } from '../../../../core/fields/kinds.ts';
import { significant } from '../../../../core/fields/parts/typing-format.ts';
import { formatTyped, passSeparator } from '../../../../web/widget/form/answer/typing-format.ts';
import { Written } from '../../../../web/widget/form/answer/written.ts';
import { names } from '../../../core/fields/examples.ts';

/** A place to write in and its cursor, without a page. */
class Input {
  value: string;
  selectionStart: number;
  get selectionEnd(): number {
    return this.selectionStart;
  }
  readonly inputMode: string;

  /** @param text with `|` for the cursor; without one it is at the end */
  constructor(text: string, inputMode = 'numeric') {
    const cursor = text.indexOf('|');
    this.value = text.replace('|', '');
    this.selectionStart = cursor < 0 ? this.value.length : cursor;
    this.inputMode = inputMode;
  }

  setSelectionRange(start: number): void {
    this.selectionStart = start;
  }

  format(kind: KindName): this {
    formatTyped(this as unknown as HTMLInputElement, presentations[kind].typing);
    return this;
  }

  get withCursor(): string {
    return `${this.value.slice(0, this.selectionStart)}|${this.value.slice(this.selectionStart)}`;
  }
}

const written: [kind: KindName, typed: string, shown: string][] = [
  ['cardNumber', '4242424242424242', '4242 4242 4242 4242'],
  ['cardNumber', '4242-4242 4242.4242', '4242 4242 4242 4242'],
  ['cardNumber', '371449635398431', '3714 496353 98431'],
  ['cardNumber', '36227206271667', '3622 720627 1667'],
  ['cardNumber', '6759649826438453123', '6759 6498 2643 8453 123'],
  ['cardNumber', '42424242424242424242424', '42424242424242424242424'],
  ['cardNumber', '4242 4242 4242 4242 02/29', '4242 4242 4242 4242 02/29'],
  ['cardNumber', 'Card 4242', 'Card 4242'],
  ['cardNumber', '٤٢٤٢٤٢', '4242 42'],
  ['cardNumber', '４２４２４', '4242 4'],
  ['cardNumber', '४२४२४', '4242 4'],
  ['cardNumber', '   42424', '4242 4'],
  ['cardExpiry', '0429', '04/29'],
  ['cardExpiry', '429', '04/29'],
  ['cardExpiry', '4/29', '04/29'],
  ['cardExpiry', '12', '12'],
  ['cardExpiry', '04/2029', '04/2029'],
  ['cardExpiry', '2029-04', '04/29'],
  ['cardExpiry', '1 29', '01/29'],
  ['cardExpiry', '2', '2'],
  ['cardExpiry', '229', '02/29'],
  ['cardExpiry', '2/29', '02/29'],
  ['cardExpiry', '2029', '2029'],
  ['cardExpiry', '20290', '2029/0'],
  ['cardExpiry', '202904', '04/29'],
  ['cardExpiry', '2029/04', '04/29'],
  ['cardExpiry', '  0429', '04/29'],
  ['cardExpiry', '12/2/29', '12/2/29'],
  ['cardExpiry', '02/29 123', '02/29 123'],
  ['iban', 'de89370400440532013000', 'DE89 3704 0044 0532 0130 00'],
  ['iban', 'DE89370400440532013000 COBADEFFXXX', 'DE89370400440532013000 COBADEFFXXX'],
  ['ssn', '219099999', '219-09-9999'],
  ['ssn', '2190999991', '2190999991'],
  ['ukSortCode', '200000', '20-00-00'],
  ['cvv', '１２３', '123'],
  ['pin', '۱۲۳۴', '1234'],
];

test.each(written)('%s: %s is written as %s', (kind, typed, shown) => {
  expect(new Input(typed).format(kind).value).toBe(shown);
});

test('a name stays as it is typed, with the digits of its own script', () => {
  expect(new Input('Robin  Fjeld ٤', 'text').format('cardholderName').value).toBe('Robin  Fjeld ٤');
});

const cursors: [typed: string, shown: string][] = [
  ['4242 42|', '4242 42|'],
  ['42425|', '4242 5|'],
  ['42|1 4242', '42|14 242'],
  ['4242|4242', '4242| 4242'],
  ['|4242', '|4242'],
];

test('a forward delete passes the separator, so that the next one deletes a digit', () => {
  const input = new Input('4242|4242');
  formatTyped(input as unknown as HTMLInputElement, presentations.cardNumber.typing, true);
  expect(input.withCursor).toBe('4242 |4242');
});

test.each([
  ['cardNumber', '4242| 4242', '4242 |4242'],
  ['cardNumber', '42|42 4242', '42|42 4242'],
  ['cardNumber', '4242 4242|', '4242 4242|'],
  ['cardNumber', '4242| 4242 4242 4242 02/29', '4242| 4242 4242 4242 02/29'],
  ['cardExpiry', '04|/29', '04/|29'],
  ['ssn', '219|-09-9999', '219-|09-9999'],
  ['iban', 'DE89| 3704', 'DE89 |3704'],
  ['usAccount', '1234| 5678', '1234| 5678'],
] as const)('%s: before a Delete, the cursor at %s is at %s', (kind, at, then) => {
  const input = new Input(at);
  passSeparator(input as unknown as HTMLInputElement, presentations[kind].typing);
  expect(input.withCursor).toBe(then);
});

test('a separator that the visitor writes parts what is before it from what comes next', () => {
  const type = (text: string) => {
    const written = new Written(presentations.cardNumber.typing);
    const input = new Input('');
    for (const data of text) {
      input.value = data === '<' ? input.value.slice(0, -1) : input.value + data;
      input.selectionStart = input.value.length;
      const event =
        data === '<' ? { data: null, inputType: 'deleteContentBackward' } : { data, inputType: 'insertText' };
      written.format(input as unknown as HTMLInputElement, event);
    }
    return [input.value, written.answer(input.value)];
  };
  expect(type('42424242')).toEqual(['4242 4242', '42424242']);
  expect(type('4242 4242')).toEqual(['4242 4242', '4242 4242']);
  expect(type('123 4242')).toEqual(['123 4242', '123 4242']);
  expect(type('42424242 022')).toEqual(['4242 4242 022', '42424242 022']);
  expect(type('42424242 0<<4')).toEqual(['4242 4242 4', '424242424']);
  expect(type('42424<2')).toEqual(['4242 2', '42422']);
  expect(type(' 42424')).toEqual(['4242 4', '42424']);
});

test.each(cursors)('the cursor stays behind the digit that it was behind: %s becomes %s', (typed, shown) => {
  expect(new Input(typed).format('cardNumber').withCursor).toBe(shown);
});

test.each(names)(
  '%s: what is written once is written so for good, and nothing but separators changes',
  (kind) => {
    const format = presentations[kind].typing;
    const text = fc.oneof(
      fc.stringMatching(/^[0-9 ./-]{0,24}$/),
      fc.stringMatching(/^[0-9A-Za-z /-]{0,40}$/),
      fc.string({ maxLength: 120 }).map((each) => each.replaceAll('|', '')),
    );
    fc.assert(
      fc.property(text, fc.nat(9), (typed, at) => {
        const cursor = Math.min(at, typed.length);
        const input = new Input(`${typed.slice(0, cursor)}|${typed.slice(cursor)}`, 'text').format(kind);
        const { value } = input;
        if (value === typed) return;
        expect(significant(value)).toBe(format?.codeIn?.(typed) ?? significant(typed));
        if (format?.codeIn) return;
        expect(significant(value.slice(0, input.selectionStart))).toBe(significant(typed.slice(0, cursor)));
        expect(input.format(kind).value).toBe(value);
      }),
      { numRuns: presentations[kind].typing ? 2_000 : 10 },
    );
  },
);
