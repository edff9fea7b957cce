import type { RedactedKind } from '../protocol/values.ts';
import { masking, type Message, placeOf } from './text/message.ts';
import type { Name } from './text/names.ts';
import type { Replacement } from './text/replacement.ts';

interface Code {
  readonly kind: RedactedKind;
  readonly name: Name;
  readonly fewest: number;
  readonly most: number;
  readonly mask: string;
}

/** How many digits each has: a CVV by PCI DSS, a PIN as the form's field for it. */
const codes: readonly Code[] = [
  { kind: 'cvv', name: 'cvv', fewest: 3, most: 4, mask: '•••' },
  { kind: 'pin', name: 'pin', fewest: 4, most: 8, mask: '••••' },
];
const longest = Math.max(...codes.map(({ most }) => most));

const expiry =
  /(?:(?:0?[1-9]|1[0-2])[^0-9A-Za•]{0,3}(?:20)?[1-4][0-9]|20[1-4][0-9][-/.](?:0?[1-9]|1[0-2]))(?![0-9])/y;

/** An answer to a question is short. A longer message speaks of something else, and a few digits may mean anything. */
const mostLetters = 40;

/**
 * Finds security codes and PINs that are named, and those that the other side has asked for: digits that stand alone in a short
 * message and that nothing else names. So does an expiry date, named where the text holds a card number. No mask shows a digit,
 * nor how many there are.
 */
export function findCodes(message: Message, hasCard: boolean): Replacement[] {
  const { groups, text, naming, asked } = message;
  const isShort = (text.match(/\p{L}/gu) ?? []).length <= mostLetters;
  const isWanted = (kind: RedactedKind) => isShort && asked.has(kind);
  if (
    !naming.mentions(['cvv', 'pin', 'expiry']) &&
    !codes.some(({ kind }) => isWanted(kind)) &&
    !isWanted('cardExpiry')
  )
    return [];
  const found: Replacement[] = [];
  let done = 0;
  for (const [first, { from }] of groups.entries()) {
    if (from < done || groups[first]?.masked || isJoinedBefore(message, from)) continue;
    if (/[A-Z][-_/]$/.test(message.symbols.chars.slice(Math.max(0, from - 2), from))) continue;
    const run = runFrom(message, first);
    // A row longer than any code holds no code. It is passed as a whole, so that each digit is read once.
    if (run.length > longest) {
      done = run.to;
      continue;
    }
    const date = hasCard || isWanted('cardExpiry') ? dateAt(message, from) : undefined;
    const possible = codes.map((each) => ({ ...each, found: codeAt(message, run, each) }));
    // Words are read only where the digits can be a date or a code.
    if (!date && possible.every(({ found }) => !found)) continue;
    const name = naming.direct(placeOf(message, from, groups[first]?.to ?? from));
    const isDate = (name === 'expiry' && hasCard) || (!name && isWanted('cardExpiry'));
    const code = possible.find(
      (each) => each.found && (name === each.name || (!name && isWanted(each.kind))),
    )?.found;
    const replacement = (isDate ? date : undefined) ?? code;
    if (!replacement) continue;
    found.push(replacement.masking);
    done = replacement.to;
  }
  return found;
}

interface Found {
  readonly masking: Replacement;
  readonly to: number;
}

function dateAt(message: Message, from: number): Found | undefined {
  expiry.lastIndex = from;
  const to = from + (expiry.exec(message.symbols.chars)?.[0].length ?? 0);
  return to === from
    ? undefined
    : { masking: masking(message, { kind: 'cardExpiry', from, to }, '••/••'), to };
}

function codeAt(
  message: Message,
  { from, to, length }: Run,
  { kind, fewest, most, mask }: Code,
): Found | undefined {
  const { chars } = message.symbols;
  if (length < fewest || length > most || /^(?:[-./_:]?[0-9•]|[A-Z])/.test(chars.slice(to, to + 2)))
    return undefined;
  return { masking: masking(message, { kind, from, to }, mask), to };
}

/** A row of digits that may be one code: its first symbol, the symbol after the last, and how many digits it has. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/**
 * The digits from a group on that may be one code: the group, or a row of single digits (`1 2 3`, `1-2-3`) or of pairs
 * (`12 34`).
 */
function runFrom({ groups }: Message, first: number): Run {
  const { from = 0, digits: { length: size } = '' } = groups[first] ?? {};
  let last = first;
  while (
    size <= 2 &&
    (size === 1 ? /^(?:[ |]{1,2}|[-.] ?)$/ : /^[ |]{1,2}$/).test(groups[last]?.between ?? '') &&
    groups[last + 1]?.digits.length === size
  )
    last += 1;
  return { from, to: groups[last]?.to ?? from, length: size * (last - first + 1) };
}

/** Whether digits go on before these, or these are the 2 of `CVV2`. */
function isJoinedBefore({ symbols: { chars } }: Message, from: number): boolean {
  return (
    /[0-9•][-./_+]?$/.test(chars.slice(Math.max(0, from - 2), from)) ||
    /CV[CNV]2(?![0-9])$/.test(chars.slice(Math.max(0, from - 3), from + 1))
  );
}
