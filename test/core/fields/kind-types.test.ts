import { expect, it } from 'vitest';
import type { Kind } from '../../../core/fields/kind.ts';
import { iban, ibanPresentation } from '../../../core/fields/bank/iban.ts';
import { kinds, presentations } from '../../../core/fields/kinds.ts';
import type { Presentation } from '../../../core/fields/presentation.ts';

// Each `@ts-expect-error` is the promise: `tsc` fails when the line below it compiles.

/** A whole kind, whose parts are left out or wrong below. */
const kind: Kind<'stored'> = iban;
const presentation: Presentation = ibanPresentation;

/** What a kind may lack: only kinds that have to do with a card have these. */
type OfCards = 'brandOf' | 'lengthOn';

/** The names of all parts that cannot be left out; a part that can has no value here. */
type Needed<Whole, Optional = never> = {
  readonly [Part in Exclude<keyof Whole, Optional>]: Omit<Whole, Part> extends Whole ? never : true;
};

it('a kind that lacks any part does not compile', () => {
  const ofKind: Needed<Kind> = {
    storage: true,
    maxLength: true,
    options: true,
    parse: true,
    mask: true,
    expected: true,
  };
  const ofPresentation: Needed<Presentation, OfCards> = {
    entry: true,
    inputMode: true,
    autocomplete: true,
    typing: true,
    pasted: true,
    copiedFrom: true,
    words: true,
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
  const wrong: (Kind<'stored'> | Presentation)[] = [
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
  const wrong: (Kind<'stored'> | Presentation)[] = [
    // @ts-expect-error -- the answer itself
    { ...kind, parse: (input: string) => ({ reason: input }) },
    // @ts-expect-error -- no reason
    { ...kind, parse: () => undefined },
    // @ts-expect-error -- a sample without a reason
    { ...presentation, samples: () => ({ valid: { a: 'a' }, invalid: ['b'] }) },
  ];
  expect(wrong).toHaveLength(3);
});
