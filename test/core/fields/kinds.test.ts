import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { kindOf } from '../../../core/fields/field.ts';
import { kinds, type KindName } from '../../../core/fields/kinds.ts';
import { examples, fieldOf, now } from './examples.ts';

const names = Object.keys(kinds) as KindName[];

function parse(kind: KindName, input: string, options?: object): string | undefined {
  const field = fieldOf(kind, options);
  return kindOf(field).parse(input, { ...field, now });
}

describe.each(names)('%s', (name) => {
  const { valid, invalid } = examples[name];

  it.each(Object.entries(valid))('takes %j as %j', (input, canonical) => {
    expect(parse(name, input)).toBe(canonical);
  });

  it.each(invalid.map((input) => [input.length > 60 ? `${input.length} characters` : input, input] as const))(
    'refuses %j',
    (_title, input) => {
      expect(parse(name, input)).toBeUndefined();
    },
  );

  it('takes its own canonical answers as they are', () => {
    for (const canonical of Object.values(valid)) expect(parse(name, canonical)).toBe(canonical);
  });

  it('refuses text that hides something, wherever it stands', () => {
    const [typed = ''] = Object.keys(valid);
    const input = typed.trim();
    for (const unseen of [
      '\u0000',
      '\u0007',
      '\u200B',
      '\u202E',
      '\u2066',
      '\u00AD',
      '\u2060',
      '\uE000',
      '\uD800',
    ]) {
      expect(parse(name, input.slice(0, 1) + unseen + input.slice(1))).toBeUndefined();
    }
  });

  it('refuses 100,000 characters of anything', () => {
    for (const one of ['1', 'A', ' ', '-', '\n', '\uFDFA', '@', '(0)']) {
      expect(parse(name, one.repeat(100_000))).toBeUndefined();
    }
  });

  it('neither throws on what is typed nor changes an answer by reading it again', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.stringMatching(/^[0-9 ./-]{0,40}$/),
    );
    fc.assert(
      fc.property(typed, (input) => {
        const canonical = parse(name, input);
        expect(canonical === undefined || parse(name, canonical) === canonical).toBe(true);
      }),
    );
  });

  it('says what it expects in words that end without a full stop', () => {
    const field = fieldOf(name);
    expect(kindOf(field).expected(field)).toMatch(/^.{5,120}[^.]$/);
  });
});

describe('options of kinds', () => {
  it('a cvv of a stated length takes no other', () => {
    expect(parse('cvv', '123', { length: 3 })).toBe('123');
    expect(parse('cvv', '1234', { length: 3 })).toBeUndefined();
    expect(parse('cvv', '1234', { length: 4 })).toBe('1234');
  });

  it('secret characters without a count are 1 to 100', () => {
    expect(parse('secretCharacters', 'x'.repeat(100), {})).toBe('x'.repeat(100));
    expect(parse('secretCharacters', 'x'.repeat(101), {})).toBeUndefined();
  });

  it('a passport or a licence of any country is letters and digits', () => {
    expect(parse('passport', 'l898902c', {})).toBe('L898902C');
    expect(parse('passport', '12345', {})).toBeUndefined();
    expect(parse('drivingLicence', 'D123-4567', {})).toBe('D1234567');
    expect(parse('drivingLicence', '1234', {})).toBeUndefined();
  });

  it('a card expires at the end of its month, in the last place where that month ends', () => {
    const field = fieldOf('cardExpiry');
    const end = Date.UTC(2026, 6, 1, 12);
    expect(kindOf(field).parse('06/26', { now: end - 1 })).toBe('06/26');
    expect(kindOf(field).parse('06/26', { now: end })).toBeUndefined();
  });

  it('an address needs the postcode of its country', () => {
    const addresses = {
      US: '1600 Pennsylvania Ave NW\nWashington, DC 20500',
      CA: '80 Wellington St, Ottawa K1A 0A2',
      NL: 'Binnenhof 1a\n2513 AA Den Haag',
      DE: 'Platz der Republik 1\n11011 Berlin',
    };
    for (const [country, address] of Object.entries(addresses)) {
      expect(parse('postalAddress', address, { country })).toBe(address);
      expect(parse('postalAddress', 'Some Street, Some Town', { country })).toBeUndefined();
    }
  });
});
