import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { CardBrand } from '../../../../core/fields/card/brands.ts';
import { type Field, kindOf, presentationOf } from '../../../../core/fields/field.ts';
import { normalised } from '../../../../core/fields/parts/normalise.ts';
import { formatted, significant } from '../../../../core/fields/parts/typing-format.ts';
import { forms } from '../../../../branding/forms.ts';
import { Written } from '../../../../web/widget/form/answer/written.ts';
import { en } from '../../../../web/widget/form/messages/en.ts';
import { takeApart } from '../../../../web/widget/form/paste/take-apart.ts';
import type { FormContext } from '../../../../web/widget/form/shared/form-context.ts';
import { canonicals } from '../../../core/fields/canonicals.ts';
import { everyChoice, fieldOf, now, samplesOf } from '../../../core/fields/examples.ts';

const context = { formTexts: en, language: 'en' } as FormContext;

/** The place for an answer, without a page: an input and what AnswerField does with it. */
class Place {
  readonly options: { readonly field: Field; readonly label: string };
  readonly written: Written;
  readonly input = { value: '', selectionStart: 0, inputMode: '', setSelectionRange: () => undefined };
  readonly places: Place[];
  #length: number | undefined;

  constructor(field: Field, places: Place[] = []) {
    this.options = { field, label: field.label };
    this.written = new Written(presentationOf(field).typing);
    this.input.inputMode = presentationOf(field).inputMode;
    this.places = places;
    places.push(this);
  }

  readonly parse = (text: string): string | undefined => {
    const { field } = this.options;
    const parsed = kindOf(field).parse(text, { length: this.#length, ...field, now } as { now: number });
    return typeof parsed === 'string' ? parsed : undefined;
  };

  get value(): string {
    return this.written.answer(this.input.value);
  }

  get sent(): string | undefined {
    return this.parse(this.value);
  }

  get brand(): CardBrand | undefined {
    return presentationOf(this.options.field).brandOf?.(this.sent ?? '');
  }

  standBeside(card: CardBrand | undefined): void {
    this.#length = card && presentationOf(this.options.field).lengthOn?.(card);
  }

  fill(answer: string): void {
    this.input.value = formatted(answer, presentationOf(this.options.field).typing);
    this.written.isAsWritten = false;
  }

  leave(isMore: boolean): void {
    this.written.isAsWritten = isMore;
  }

  closest(): object {
    return { querySelectorAll: () => this.places };
  }

  type(text: string): this {
    for (const character of text) {
      this.input.value += character;
      this.input.selectionStart = this.input.value.length;
      this.written.format(this.input as unknown as HTMLInputElement, {
        data: character,
        inputType: 'insertText',
      });
    }
    return this;
  }

  paste(text: string): this {
    const { inputMode, pasted } = presentationOf(this.options.field);
    this.input.value = text;
    if (inputMode !== 'numeric' && pasted !== 'anywhere') return this;
    const plain = normalised(text, 'code');
    if (this.parse(plain) !== undefined) this.fill(plain);
    else {
      this.written.isAsWritten = true;
      takeApart(plain, this as never, context);
    }
    return this;
  }
}

const common = ['kind', 'label', 'why', 'optional', 'offTheRecord'];

/** Every field of every published form, and every kind with every choice of its options; those that are alike once. */
const fields = [
  ...new Map(
    [
      ...everyChoice.map(({ kind, options }) => fieldOf(kind, options)),
      ...forms.flatMap((form) => Object.values(form.fields)),
    ].map((field) => {
      const { kind } = field;
      const options = Object.fromEntries(Object.entries(field).filter(([name]) => !common.includes(name)));
      return [`${kind} ${JSON.stringify(options)}`, { kind, options, field }] as const;
    }),
  ).values(),
];

const space = fc.constantFrom('', ' ', '  ', '\u00A0', '-', ' - ', ', ', '/', '.', ' / ', '|', '\t');
const beside = fc.oneof(
  fc.constantFrom(
    '',
    '02/29',
    '0229',
    '02 29',
    '022',
    '123',
    '12',
    '7',
    'Card:',
    'COBADEFFXXX',
    'x5',
    '½',
    '•',
  ),
  fc.stringMatching(/^[0-9 ./-]{0,12}$/),
);

describe.each(fields)('$kind $options', ({ field }) => {
  const { kind } = field;
  const { typing, pasted } = presentationOf(field);
  // Of the others the text stays as it is.
  const numRuns = typing || pasted !== 'alone' ? 120 : 10;
  const answer = fc.oneof(
    canonicals(kind, field),
    fc.constantFrom(...Object.keys(samplesOf(kind, field).valid).filter((each) => !each.includes('\n'))),
  );
  const text = fc
    .tuple(beside, space, answer, space, beside)
    .map((parts) => parts.join(''))
    .filter((each) => each.length < 120);
  const letters = (typed: string) => significant(normalised(typed, 'code'));

  it('sends of what is typed what it says, or nothing', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const place = new Place(field).type(typed);
        const said = place.parse(typed) ?? place.parse(typed.replace(/^[\s/.-]+/, ''));
        expect([undefined, said]).toContain(place.sent);
        if (kind !== 'cardExpiry') expect(letters(place.input.value)).toBe(letters(typed));
      }),
      { numRuns },
    );
  });

  it('sends of what is pasted an answer that stands in it, or nothing', () => {
    fc.assert(
      fc.property(text, (put) => {
        const place = new Place(field).paste(put);
        if (place.sent === undefined) expect(letters(place.input.value)).toBe(letters(put));
        else expect(answersIn(put, place.parse)).toContain(place.sent);
      }),
      { numRuns },
    );
  });
});

