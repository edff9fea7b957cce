import { bbanPattern, ibanLength } from '../fields/bank/iban-countries.ts';
import { mod97 } from '../fields/bank/mod97.ts';
import { masking, type Message } from './text/message.ts';
import type { Replacement } from './text/replacement.ts';

/** Symbols that may stand between the characters of one IBAN, and how many at once. */
const separators = /[ \-./_|\n]/;
const widestGap = 4;

/** The word IBAN, at most three words and no number before the end. */
const calledIban =
  /(?:iban|آيبان|ايبان|アイバン)[^\p{L}\p{Nd}•]{0,4}(?:\p{L}{1,12}[^\p{L}\p{Nd}•]{1,4}){0,3}$/iu;

/** As an IBAN begins and goes on, whatever the country and length. */
const alike = /[A-Z]{2}[0-9]{2}(?:[ \-|]?(?=[A-Z]{0,4}[ \-|]?[0-9])[0-9A-Z]){11,30}(?![0-9A-Z])/y;

/**
 * Finds the IBANs of a text (ISO 13616): a country of the SWIFT registry, its length and structure, and check digits that hold
 * (ISO/IEC 7064, MOD 97-10). Spaces, dashes and line breaks may stand anywhere within, in upper or lower case. With wrong check
 * digits or of a wrong length it counts, as a typing error, if it is called an IBAN or the other side has asked for one.
 *
 * The mask shows the country and the last four characters: less than half of the shortest IBAN.
 */
export function findIbans(message: Message): Replacement[] {
  const { symbols, asked } = message;
  const found: Replacement[] = [];
  let done = 0;
  for (const { index } of symbols.chars.matchAll(/[A-Z](?=[A-Z])/g)) {
    if (index < done) continue;
    const whole = readIban(symbols.chars, index);
    const isWanted = () => (asked.has('iban') ? isWord(symbols.chars, index) : isCalledIban(message, index));
    const read =
      whole && (mod97(whole.iban) === 1 || isWanted()) ? whole : readAlike(symbols.chars, index, isWanted);
    if (!read) continue;
    done = read.to;
    const mask = `${read.iban.slice(0, 2)}•• •••• ${read.iban.slice(-4)}`;
    found.push(masking(message, { kind: 'iban', from: index, to: read.to }, mask, true));
  }
  return found;
}

function readAlike(
  chars: string,
  from: number,
  isWanted: () => boolean,
): { iban: string; to: number } | undefined {
  alike.lastIndex = from;
  const found = alike.exec(chars)?.[0];
  return found && isWanted()
    ? { iban: found.replaceAll(/[^0-9A-Z]/g, ''), to: from + found.length }
    : undefined;
}

/** Reads as many characters as the country's IBANs have. Looks at a bounded number of symbols. */
function readIban(chars: string, from: number): { iban: string; to: number } | undefined {
  const length = ibanLength(chars.slice(from, from + 2));
  if (length === undefined) return undefined;
  let iban = '';
  let gap = 0;
  let at = from;
  for (; at < chars.length && iban.length < length; at += 1) {
    const char = chars.charAt(at);
    gap = separators.test(char) ? gap + 1 : 0;
    if (gap > widestGap || (gap === 0 && !/[0-9A-Z]/.test(char))) return undefined;
    if (gap === 0) iban += char;
    if (iban.length === 4 && !/[0-9]{2}$/.test(iban)) return undefined;
  }
  return iban.length === length &&
    !isCut(chars, from, at) &&
    bbanPattern(iban.slice(0, 2)).test(iban.slice(4))
    ? { iban, to: at }
    : undefined;
}

/** Whether this is cut out of something longer: a run of digits or a word goes on, or the country is the end of a word (`visa 42`). */
function isCut(chars: string, from: number, to: number): boolean {
  const goesOn = /^(?:[0-9]{2}|[A-Z]{2})$/.test(chars.slice(to - 1, to + 1));
  return goesOn || (/[A-Z]/.test(chars.charAt(from - 1)) && !/[0-9]/.test(chars.charAt(from + 2)));
}

function isWord(chars: string, index: number): boolean {
  return !/[A-Z0-9a]/.test(chars.charAt(index - 1));
}

function isCalledIban({ symbols: { chars, starts }, text }: Message, index: number): boolean {
  const start = starts[index] ?? 0;
  return isWord(chars, index) && calledIban.test(text.slice(Math.max(0, start - 60), start));
}
