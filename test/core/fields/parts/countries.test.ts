import { expect, test } from 'vitest';
import {
  countryName,
  isCountry,
  knownCountries,
  mayLackPostcode,
  postcodeIn,
  postcodeSample,
  regionIn,
} from '../../../../core/fields/parts/countries.ts';

const taken: [country: string, typed: string, canonical: string][] = [
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
  ['JP', '〒100-0001', '100-0001'],
  ['JP', '１００−０００１', '100-0001'],
  ['JP', '1000001', '100-0001'],
  ['SA', '١٢٣٤٥', '12345'],
  ['KR', '03187', '03187'],
  ['MT', 'vlt 1117', 'VLT 1117'],
];

test.each(taken)('%s: the postcode %j is %s', (country, typed, canonical) => {
  expect(postcodeIn(typed, country)).toBe(canonical);
  expect(postcodeIn(canonical, country)).toBe(canonical);
});

const refused: [country: string, typed: string][] = [
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
  ['JP', '100'],
  ['SA', '12345\u0000'],
  ['SA', '?'],
];

test.each(refused)('%s: %j is no postcode', (country, typed) => {
  expect(postcodeIn(typed, country)).toEqual({ reason: 'format' });
});

test('what is empty is missing, in a country that is known and in one that is not', () => {
  for (const country of ['GB', 'SA']) expect(postcodeIn(' \u200B', country)).toEqual({ reason: 'missing' });
});

test('each country that is known is one, and takes its own sample', () => {
  for (const country of knownCountries) {
    expect(isCountry(country)).toBe(true);
    const sample = postcodeSample(country) ?? '';
    expect(postcodeIn(sample, country)).toBe(sample);
  }
});

test('a country is its ISO 3166-1 code in capitals, and nothing else', () => {
  for (const code of ['GB', 'SA', 'AX', 'TW', 'SS']) expect(isCountry(code)).toBe(true);
  for (const code of ['UK', 'EU', 'UN', 'ZZ', 'XK', 'AA', 'QO', 'gb', 'GBR', 'G', '', 7, undefined])
    expect(isCountry(code)).toBe(false);
});

test('a country has its name in each language', () => {
  expect([countryName('DE', 'en'), countryName('DE', 'de'), countryName('DE', 'ja')]).toEqual([
    'Germany',
    'Deutschland',
    'ドイツ',
  ]);
});

test('states are asked for where addresses have them, and nothing is demanded where nothing is known', () => {
  expect(['US', 'JP', 'IT', 'IE', 'GB', 'DE', 'SA'].map(regionIn)).toEqual([
    ...['required', 'required', 'optional', 'optional', undefined, undefined, 'optional'],
  ]);
  expect(['GB', 'IE', 'SA', 'constructor'].map(mayLackPostcode)).toEqual([false, true, true, true]);
});
