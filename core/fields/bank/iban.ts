import { hidden, type Kind } from '../kind.ts';
import { codeIn } from '../groups.ts';
import { bbanPattern, ibanLength } from './iban-countries.ts';

/**
 * Whether this is an IBAN in electronic form, that is without spaces and in upper case: length and structure of its
 * country, and check digits that fit (ISO 13616-1; ISO 7064, MOD 97-10).
 */
function isIban(code: string): boolean {
  const country = code.slice(0, 2);
  const isCode = /^[A-Z0-9]{15,34}$/.test(code);
  const wellFormed = isCode && code.length === ibanLength(country) && /^\d\d$/.test(code.slice(2, 4));
  return wellFormed && bbanPattern(country).test(code.slice(4)) && mod97(code) === 1;
}

/** The remainder by 97 of an IBAN's rearranged characters (ISO 7064): 1 if its check digits hold. */
export function mod97(iban: string): number {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(parseInt(letter, 36)),
  );
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}

/** An international bank account number. Its mask keeps the country and the last four, 6 of at least 15 characters. */
export const iban: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 80,
  autocomplete: 'off',
  inputMode: 'text',
  options: {},
  expected: () => 'an IBAN: two letters for the country, two digits, and the account number',
  parse(input) {
    return codeIn(input, this.maxLength, { test: isIban });
  },
  mask: (canonical) => `${canonical.slice(0, 2)} ${hidden} ${canonical.slice(-4)}`,
};
