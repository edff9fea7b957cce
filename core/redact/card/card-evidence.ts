import { behindCard } from './behind-card.ts';
import { endsApart, type Reading, startsApart } from './card-number.ts';
import { isInCode, isJoined } from './codes-around.ts';
import { readsAsSomethingElse } from '../text/measurements.ts';
import { type Message, placeOf } from '../text/message.ts';

/** How sure it is that digits are a card's number. */
export type Evidence = 'certain' | 'likely';

/** Digits of a telephone number with its country code in use; E.164 allows fifteen, shared with American Express. */
const longestPhone = 13;

/**
 * Weighs what speaks for a card number, of digits whose check digit is right (ISO/IEC 7812-1):
 *
 * | named | counts |
 * | --- | --- |
 * | a card, or nothing else and a card was asked for | any number of 12 to 19 digits |
 * | a gift, loyalty, SIM or member card | a number of a network's range |
 * | something else | a number of a network's range that is laid out as on a card, or has an expiry date and a code behind it |
 * | nothing | a number of a network's range, unless it reads as a part of a code, a fraction, a date or an article number |
 *
 * It is certain where a network's range meets the layout of a card, the name, or a question for one.
 */
export function evidenceOf(reading: Reading, message: Message): Evidence | undefined {
  const { layout, ofNetwork, valid } = reading;
  if (!valid || isPhone(reading, message)) return undefined;
  const place = placeOfReading(reading, message);
  const name = message.naming.direct(place);
  const laidOut = ofNetwork && layout === 'printed';
  if (name === 'other') {
    return (laidOut && isAlone(reading, message)) || (ofNetwork && hasAllBehind(reading, message))
      ? 'certain'
      : undefined;
  }
  if (name === 'otherCard')
    return !ofNetwork || layout === 'odd' ? undefined : laidOut ? 'certain' : 'likely';
  const isCalled = message.naming.called(place) === 'card' || message.asked.has('cardNumber');
  if (laidOut || (isCalled && ofNetwork)) return 'certain';
  if (isCalled) return 'likely';
  return ofNetwork && countsBare(reading, message) ? 'likely' : undefined;
}

/** Whether digits with a wrong check digit are a card number that was typed wrong: laid out as one, and called one. */
export function isMistyped(reading: Reading, message: Message): boolean {
  const { layout, digits, valid, ofNetwork } = reading;
  if (valid || digits.length < 13 || layout === 'odd' || layout === 'listed') return false;
  const place = placeOfReading(reading, message);
  const direct = message.naming.direct(place);
  if (direct === 'card') return ofNetwork || layout !== 'even';
  if (direct === 'other' || direct === 'otherCard' || !ofNetwork) return false;
  return message.naming.called(place) === 'card' || message.asked.has('cardNumber');
}

/** Most cards have sixteen digits. Nineteen may be sixteen and a CVV, whose digits must not be the ones that show. */
export function likelihood({ layout, digits, ofNetwork }: Reading): number {
  const layouts = { printed: 100, run: 100, listed: 60, even: 50, odd: 0 };
  return (ofNetwork ? 200 : 0) + layouts[layout] + (digits.length === 16 ? 150 : digits.length);
}

function countsBare(reading: Reading, { groups, symbols, text }: Message): boolean {
  const from = groups[reading.first]?.from ?? 0;
  const to = groups[reading.last]?.to ?? from;
  if (reading.layout === 'run') {
    return (
      !isInCode(symbols, text, from) && !isFraction(symbols.chars, from) && !isArticleNumber(reading.digits)
    );
  }
  if (reading.layout !== 'odd') return true;
  return (
    reading.uniform &&
    !isJoined(symbols.chars, from, to) &&
    !readsAsSomethingElse(symbols.chars.slice(from, to))
  );
}

/** The name before a row of groups of one size is for all of them. */
function placeOfReading({ first, last }: Reading, message: Message) {
  const { groups } = message;
  let start = first;
  const size = groups[first]?.digits.length;
  const continues = () => !startsApart(groups, start) && groups[start - 1]?.digits.length === size;
  while (start > first - 19 && continues()) start -= 1;
  return placeOf(message, groups[start]?.from ?? 0, groups[last]?.to ?? 0);
}

/** Whether an expiry date and a security code stand behind a number, as in "order 4242… 12/29 123": then it is a card's. */
function hasAllBehind({ last }: Reading, { groups, symbols }: Message): boolean {
  const pieces = behindCard(symbols.chars, groups[last]?.to ?? 0);
  return pieces.length === 2 && !pieces.some(({ kind, from, to }) => kind === 'cardExpiry' && to - from < 4);
}

/** Whether a number laid out as on a card stands alone: not among more groups of four. */
function isAlone({ first, last }: Reading, { groups }: Message): boolean {
  return startsApart(groups, first) && (endsApart(groups, last) || groups[last + 1]?.digits.length === 3);
}

function isPhone({ first, digits }: Reading, { groups, symbols }: Message): boolean {
  return digits.length <= longestPhone && symbols.chars.charAt((groups[first]?.from ?? 0) - 1) === '+';
}

function isFraction(chars: string, from: number): boolean {
  return /[0-9]\.$|(?<![0-9])0\*$/.test(chars.slice(Math.max(0, from - 3), from));
}

/** EAN-13, whose check digit (GS1) is right for one card number of thirteen digits in ten. Networks issue hardly any. */
function isArticleNumber(digits: string): boolean {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return digits.length === 13 && sum % 10 === 0;
}
