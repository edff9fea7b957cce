import { numberIn, type Hit } from './bytes.ts';
import { LeafReader, type Leaf, token } from './leaves.ts';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const timestamp = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?/g;
/** A line of LevelDB's log begins with the time and the number of a thread. */
const logLine = /^\d{4}\/\d\d\/\d\d-[\d:.]+ [\da-f]+ /;
/** A number in a piece of JSON. */
const jsonNumber = /(?<=": ?)-?[\d.]+(?= ?[,}\]])/g;
const leafEnd = '\n\0';

/** All texts in some bytes, to look for short values as whole texts and as words in them. */
export class Words {
  readonly #leaves: readonly Leaf[];
  readonly #text: string;
  /** Where each leaf begins in the text. */
  readonly #starts: number[] = [];

  /** @param hasOwnNumbers whether numbers in JSON are left out */
  constructor(bytes: Buffer, hasOwnNumbers: boolean) {
    this.#leaves = LeafReader.read(bytes).filter(({ isNumber }) => !(isNumber && hasOwnNumbers));
    let start = 0;
    const texts = this.#leaves.map(({ text }) => {
      const words = withoutRandom(text);
      const shown = (hasOwnNumbers ? words.replaceAll(jsonNumber, ' ') : words) + leafEnd;
      this.#starts.push(start);
      start += shown.length;
      return shown;
    });
    this.#text = texts.join('');
  }

  /** The first place where a value is a text, or a word of one. */
  find(value: string): Hit | undefined {
    const number = numberIn(value);
    const found = number ? numberOf(number).exec(this.#text) : this.#firstOf(writingsOf(value));
    if (!found) return undefined;
    const leaf = this.#starts.findLastIndex((start) => start <= found.index);
    const at = this.#leaves[leaf]?.at ?? '';
    return { at, text: this.#text, from: found.index, to: found.index + found[0].length };
  }

  #firstOf(writings: readonly string[]): RegExpExecArray | null | undefined {
    // Most are nowhere, which this says sooner than a pattern does.
    const there = writings.filter((each) => each.includes(' ') || this.#text.includes(each));
    return there.map((each) => patternOf(each).exec(this.#text)).find((match) => match !== null);
  }
}

/** A value as it is, and as it is encoded by itself: so few characters are not decoded. */
function writingsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  return [value, bytes.toString('base64url'), bytes.toString('hex')];
}

/** A text without what chance has written: UUIDs, times, keys, ciphertexts, hashes. */
function withoutRandom(text: string): string {
  return text
    .replace(logLine, ' ')
    .replaceAll(uuid, ' ')
    .replaceAll(timestamp, ' ')
    .replaceAll(token, (each) => (isRandom(each) ? ' ' : each));
}

/** Whether twelve or more characters of base64 or hexadecimal are no words and numbers with something between them. */
function isRandom(each: string): boolean {
  if (each.startsWith('/') && each.length <= 100) return false;
  const parts = each.split(/[-_/+]/).filter(({ length }) => length >= 8);
  return each.endsWith('=') || parts.some((part) => /[a-z]/i.test(part) && /\d/.test(part));
}

/** Not within a word or a number: 271 is in neither 2710 nor 0.271, 271.5 and 12,271. */
const before = String.raw`(?<![\p{L}\p{N}]|\d[.,])`;
const behind = String.raw`(?![\p{L}\p{N}]|[.,]\d)`;

function patternOf(value: string): RegExp {
  const escaped = value.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(before + escaped.replaceAll(' ', '[ +]') + behind, 'u');
}

/** Digits, with or without separators, and as they are encoded by themselves. */
function numberOf(digits: string): RegExp {
  const bytes = Buffer.from(digits);
  const writings = [[...digits].join('[ .-]?'), bytes.toString('base64url'), bytes.toString('hex')];
  return new RegExp(`${before}(?:${writings.join('|')})${behind}`, 'u');
}
