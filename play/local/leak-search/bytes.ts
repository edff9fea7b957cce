/** A place in bytes where a value was found. */
export interface Hit {
  readonly at: string;
  /** The text that it was found in, and where. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** One way to read bytes as a text. */
interface View {
  readonly name: string;
  readonly text: string;
}

const base64Run = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const hexRun = /(?:[0-9a-fA-F]{2}){8,}/g;
/** Bytes as a program prints them: `<Buffer 34 32 …>`, `[52,50,…]`. */
const printedHex = /(?:\b[0-9a-fA-F]{2}[ ,]){7,}[0-9a-fA-F]{2}\b/g;
const printedNumbers = /(?:\b\d{1,3}, ?){7,}\d{1,3}\b/g;

/**
 * Bytes, read in every way in which a value may be written in them: as they are, in UTF-8, UTF-16, base64 and hexadecimal, or
 * one of these in another, and as programs print bytes; each also without what separates digits.
 */
export class Bytes {
  readonly #views: readonly View[];
  readonly #squeezed: readonly View[];

  constructor(bytes: Buffer) {
    this.#views = distinct(viewsOf(bytes));
    this.#squeezed = this.#views.map(({ name, text }) => ({
      name: `${name}, without separators`,
      text: text.replaceAll(/(?<=\d)[ .\u00A0\u202F-](?=\d)/g, ''),
    }));
  }

  /** The first place of a long value, wherever it stands. */
  find(value: string): Hit | undefined {
    const number = numberIn(value);
    for (const { name, text } of number ? this.#squeezed : this.#views) {
      for (const written of number ? [number] : writingsOf(value)) {
        const from = text.indexOf(written);
        if (from >= 0) return { at: `character ${from} ${name}`, text, from, to: from + written.length };
      }
    }
    return undefined;
  }
}

/** The digits of a value that is nothing but five or more, with or without separators. */
export function numberIn(value: string): string | undefined {
  return /^\d(?:[ .-]?\d){4,}$/.test(value) ? value.replaceAll(/\D/g, '') : undefined;
}

/** A value as it is, and as an address and JSON write it. */
function writingsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  return [...new Set([value, json, encodeURIComponent(value), value.replaceAll(' ', '+')])];
}

function viewsOf(bytes: Buffer): View[] {
  const text = bytes.toString('latin1');
  return [
    { name: 'in UTF-8', text: bytes.toString('utf8') },
    { name: 'in Latin-1', text },
    { name: 'in UTF-16', text: text.replaceAll('\0', '') },
    ...onceOrTwice(text),
    ...printed(text, printedHex, 16),
    ...printed(text, printedNumbers, 10),
  ];
}

/** Without those that read the same: most bytes are ASCII. */
function distinct(views: readonly View[]): View[] {
  const texts = new Map(views.toReversed().map((view) => [view.text, view]));
  return views.filter((view) => texts.get(view.text) === view);
}

/** Decodes twice. The second time costs little: hardly any decoded text is an encoding again. */
function onceOrTwice(text: string): View[] {
  const once = inEncodings(text);
  return [...once, ...once.flatMap((view) => inEncodings(view.text))];
}

function inEncodings(text: string): View[] {
  return [...decoded(text, base64Run, 'base64'), ...decoded(text, hexRun, 'hex')];
}

function printed(text: string, run: RegExp, base: 10 | 16): View[] {
  const runs = [...new Set(text.match(run))];
  const read = (each: string) =>
    Buffer.from(each.split(/[ ,]+/).map((one) => parseInt(one, base))).toString('latin1');
  return runs.length > 0 ? [{ name: 'in printed bytes', text: runs.map(read).join('\n') }] : [];
}

/** Decodes the runs of an encoding, at each offset at which they may begin. */
function decoded(text: string, run: RegExp, encoding: 'base64' | 'hex'): View[] {
  const runs = [...new Set(text.match(run))];
  const offsets = encoding === 'base64' ? [0, 1, 2, 3] : [0, 1];
  return offsets.map((offset) => ({
    name: `in what was ${encoding}`,
    text: runs.map((each) => Buffer.from(each.slice(offset), encoding).toString('latin1')).join('\n'),
  }));
}
