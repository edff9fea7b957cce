import { expect, it } from 'vitest';
import { invalid, type Kind } from '../../../core/fields/kind.ts';
import { iban, ibanPresentation } from '../../../core/fields/bank/iban.ts';
import { kinds, presentations } from '../../../core/fields/kinds.ts';
import type { PresentationOf } from '../../../core/fields/presentation.ts';

// Each `@ts-expect-error` is the promise: `tsc` fails when the line below it compiles.

/** A whole kind, whose parts are left out or wrong below. */
const kind: Kind<'stored', object, 'checksum'> = iban;
const presentation: PresentationOf<typeof iban> = ibanPresentation;

/** What a kind may lack: only kinds that have to do with a card have these. */
type OfCards = 'brandOf' | 'lengthOn';

/** Only kinds that know all their answers have these. */
type OfKnown = 'allAnswers';

/** Only kinds that are chosen from, or read otherwise than they are written, have these. */
type OfSome = 'choices' | 'isSeveral' | 'unit' | 'limits' | 'read';

/** The names of all parts that cannot be left out; a part that can has no value here. */
type Needed<Whole, Optional = never> = {
  readonly [Part in Exclude<keyof Whole, Optional>]: Omit<Whole, Part> extends Whole ? never : true;
};

it('a kind that lacks any part does not compile', () => {
  const ofKind: Needed<typeof kind, OfKnown> = {
    storage: true,
    maxLength: true,
    options: true,
    parse: true,
    mask: true,
    expected: true,
  };
  const ofPresentation: Needed<typeof presentation, OfCards | OfSome> = {
    entry: true,
    inputMode: true,
    autocomplete: true,
    typing: true,
    pasted: true,
    words: true,
    problems: true,
    samples: true,
  };
  expect(Object.keys(kind).toSorted()).toEqual(Object.keys(ofKind).toSorted());
  expect(Object.keys(presentation).toSorted()).toEqual(Object.keys(ofPresentation).toSorted());
});

it('nor does one that lacks its presentation', () => {
  const others = Object.fromEntries(Object.entries(presentations).slice(1)) as Omit<
    typeof presentations,
    'cardNumber'
  >;
  // @ts-expect-error -- every kind has one
  const all: typeof presentations = others;
  expect(Object.keys(all)).toHaveLength(Object.keys(kinds).length - 1);
});

it('nor one whose part lacks a part', () => {
  const rule = 'the last four';
  const of = () => '••••';
  const fits = () => true;
  const wrong: (typeof kind | typeof presentation)[] = [
    // @ts-expect-error -- a mask without its shape
    { ...kind, mask: { rule, of } },
    // @ts-expect-error -- a mask without its rule
    { ...kind, mask: { of, fits } },
    // @ts-expect-error -- words without French
    { ...presentation, words: { es: '', de: '', ja: '', ar: '' } },
    // @ts-expect-error -- samples without an invalid one
    { ...presentation, samples: () => ({ valid: { a: 'a' } }) },
    // @ts-expect-error -- groups without what stands between them
    { ...presentation, typing: { groups: () => '4' } },
  ];
  expect(wrong).toHaveLength(5);
});

it('a reason is one of six words: nothing of what was typed can be one', () => {
  const wrong: (typeof kind | typeof presentation)[] = [
    // @ts-expect-error -- the answer itself
    { ...kind, parse: (input: string) => ({ reason: input }) },
    // @ts-expect-error -- no reason
    { ...kind, parse: () => undefined },
    // @ts-expect-error -- a sample without a reason
    { ...presentation, samples: () => ({ valid: { a: 'a' }, invalid: ['b'] }) },
  ];
  expect(wrong).toHaveLength(3);
});

it('each reason that a kind can give has a sentence in every language, and no other reason has one', () => {
  const sentence = ibanPresentation.problems().format;
  const all = { format: sentence, length: sentence, checksum: sentence };
  const inFive: Omit<typeof sentence, 'ar'> = sentence;
  const wrong: (typeof presentation)[] = [
    // @ts-expect-error -- none for a wrong check digit
    { ...presentation, problems: () => ({ format: sentence, length: sentence }) },
    // @ts-expect-error -- none in Arabic
    { ...presentation, problems: () => ({ ...all, checksum: inFive }) },
    // @ts-expect-error -- no IBAN runs out
    { ...presentation, problems: () => ({ ...all, expired: sentence }) },
  ];
  expect(wrong).toHaveLength(3);
});

it('a kind gives no reason but the common ones and those that it names', () => {
  // @ts-expect-error -- it says nothing of check digits
  const wrong: Kind<'stored'> = { ...kind, parse: () => invalid('checksum') };
  expect(wrong.parse('', { now: 0 })).toEqual({ reason: 'checksum' });
});
