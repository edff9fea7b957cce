import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { kindOf, presentationOf } from '../../../core/fields/field.ts';
import { formatted, printed, unformatted } from '../../../core/fields/parts/typing-format.ts';
import { canonicals } from './canonicals.ts';
import { everyChoice, fieldOf, names, now, parse, reasonOf, samplesOf } from './examples.ts';

describe.each(everyChoice)('$kind $options', ({ kind, options }) => {
  const { valid, invalid } = samplesOf(kind, options);
  const field = fieldOf(kind, options);
  const { mask } = kindOf(field);
  const { typing } = presentationOf(field);

  it('takes each valid sample as it says, and that as it is', () => {
    expect(Object.keys(valid)).not.toEqual([]);
    for (const [typed, canonical] of Object.entries(valid)) {
      expect(parse(kind, typed, options)).toBe(canonical);
      expect(parse(kind, canonical, options)).toBe(canonical);
    }
  });

  it('refuses each invalid sample for the reason that it says, and says nothing else', () => {
    expect(Object.keys(invalid)).not.toEqual([]);
    for (const [typed, reason] of Object.entries(invalid)) {
      expect(kindOf(field).parse(typed, { ...field, now })).toEqual({ reason });
    }
  });

  it('refuses a blank answer as missing', () => {
    for (const blank of ['', ' ', '\u3000 ']) expect(reasonOf(kind, blank, options)).toBe('missing');
  });

  it('has a mask of its own shape, which is the same for every answer or shows at most half of it', () => {
    const answers = fc.sample(canonicals(kind, options), 40);
    const masks = answers.map((answer) => mask.of(answer, field));
    const isSame = new Set(masks).size === 1 && new Set(answers).size > 1;
    for (const [at, answer] of answers.entries()) {
      expect(mask.fits(masks[at] ?? '', field)).toBe(true);
      if (!isSame) expect(shownOf(masks[at] ?? '')).toBeLessThanOrEqual([...answer].length / 2);
    }
  });

  it('is the same answer however it is written while it is typed, and where it is printed', () => {
    const typed = fc.oneof(canonicals(kind, options), fc.constantFrom(...Object.keys(valid)));
    fc.assert(
      fc.property(typed, (answer) => {
        const canonical = parse(kind, answer, options);
        const written = unformatted(formatted(answer, typing), typing);
        expect(parse(kind, written, options)).toBe(canonical);
        const read = printed(canonical ?? '', typing);
        expect(parse(kind, unformatted(read, typing), options)).toBe(canonical);
      }),
      { numRuns: 40 },
    );
  });
});

/** How many characters of an answer a mask shows. */
function shownOf(mask: string): number {
  return [...mask.replaceAll(/[•.@\s]/gu, '')].length;
}

/** Marks of direction, soft hyphen, spaces without a width, selectors, fillers, a tag. */
const invisible = [
  ...[
    '\u00AD',
    '\u034F',
    '\u061C',
    '\u115F',
    '\u180E',
    '\u200B',
    '\u200E',
    '\u200F',
    '\u202A',
    '\u202C',
    '\u202E',
  ],
  ...['\u2060', '\u2066', '\u2069', '\u3164', '\uFE00', '\uFEFF', '\u{E0041}', '\u{E0100}'],
];

describe.each(names)('%s', (name) => {
  const { valid } = samplesOf(name);

  it('refuses a character that nobody can read, wherever it stands', () => {
    const [typed = ''] = Object.keys(valid);
    const input = typed.trim();
    for (const unreadable of ['\u0000', '\u0007', '\u001B', '\u0600', '\uE000', '\uD800']) {
      expect(reasonOf(name, input.slice(0, 1) + unreadable + input.slice(1))).toBe('format');
    }
  });

  it('is the same answer with invisible characters, wherever they stand', () => {
    for (const [typed, canonical] of Object.entries(valid)) {
      for (const unseen of invisible) {
        expect(parse(name, unseen + typed + unseen)).toBe(canonical);
        const [first = ''] = typed;
        if (/^[A-Z0-9]+$/i.test(typed)) expect(parse(name, first + unseen + typed.slice(1))).toBe(canonical);
      }
    }
  });

  it('does not count the space around an answer', () => {
    const [typed = '', canonical] = Object.entries(valid)[0] ?? [];
    const space = ' \u00A0\u3000\t\n'.repeat(1_000);
    expect(parse(name, space + typed + space)).toBe(canonical);
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
    expect(kindOf(field).parse('06/26', { now: end })).toEqual({ reason: 'expired' });
  });

  it('a number is read only where its separators can mean one thing', () => {
    const options = { between: { least: -5_000_000, greatest: 5_000_000 }, decimals: 3 };
    const read = {
      '1234': '1234',
      '1.234,50': '1234.5',
      '1,234.50': '1234.5',
      '1,234,567': '1234567',
      '1.234.567': '1234567',
      '12,34,567': '1234567',
      "1'234'567,5": '1234567.5',
      '0,125': '0.125',
      '12,5': '12.5',
      '1234.125': '1234.125',
      '\u22127': '-7',
      '\u20135': '-5',
      '١٢٣٤': '1234',
      '۱۲۳': '123',
      '١٢٫٥': '12.5',
      '١٬٢٣٤٫٥': '1234.5',
      '12\u202F345': '12345',
      '- 7': '-7',
      '-0,0': '0',
      '007': '7',
    };
    for (const [typed, canonical] of Object.entries(read))
      expect(parse('number', typed, options)).toBe(canonical);
    for (const unclear of [
      '1,234',
      '1.234',
      '-12.345',
      '12 345',
      '1.23.456',
      '1000,000',
      '05.000',
      '12 34',
      '1 234 56',
      '1,2,3',
      '1,',
      '.5',
      '1..5',
      '1.5,5',
      "1'23",
    ])
      expect(reasonOf('number', unclear, options)).toBe('format');
  });

  it('a number may have its unit behind it, in any language of the form, and no other', () => {
    const options = { between: { least: 0, greatest: 99 }, unit: { en: 'people', de: 'Personen' } };
    for (const typed of ['12 people', '12 Personen', '12PEOPLE', 'People 12'])
      expect(parse('number', typed, options)).toBe('12');
    for (const typed of ['12 kWh', 'people', '12 people people'])
      expect(reasonOf('number', typed, options)).toBeDefined();
  });
});
