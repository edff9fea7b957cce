import { expect, it } from 'vitest';
import type { Kind } from '../../../core/fields/kind.ts';
import { iban } from '../../../core/fields/bank/iban.ts';

// Each `@ts-expect-error` is the promise: `tsc` fails when the line below it compiles.

/** A whole kind, some of whose parts are left out or wrong below. */
const whole: Kind<'stored'> = iban;

/** What a kind may lack: only kinds that have to do with a card have these. */
type OfCards = 'brandOf' | 'lengthOn';

it('a kind that lacks any part does not compile', () => {
  const lacking: {
    readonly [Part in Exclude<keyof Kind, OfCards>]: Omit<Kind, Part> extends Kind ? never : Part;
  } = {
    storage: 'storage',
    maxLength: 'maxLength',
    options: 'options',
    parse: 'parse',
    mask: 'mask',
    entry: 'entry',
    inputMode: 'inputMode',
    autocomplete: 'autocomplete',
    isShown: 'isShown',
    typing: 'typing',
    pasted: 'pasted',
    expected: 'expected',
    words: 'words',
    samples: 'samples',
  };
  expect(Object.keys(whole).toSorted()).toEqual(Object.keys(lacking).toSorted());
});

it('nor does one whose part lacks a part', () => {
  const rule = 'the last four';
  const of = () => '••••';
  const fits = () => true;
  const kinds: Kind<'stored'>[] = [
    // @ts-expect-error -- a mask without its shape
    { ...whole, mask: { rule, of } },
    // @ts-expect-error -- a mask without its rule
    { ...whole, mask: { of, fits } },
    // @ts-expect-error -- words without French
    { ...whole, words: { es: '', de: '', ja: '', ar: '' } },
    // @ts-expect-error -- samples without an invalid one
    { ...whole, samples: () => ({ valid: { a: 'a' } }) },
    // @ts-expect-error -- groups without what stands between them
    { ...whole, typing: { typed: /^.*$/, groups: () => '4' } },
  ];
  expect(kinds).toHaveLength(5);
});

it('a reason is one of six words: nothing of what was typed can be one', () => {
  const kinds: Kind<'stored'>[] = [
    // @ts-expect-error -- the answer itself
    { ...whole, parse: (input: string) => ({ reason: input }) },
    // @ts-expect-error -- no reason
    { ...whole, parse: () => undefined },
    // @ts-expect-error -- a sample without a reason
    { ...whole, samples: () => ({ valid: { a: 'a' }, invalid: ['b'] }) },
  ];
  expect(kinds).toHaveLength(3);
});
