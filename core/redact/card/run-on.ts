import { isOfNetwork } from '../../fields/card/brands.ts';
import { luhn } from '../../fields/parts/luhn.ts';
import { behindCard } from './behind-card.ts';
import { type Evidence, evidenceOf } from './card-evidence.ts';
import type { Message } from '../text/message.ts';

/** Symbols that are masked together, and the four digits that the mask leaves. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly tail: string;
  readonly likelihood: number;
  readonly certain: boolean;
}

/** Digits of a card number whose expiry date and security code may follow without a space. */
const lengths = [16, 15];

/**
 * A card number at the beginning of a run of digits whose rest is an expiry date, a security code, or both: `4242424242424242123`.
 *
 * @param isWhole whether the whole run is a number too; then only a network's range tells of another one in it
 */
export function runOnFrom(message: Message, first: number, isWhole: boolean): Span | undefined {
  const group = message.groups[first];
  if (!group || group.digits.length <= Math.min(...lengths)) return undefined;
  for (const length of lengths) {
    const evidence = evidenceOfRunOn(message, first, length, isWhole);
    const { from, digits } = group;
    const tail = digits.slice(length - 4, length);
    if (evidence) return { from, to: from + length, tail, likelihood: 350, certain: evidence === 'certain' };
  }
  return undefined;
}

function evidenceOfRunOn(
  message: Message,
  first: number,
  length: number,
  isWhole: boolean,
): Evidence | undefined {
  const group = message.groups[first];
  const digits = group?.digits.slice(0, length) ?? '';
  if (!group || group.masked || group.digits.length <= length + 1 || !luhn(digits)) return undefined;
  let at = group.from + length;
  for (const { from, to } of behindCard(message.symbols.chars, at)) {
    if (from !== at) break;
    at = to;
  }
  if (at < group.to) return undefined;
  const reading = { first, last: first, digits, layout: 'run', valid: true, uniform: true } as const;
  const ofNetwork = isOfNetwork(digits);
  return ofNetwork || !isWhole ? evidenceOf({ ...reading, ofNetwork }, message) : undefined;
}
