import { fillers, type Name, names, numberParts, numberWords, particles } from './names.ts';

/** UTF-16 units before and behind a number in which a name is looked for. */
const reach = 120;
/** Words before and behind a number that may call it a card, an SSN or an IBAN. */
const wordsBefore = 8;
const wordsAfter = 4;
/** Scripts without spaces have long words: of each this many units are read. */
const wordReach = 40;
/** Numbers of a list that the name before the first is for. */
const longestList = 20;

const word = (alternatives: string) => `(?<!\\p{L})(?:${alternatives})(?!\\p{L})`;
const anyOf = (alternatives: readonly string[]) => alternatives.filter(Boolean).join('|');

const patterns = names.map(({ name, words, parts = [] }) => {
  const either = anyOf([word(words.join('|')), ...parts]);
  return {
    name,
    anywhere: new RegExp(either, 'gu'),
    atEnd: new RegExp(`(?:${either})$`, 'u'),
    atStart: new RegExp(`^(?:${either})`, 'u'),
  };
});

const filler = new RegExp(`(?: |${word(fillers)}|${particles})+$`, 'u');
const fillerOrNumber = new RegExp(
  `(?: |${word(`${fillers}|${numberWords}`)}|${particles}|${numberParts})+$`,
  'u',
);
const leading = new RegExp(
  `^ ?(?:${word('is|was|are|ist|war|es|era|est|était|è|é|هو|هي')}|は|が)(?: |${word(`${fillers}|رقم`)})*`,
  'u',
);

/** Words that say what a card is given for: in `my card for the order 4242…` the number is the card's. */
const purpose =
  / (?:for|to pay|para|für|pour)(?: (?:my|the|our|this|your|a|an|mi|el|la|su|un|una|meine?|die|der|das|den|eine?|unsere?|ma|mon|le|les|une|notre|votre|refund))* ?$/u;
const secrets: ReadonlySet<Name> = new Set<Name>(['card', 'ssn', 'iban']);

/** A number, the end of a sentence, and the end of a line, in what {@link plain} returns. */
const number = '0';
const end = '!';
const lineEnd = '\n';