/** What each run of a text's characters is, that neither begins nor ends within a word. */
function answersIn(text: string, parse: (part: string) => string | undefined): (string | undefined)[] {
  const isEdge = (at: number) => !/^[\p{L}\p{M}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  const edges = Array.from({ length: text.length + 1 }, (_, at) => at).filter(isEdge);
  return edges.flatMap((from) => edges.filter((to) => to > from).map((to) => parse(text.slice(from, to))));
}

const card = forms.find(({ name }) => name === 'payment-card');

/** The card form, empty. */
function cardForm() {
  const places: Place[] = [];
  const entries = Object.entries(card?.fields ?? {}).map(([name, field]) => [name, new Place(field, places)]);
  return Object.fromEntries(entries) as Record<'cardNumber' | 'cardExpiry' | 'cardholderName' | 'cvv', Place>;
}

const numbers = fc.constantFrom(
  [
    '4242424242424242',
    '4242 4242 4242 4242',
    '4242-4242-4242-4242',
    '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢',
    '4242\u00A04242\u00A04242\u00A04242',
  ],
  ['378282246310005', '3782 822463 10005', '3782-822463-10005'],
  ['6200000000000005', '6200 0000 0000 0005'],
);
const expiries = fc.constantFrom(
  ['02/31', '02/2031', '2031-02', '2031/02', '02|2031', '2/31', '02\u201131', '٠٢/٣١'],
  ['11/30', '11|30', '11-2030'],
);
const words = fc.constantFrom('', 'Visa', 'Card number:', 'my card is', '💳', '\u200E');
const gap = fc.constantFrom(' ', '\t', '\n', ' | ', '|', ', ', '; ', '  ');

test('of a card that is pasted whole, each field is given its own answer or none, and none another’s', () => {
  const parts = fc.tuple(numbers, fc.nat(9), expiries, fc.nat(9), words, gap, fc.boolean());
  const taken = new Set<string>();
  fc.assert(
    fc.property(parts, ([number, one, expiry, other, word, between, isCodeFirst]) => {
      const code = number[0]?.startsWith('37') ? '2711' : '271';
      const [typedNumber, typedExpiry] = [
        number[one % number.length] ?? '',
        expiry[other % expiry.length] ?? '',
      ];
      const rest = isCodeFirst ? [code, typedExpiry] : [typedExpiry, code];
      const form = cardForm();
      form.cardNumber.paste([word, typedNumber, ...rest].join(between));
      expect([undefined, number[0]]).toContain(form.cardNumber.sent);
      expect([undefined, expiry[0]]).toContain(form.cardExpiry.sent);
      expect([undefined, code]).toContain(form.cvv.sent);
      expect(form.cardholderName.input.value).toBe('');
      if (form.cardNumber.sent && form.cardExpiry.sent && form.cvv.sent) taken.add(typedNumber + typedExpiry);
    }),
    { numRuns: 2_000 },
  );
  expect(taken.size).toBeGreaterThan(80);
});

test.each([
  '4242424242424242 12/29 123',
  '4242 4242 4242 4242 12/29 123',
  '4242424242424242|12|2029|123',
  '4242424242424242 exp 12/29 cvv 123',
  '4242424242424242\t2029-12\t123',
])('%s is a number, an expiry date and a security code', (text) => {
  const form = cardForm();
  form.cardNumber.paste(text);
  expect([form.cardNumber.sent, form.cardExpiry.sent, form.cvv.sent]).toEqual([
    '4242424242424242',
    '12/29',
    '123',
  ]);
});
