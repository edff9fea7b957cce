import { describe, expect, it } from 'vitest';
import { nationalId } from '../../../core/fields/identity/national-id.ts';
import { nationalIdRules, type NationalIdCountry } from '../../../core/fields/identity/national-id-rules.ts';

const valid: Readonly<Record<NationalIdCountry, readonly string[]>> = {
  BE: ['85.07.30-033 28', '17 07 30 033 84'],
  BR: ['529.982.247-25', '111.444.777-35'],
  CA: ['046 454 286', '130692544'],
  DE: ['86095742719', '47036892816'],
  ES: ['12345678Z', 'X-1234567-L', 'Y1234567X'],
  FR: ['2 55 08 14 168 025 38', '1 51 02 46 102 043 25'],
  GB: ['AB 12 34 56 C', 'JG121316A'],
  IT: ['RSSMRA85T10A562S', 'MRTMTT91D08F205J'],
  NL: ['111222333', '1234.56.782'],
  PL: ['44051401359', '02070803628'],
  SE: ['811218-9876', '19811218-9876'],
};

const countries = Object.keys(nationalIdRules) as NationalIdCountry[];

function parseAs(country: NationalIdCountry, input: string): string | undefined {
  const parsed = nationalId.parse(input, { country, now: 0 });
  return typeof parsed === 'string' ? parsed : undefined;
}

describe.each(countries)('a national number of %s', (country) => {
  const parse = (input: string) => parseAs(country, input);

  it.each(valid[country])('is taken without its separators: %s', (input) => {
    expect(parse(input)).toBe(input.replaceAll(/[^A-Z0-9]/g, ''));
  });

  it('is refused when it is too short, too long, or one character over and over', () => {
    for (const character of ['0', 'A']) {
      for (let length = 0; length < 20; length += 1) {
        expect(parse(character.repeat(length))).toBeUndefined();
      }
    }
  });
});

it.each(countries.filter((country) => country !== 'GB'))(
  'a digit mistyped in a national number of %s is noticed by its check digits',
  (country) => {
    for (const input of valid[country]) {
      const code = input.replaceAll(/[^A-Z0-9]/g, '');
      const at = code.slice(0, -3).search(/[0-9][^0-9]*$/);
      const changed = code.slice(0, at) + String((Number(code[at]) + 1) % 10) + code.slice(at + 1);
      expect(parseAs(country, changed)).toBeUndefined();
    }
  },
);