const spelled: readonly (readonly [RegExp, string])[] = [
  [/%(?:20|22|3a|3d|5b|5d)|&nbsp;|&#160;|<[^<>]{1,40}>/gi, ' '],
  // Japanese sets no space beside a word in Latin letters.
  [
    /(?<=[a-z])(?=[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}])|(?<=[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}])(?=[a-z])/gu,
    ' ',
  ],
  // CVV2 is a name, and no number.
  [/(cv[cvn])2/g, '$1'],
  [/(?<!\p{L})n[°º.]|№|#/gu, ' no '],
  [/(?<!\p{L})(no|nr|nos|num|núm|nº|tel|ref|ord|inv|acct|ext|art|exp)\./gu, '$1 '],
  [/[\p{N}•]+/gu, number],
  [/[.!?…]+(?=[\s"'”’)\]»]|$)|[。！？؟۔]|\n\s*\n/gu, end],
  [/([:：#=])\s*\n/g, '$1 '],
  [/\n/g, lineEnd],
  [/[,;،、；，؛]/g, ','],
  [/[^\p{L}\p{M},0!\n]+/gu, ' '],
];

/** Words in lower case with one space between them, and marks for numbers and for the ends of sentences. */
function plain(text: string): string {
  // `securityCode` is two words, `eSIM` and `WhatsApp` are one.
  const lower = text
    .replace(/(?<!\p{L})\p{Ll}{2,}\p{Lu}\p{L}*/gu, (key) => key.replaceAll(/(?=\p{Lu})/gu, ' '))
    .toLowerCase();
  const parted = lower.includes('.')
    ? lower.replace(/(?<!\p{L})(?:\p{L}\.){2,}/gu, (initials) => initials.replaceAll('.', ' '))
    : lower;
  return spelled.reduce((left, [pattern, by]) => left.replace(pattern, by), parted);
}

/** A number, and nothing but what stands between the numbers of a list. */
const list = /0 ?(?:,|,? ?(?:and|or|y|o|e|und|oder|et|ou|と|や|و))? ?$/u;

/** Where numbers stand in a text, in order: UTF-16 units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Tells what the words say that a number is. */
export interface Naming {
  /** The name that directly names the number: before it in the same sentence, or behind it in `is my …` or `(…)`. */
  readonly direct: (place: Place) => Name | undefined;
  /** {@link direct}; where nothing names it directly, what the nearest telling word calls it, if that is one of these kinds. */
  readonly called: (place: Place) => Name | undefined;
  /** Whether the text has one of these names anywhere. */
  readonly mentions: (wanted: readonly Name[]) => boolean;
}

export function namingOf(text: string): Naming {
  const before = cached((start: number) => wordsBeforeOf(text, start));
  const behind = cached((end: number) => namedBehind(text, end));
  const direct = (place: Place) => namedBefore(before, place, 0) ?? behind(place.end);
  const mentioned = new Set<Name>();
  let isRead = false;
  const mentions = (wanted: readonly Name[]) => {
    if (!isRead) {
      isRead = true;
      const words = plain(text);
      for (const { name, anywhere } of patterns) if (words.search(anywhere) >= 0) mentioned.add(name);
    }
    return wanted.some((name) => mentioned.has(name));
  };
  return {
    direct,
    mentions,
    // Only as a card or an SSN is anything called from afar.
    called: (place) => direct(place) ?? (mentions(['card', 'ssn']) ? nearest(text, place) : undefined),
  };
}

function cached<T>(find: (at: number) => T): (at: number) => T {
  const known = new Map<number, T>();
  return (at) => {
    if (!known.has(at)) known.set(at, find(at));
    return known.get(at) as T;
  };
}

/** The name that the words before a number give it; or, in a list of numbers, the number before it. */
type Before = { readonly name: Name | undefined } | { readonly previous: Place | undefined };

function wordsBeforeOf(text: string, start: number): Before {
  const before = plain(text.slice(Math.max(0, start - reach), start));
  if (list.test(before)) return { previous: numberBefore(text, start) };
  const above = headingIn(before);
  return { name: nameAtEnd(above ?? before.slice(lastBreak(before) + 1)) };
}

/** A few words on a line of their own, above a number: `CVV` and a line break. */
function headingIn(before: string): string | undefined {
  const above = before.replace(/\n ?$/, '');
  const heading = above.slice(lastBreak(above) + 1);
  return above === before || wordsOf(heading).length > 3 ? undefined : heading;
}

/** A number in a list of numbers as long has the name before the first. */
function namedBefore(before: (start: number) => Before, place: Place, listed: number): Name | undefined {
  const found = before(place.start);
  if ('name' in found) return found.name;
  const { previous } = found;
  const isAlike = previous && Math.abs(previous.end - previous.start - (place.end - place.start)) <= 1;
  return isAlike && listed < longestList ? namedBefore(before, previous, listed + 1) : undefined;
}

function lastBreak(plainText: string): number {
  return Math.max(...[number, end, lineEnd].map((mark) => plainText.lastIndexOf(mark)));
}

/** The number that ends last before this place, of digits and what may stand within one. */
function numberBefore(text: string, at: number): Place | undefined {
  const before = text.slice(Math.max(0, at - reach), at);
  const last = before.search(/[\p{Nd}•][^\p{Nd}•]*$/u);
  if (last < 0) return undefined;
  const inside = /[\p{Nd}•][\p{Nd}• .-]*$/u.exec(before.slice(Math.max(0, last - 40), last + 1));
  const end = at - before.length + last + 1;
  return inside ? { start: end - inside[0].length, end } : undefined;
}

function nameAtEnd(before: string): Name | undefined {
  const withNumber = before.replace(filler, '');
  const bare = before.replace(fillerOrNumber, '');
  const found = patterns.flatMap(({ name, atEnd }) =>
    [withNumber, bare].map((each) => {
      const index = each.search(atEnd);
      return { name, length: index < 0 ? 0 : before.length - index };
    }),
  );
  const best = longestOf(found);
  if (best?.name !== 'other') return best?.name;
  const rest = before.slice(0, -best.length);
  const called = purpose.test(rest) ? nameAtEnd(rest.replace(purpose, '')) : undefined;
  return called && secrets.has(called) ? called : 'other';
}

function namedBehind(text: string, from: number): Name | undefined {
  const behind = text.slice(from, from + reach);
  const bracketed = /^\s{0,2}[([（]/u.test(behind);
  const words = plain(behind);
  const rest = bracketed ? words.trimStart() : leading.test(words) ? words.replace(leading, '') : undefined;
  if (rest === undefined)
    return /^ (?:my )?(?:cvv|cvc|cvn|csc|cvd)(?=$|[,!\n])/.test(words) ? 'cvv' : undefined;
  return longestOf(
    patterns.map(({ name, atStart }) => ({ name, length: atStart.exec(rest)?.[0].length ?? 0 })),
  )?.name;
}

interface Match {
  readonly name: Name;
  /** How many characters it takes; 0 where the name is not found. */
  readonly length: number;
}

/** The longest match; of several as long the first. */
function longestOf(matches: readonly Match[]): Match | undefined {
  const most = Math.max(...matches.map(({ length }) => length));
  return most > 0 ? matches.find(({ length }) => length === most) : undefined;
}

/** The nearest telling word, counted in words; one before wins over one behind at the same distance. */
function nearest(text: string, place: Place): Name | undefined {
  const before = lastWords(plain(text.slice(Math.max(0, place.start - 2 * reach), place.start)));
  const behind = firstWords(plain(text.slice(place.end, place.end + 2 * reach)).split(end)[0] ?? '');
  const last = nearestIn(before, 'end');
  const first = nearestIn(behind, 'start');
  return first && (!last || first.distance < last.distance) ? first.name : last?.name;
}

const wordsOf = (plainText: string) => plainText.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
const lastWords = (plainText: string) =>
  wordsOf(plainText)
    .slice(-wordsBefore)
    .map((each) => each.slice(-wordReach))
    .join(' ');
const firstWords = (plainText: string) =>
  wordsOf(plainText)
    .slice(0, wordsAfter)
    .map((each) => each.slice(0, wordReach))
    .join(' ');

function nearestIn(words: string, side: 'start' | 'end'): { name: Name; distance: number } | undefined {
  let best: { name: Name; distance: number; length: number } | undefined;
  for (const { name, anywhere } of patterns) {
    for (const { 0: match, index } of words.matchAll(anywhere)) {
      const between = side === 'end' ? words.slice(index + match.length) : words.slice(0, index);
      const distance = between.split(' ').length;
      const closer = !best || distance < best.distance;
      if (closer || (distance === best?.distance && match.length > best.length)) {
        best = { name, distance, length: match.length };
      }
    }
  }
  return best;
}
