import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defineForm } from '../../../core/fields/form.ts';
import { presentationOf } from '../../../core/fields/field.ts';
import { fieldOf, parse, reasonOf } from './examples.ts';
import { definition } from './form/form-definition.ts';

const options = { countries: ['GB', 'US', 'DE', 'JP', 'SA'] };
const typed = (address: object) => JSON.stringify(address);

const british = { street: '10 Downing Street', town: 'London', postcode: 'sw1a2aa', country: 'gb' };
const written = { ...british, postcode: 'SW1A 2AA', country: 'GB' };

const taken: [name: string, typed: object, canonical: object][] = [
  ['in Britain', british, written],
  [
    'with a county that Britain does not need',
    { ...british, region: 'Kent' },
    { ...written, region: 'Kent' },
  ],
  [
    'on several lines',
    { ...british, street: 'Flat 2\r\n 10 Downing Street \u2028' },
    { ...written, street: 'Flat 2\n10 Downing Street' },
  ],
  [
    'in Japan',
    { street: '千代田1-1', town: '千代田区', region: '東京都', postcode: '〒100-0001', country: 'JP' },
    { street: '千代田1-1', town: '千代田区', region: '東京都', postcode: '100-0001', country: 'JP' },
  ],
  [
    'in a country of which nothing is known, without a postcode',
    { street: 'شارع العليا ١٢', town: 'الرياض', country: 'SA' },
    { street: 'شارع العليا ١٢', town: 'الرياض', country: 'SA' },
  ],
  [
    'with quotes and a backslash',
    { ...british, street: '"The \\ House"' },
    { ...written, street: '"The \\ House"' },
  ],
  ['with empty parts that it need not have', { ...british, region: '  ' }, written],
];

test.each(taken)('an address %s is taken, and its canonical form again', (_, address, canonical) => {
  const found = parse('postalAddress', typed(address), options);
  expect(JSON.parse(found ?? 'null')).toEqual(canonical);
  expect(parse('postalAddress', found ?? '', options)).toBe(found);
});

const refused: [name: string, typed: string, reason: string][] = [
  ['no street', typed({ ...british, street: '' }), 'format'],
  ['no town', typed({ ...british, town: ' ' }), 'format'],
  ['no postcode', typed({ ...british, postcode: '' }), 'format'],
  ['another country’s postcode', typed({ ...british, postcode: '75001' }), 'format'],
  ['no country', typed({ ...british, country: undefined }), 'format'],
  ['a country that the form does not allow', typed({ ...british, country: 'FR' }), 'format'],
  [
    'no state where there are some',
    typed({ street: '1 A St', town: 'B', postcode: '90210', country: 'US' }),
    'format',
  ],
  ['a town that is too long', typed({ ...british, town: 'x'.repeat(101) }), 'length'],
  ['a part of another type', typed({ ...british, town: 7 }), 'format'],
  ['a part that is none', typed({ ...british, planet: 'Earth' }), 'format'],
  ['lines instead of parts', '10 Downing Street\nLondon\nSW1A 2AA', 'format'],
  ['a list', '["10 Downing Street"]', 'format'],
  ['a number', '7', 'format'],
  ['null', 'null', 'format'],
  ['half a record', '{"street":', 'format'],
  ['nothing but a country', typed({ country: 'GB' }), 'missing'],
  ['no part', '{}', 'missing'],
  ['a text that is too long', `{${' '.repeat(900)}}`, 'length'],
];

test.each(refused)('an address with %s is refused', (_, text, reason) => {
  expect(reasonOf('postalAddress', text, options)).toBe(reason);
});

test('whatever its parts are, an address is taken as it is or refused, and taken again as it was written', () => {
  const part = fc.option(fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: 'binary' })), {
    nil: undefined,
  });
  const country = fc.constantFrom(...options.countries, 'FR', '');
  const addresses = fc.record({ street: part, town: part, region: part, postcode: part, country });
  fc.assert(
    fc.property(addresses, (address) => {
      const found = parse('postalAddress', typed(address), options);
      if (found !== undefined) expect(parse('postalAddress', found, options)).toBe(found);
    }),
  );
});

test('an agent reads it as on an envelope, the country by its name', () => {
  const field = fieldOf('postalAddress', options);
  const canonical = parse('postalAddress', typed(british), options) ?? '';
  expect(presentationOf(field).read?.(canonical, field)).toBe(
    '10 Downing Street\nLondon\nSW1A 2AA\nUnited Kingdom',
  );
});

describe('the countries of a field', () => {
  const formWith = (countries: unknown) => () =>
    defineForm({
      ...definition,
      fields: {
        home: {
          kind: 'postalAddress',
          label: 'Home',
          why: 'To write to you.',
          countries: countries as ['GB'],
        },
      },
    });

  it('are one or more, each once, as codes', () => {
    expect(formWith(['GB'])).not.toThrow();
    expect(formWith(['GB', 'SA', 'JP'])).not.toThrow();
    for (const countries of [[], ['GB', 'GB'], ['UK'], ['gb'], [''], 'GB', { 0: 'GB' }, undefined, [7]]) {
      expect(formWith(countries)).toThrow('"home": countries must be a list of 1 to 50 countries');
    }
  });

  it('stay a list in the form, which nobody changes', () => {
    const { countries } = formWith(['GB', 'DE'])().fields['home'] as unknown as { countries: string[] };
    expect(countries).toEqual(['GB', 'DE']);
    expect(Object.isFrozen(countries)).toBe(true);
  });
});
