import { type Check, codeOf, type Misshapen } from '../parts/groups.ts';
import { luhn } from '../parts/luhn.ts';

/** What a country's number is called, and when it is valid: letters and digits only, in upper case. */
interface NationalIdRule {
  readonly name: string;
  readonly check: Check<Misshapen | 'checksum' | 'range'>;
}

/** The countries whose national number can be asked for. For the United States there is the kind `ssn`. */
export const nationalIdRules = {
  BE: {
    name: 'national register number, 11 digits',
    check: shaped(11, /^[0-9]{11}$/, isBelgian),
  },
  BR: {
    name: 'CPF, 11 digits',
    // Numbers of one repeated digit fit, and are not issued.
    check: (code) => (/^(.)\1{10}$/.test(code) ? 'range' : shaped(11, /^[0-9]{11}$/, isBrazilian)(code)),
  },
  CA: {
    name: 'social insurance number, 9 digits',
    check: shaped(9, /^(?!0+$)[0-9]{9}$/, luhn),
  },
  DE: {
    name: 'Steuer-ID, 11 digits',
    check: shaped(11, /^[1-9][0-9]{10}$/, isGerman),
  },
  ES: {
    name: 'DNI or NIE, 8 characters and a letter',
    check: shaped(9, /^[0-9XYZ][0-9]{7}[A-Z]$/, isSpanish),
  },
  FR: {
    name: 'numéro de sécurité sociale, 15 characters',
    check: shaped(15, /^[1-478][0-9]{4}(?:[0-9]{2}|2A|2B)[0-9]{8}$/, isFrench),
  },
  GB: {
    name: 'National Insurance number, such as AB 12 34 56 C',
    // HMRC, NIM39110: prefixes and letters that are not used.
    check: shaped(9, /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]$/),
  },
  IT: {
    name: 'codice fiscale, 16 characters',
    check: shaped(
      16,
      /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/,
      isItalian,
    ),
  },
  NL: {
    name: 'BSN, 9 digits',
    check: shaped(9, /^(?!0+$)[0-9]{9}$/, isDutch),
  },
  PL: {
    name: 'PESEL, 11 digits',
    check: shaped(11, /^(?!0+$)[0-9]{11}$/, isPolish),
  },
  // The day of somebody without a registered birth is 60 more.
  SE: {
    name: 'personnummer, 10 or 12 digits',
    check: shaped(
      [10, 12],
      /^(?:18|19|20)?[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])[0-9]{4}$/,
      (code) => luhn(code.slice(-10)),
    ),
  },
} as const satisfies Record<string, NationalIdRule>;

export type NationalIdCountry = keyof typeof nationalIdRules;

/** Refuses a code of another length or shape, or whose check characters do not fit. */
function shaped(
  length: number | [number, number],
  shape: RegExp,
  fits?: (code: string) => boolean,
): Check<Misshapen | 'checksum'> {
  const [least, most] = [length].flat();
  return codeOf(least ?? 0, most, (code) =>
    !shape.test(code) ? 'format' : fits?.(code) === false ? 'checksum' : undefined,
  );
}

function weighted(code: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(code[at]), 0);
}

/** Check number 97 less the remainder by 97; for those born from 2000 on, of the number with a 2 before it. */
function isBelgian(code: string): boolean {
  const [number, check] = [code.slice(0, 9), Number(code.slice(9))];
  return [number, `2${number}`].some((one) => 97 - (Number(one) % 97) === check);
}

/** Two check digits by modulus 11 (Receita Federal). */
function isBrazilian(code: string): boolean {
  const first = ((weighted(code, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  const second = ((weighted(code, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  return code.endsWith(`${first}${second}`);
}

/** ISO 7064, MOD 11,10. */
function isGerman(code: string): boolean {
  let product = 10;
  for (const digit of code.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === Number(code[10]);
}

/** The letter is the remainder by 23; in a NIE, X, Y and Z stand for 0, 1 and 2. */
function isSpanish(code: string): boolean {
  const number = code.slice(0, 8).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] === code[8];
}

/** Key 97 less the remainder by 97; Corsica's 2A and 2B count as 19 and 18 (INSEE). */
function isFrench(code: string): boolean {
  const number = code.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97 - (Number(number) % 97) === Number(code.slice(13));
}

/** What a character in an odd place counts. */
const italianOdd = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/** The last letter is the remainder by 26; letters may stand for digits where two people would share a code. */
function isItalian(code: string): boolean {
  const sum = [...code.slice(0, 15)].reduce((total, character, at) => {
    const value = /[0-9]/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    return total + (at % 2 === 0 ? (italianOdd[value] ?? 0) : value);
  }, 0);
  return code.charCodeAt(15) - 65 === sum % 26;
}

/** The eleven test. */
function isDutch(code: string): boolean {
  return weighted(code, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
}

function isPolish(code: string): boolean {
  return weighted(code, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}
