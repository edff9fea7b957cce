/** One text of a document, and where it stands in it. */
export interface Leaf {
  readonly at: string;
  readonly text: string;
  /** JSON has it as a number. */
  readonly isNumber?: boolean;
}

/** How deep a text is looked for inside a text: JSON in a member, base64 in that. */
const deepest = 4;

/** Random bytes do not hold this many printable characters in a row. */
const shortestRun = 24;

const printableRun = new RegExp(`[ -~]{${shortestRun},}`, 'g');
const utf16Run = /(?:[ -~]\0){3,}/g;
/** A string in a piece of JSON. */
const jsonString = /(?<=[:,[] ?)"(?:[^"\\\n]|\\.){1,200}"(?= ?[,}\]])/g;
/** May be base64 or hexadecimal; long words look the same. */
export const token = /[A-Za-z0-9+/_-]{12,}={0,2}/g;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads every text in bytes: of JSON the name and value of each member, of other texts each line, of anything else what can
 * be printed; and in each of these what is JSON, an address, base64 or hexadecimal again.
 */
export class LeafReader {
  readonly #leaves: Leaf[] = [];
  readonly #decoded = new Set<string>();

  static read(bytes: Buffer): Leaf[] {
    const reader = new LeafReader();
    reader.#read(bytes, '', 0);
    return reader.#leaves.map((leaf) => ({ ...leaf, at: leaf.at.replace(/^, /, '') }));
  }

  #read(bytes: Buffer, at: string, depth: number): void {
    const text = textIn(bytes);
    if (text === undefined) return this.#readPieces(bytes.toString('latin1'), at, depth);
    const whole = jsonIn(text);
    if (whole !== undefined) return this.#readJson(whole, at, depth);
    for (const [index, line] of text.split('\n').entries()) {
      this.#readLine(line, `${at}, line ${index + 1}`, depth);
    }
  }

  /** A line of text, JSON, or JSON behind a text. */
  #readLine(line: string, at: string, depth: number): void {
    const start = line.search(/[{[]/);
    const value = start < 0 ? undefined : jsonIn(line.slice(start));
    this.#readText(value === undefined ? line : line.slice(0, start), at, depth);
    if (value !== undefined) this.#readJson(value, at, depth);
  }

  #readJson(value: unknown, at: string, depth: number): void {
    if (typeof value === 'string') return this.#readText(value, at, depth);
    if (typeof value === 'number') return void this.#leaves.push({ at, text: String(value), isNumber: true });
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      const where = Array.isArray(value) ? `${at}[${name}]` : `${at}.${name}`;
      if (!Array.isArray(value)) this.#readText(name, `the name of ${where}`, depth);
      this.#readJson(member, where, depth);
    }
  }

  #readText(text: string, at: string, depth: number): void {
    const inside = /^\s*[[{"]/.test(text) && depth < deepest ? jsonIn(text) : undefined;
    if (inside !== undefined) return this.#readJson(inside, at, depth + 1);
    this.#leaves.push({ at, text });
    const unescaped = addressIn(text);
    if (unescaped !== text) this.#leaves.push({ at, text: unescaped });
    if (depth < deepest) for (const [each] of text.matchAll(token)) this.#decode(each, at, depth + 1);
  }

  #decode(each: string, at: string, depth: number): void {
    if (uuid.test(each) || this.#decoded.has(each)) return;
    this.#decoded.add(each);
    const isHex = /^[0-9a-f]+$/i.test(each);
    for (const start of isHex ? [0, 1] : [])
      this.#read(Buffer.from(each.slice(start), 'hex'), `${at}, in hexadecimal`, depth);
    for (const start of [0, 1, 2, 3])
      this.#read(Buffer.from(each.slice(start), 'base64'), `${at}, in base64`, depth);
  }

  #readPieces(text: string, at: string, depth: number): void {
    for (const { 0: run, index } of text.matchAll(printableRun))
      this.#readText(withoutEnds(run), `${at}, byte ${index}`, depth);
    for (const { 0: run, index } of text.matchAll(utf16Run))
      this.#readText(run.replaceAll('\0', ''), `${at}, byte ${index}, in UTF-16`, depth);
    for (const { 0: run, index } of text.matchAll(jsonString))
      this.#readText(run, `${at}, byte ${index}`, depth);
  }
}

/** The first and last word of a run may be pieces of something: a database ends its pages in the middle of a UUID. */
function withoutEnds(run: string): string {
  const from = run.search(/[ "]/);
  const to = Math.max(run.lastIndexOf(' '), run.lastIndexOf('"')) + 1;
  return from < 0 ? ' ' : ` ${run.slice(from, to)} `;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text that bytes are, if they are one. */
function textIn(bytes: Buffer): string | undefined {
  try {
    const text = decoder.decode(bytes);
    return /[\0-\x08\x0e-\x1f\x7f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** An address without its escapes. */
function addressIn(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (escaped) =>
    Buffer.from(escaped.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}
