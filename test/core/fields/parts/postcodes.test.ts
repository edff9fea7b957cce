import { expect, test } from 'vitest';
import {
  holdsPostcode,
  type PostalCountry,
  postalCountries,
  postcodeIn,
} from '../../../../core/fields/parts/postcodes.ts';

const taken: [country: PostalCountry, typed: string, canonical: string][] = [
  ['GB', 'SW1A\u00A02AA', 'SW1A 2AA'],
  ['GB', 'e1 8 qs', 'E1 8QS'],
  ['GB', 'e18qs', 'E1 8QS'],
  ['GB', 'GIR 0AA', 'GIR 0AA'],
  ['GB', 'BFPO 61', 'BFPO 61'],
  ['GB', 'bfpo\u202F61', 'BFPO 61'],
  ['GB', 'ＳＷ１Ａ　２ＡＡ', 'SW1A 2AA'],
  ['US', '90210', '90210'],
  ['US', '90210-1234', '90210-1234'],
  ['US', '902101234', '90210-1234'],
  ['US', '90210 1234', '90210-1234'],
  ['US', '90210\u20111234', '90210-1234'],
  ['US', '٩٠٢١٠', '90210'],
  ['NL', '1012\u00A0ab', '1012 AB'],
  ['NL', '1012AB', '1012 AB'],
  ['SE', '111\u00A020', '111 20'],
  ['SE', 'SE-111\u202F20', '111 20'],
  ['IE', 'D02\u00A0AF30', 'D02 AF30'],
  ['IE', 'd6waf30', 'D6W AF30'],
  ['IN', '110\u00A0001', '110001'],
  ['IN', '११०\u2009००१', '110001'],
  ['CA', 'k1a\u00A00b1', 'K1A 0B1'],
  ['CA', 'K1A\u20110B1', 'K1A 0B1'],
  ['BR', '01310\u2013100', '01310-100'],
  ['PL', '00\u2212001', '00-001'],
  ['DE', '\u200E10115\u200B', '10115'],
  ['DE', 'D-10115', '10115'],
  ['CH', 'CH-3000', '3000'],
];

test.each(taken)('%s: the postcode %j is %s', (country, typed, canonical) => {
  expect(postcodeIn(typed, 20, country)).toBe(canonical);
  expect(postcodeIn(canonical, 20, country)).toBe(canonical);
  expect(holdsPostcode(`1 High Street\n${typed} Town`, country)).toBe(true);
});

const refused: [country: PostalCountry, typed: string][] = [
  ['GB', 'SW1A 2A'],
  ['GB', 'BFPO'],
  ['US', '9021'],
  ['US', '90210-12'],
  ['DE', '10115 10117'],
  ['DE', 'F-75001'],
  ['NL', '0012 AB'],
  ['CA', 'D1A 0B1'],
  ['IN', '011001'],
  ['US', '90210\u0000'],
];

test.each(refused)('%s: %j is no postcode', (country, typed) => {
  expect(postcodeIn(typed, 20, country)).toEqual({ reason: 'format' });
});

test('no address without a postcode has one', () => {
  for (const country of postalCountries) expect(holdsPostcode('Some Street, Some Town', country)).toBe(false);
});
