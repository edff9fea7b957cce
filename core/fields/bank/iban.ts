import { hidden, type Kind } from '../kind.ts';
import { codeLike } from '../text.ts';
import { ibanLengths } from './iban-lengths.ts';

/**
 * Whether this is an IBAN in electronic form, that is without spaces and in upper case: the length of its country, and
 * check digits that fit (ISO 13616-1; ISO 7064, MOD 97-10).
 */
export function isIban(code: string): boolean {
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]+$/.test(code) || code.length !== ibanLengths.get(code.slice(0, 2)))
    return false;
  return remainder97(code.slice(4) + code.slice(0, 4)) === 1;
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
    const code = codeLike(/^[A-Z0-9]{15,34}$/, input, this.maxLength);
    return code !== undefined && isIban(code) ? code : undefined;
  },
  mask: (canonical) => `${canonical.slice(0, 2)} ${hidden} ${canonical.slice(-4)}`,
};

/** The remainder by 97 of the number that these characters write, a letter standing for 10 (A) to 35 (Z). */
function remainder97(characters: string): number {
  let remainder = 0;
  for (const character of characters) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
