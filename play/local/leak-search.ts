import { readFile } from 'node:fs/promises';
import type { Runtime } from '../../local/runtime.ts';
import { Bytes, type Hit } from './leak-search/bytes.ts';
import { Words } from './leak-search/words.ts';

/** A value planted in a run, unique enough that finding it anywhere is a leak. */
export interface Canary {
  readonly name: string;
  readonly value: string;
}

/** One thing that a run left behind. */
export interface Remains {
  readonly name: string;
  readonly bytes: Buffer;
  /** Another program, such as a browser, keeps its own numbers in here. A JSON number then does not count as a short value. */
  readonly hasOwnNumbers?: boolean;
}

export interface Finding {
  readonly canary: string;
  readonly where: string;
  /** The place in it. */
  readonly at: string;
  /** Text around the value. The value itself, digits and other planted values are hidden. */
  readonly around: string;
}

/** Everything that a run leaves behind: the database's files byte for byte, every row as JSON, every log line. */
export async function remainsOf(runtime: Runtime): Promise<Remains[]> {
  const files = await Promise.all(
    (await runtime.database.files()).map(async (file) => ({
      name: `file ${file}`,
      bytes: await readFile(file),
    })),
  );
  const rows = await Promise.all(tables.map((table) => runtime.database.scan(table)));
  const logs = runtime.logs.map(({ function: name, line }) => `${name} ${line}`).join('\n');
  const texts = {
    'rows of every table': JSON.stringify(rows, bytesAsText),
    'log lines': logs,
    'calls to services': JSON.stringify(runtime.traffic.calls),
    'refused calls': runtime.refusals.join('\n'),
  };
  return [...files, ...Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))];
}

const tables = ['Connections', 'Conversations', 'Transcript', 'Vault', 'Audit'];

/** Binary attributes as base64, so that the search decodes them. */
function bytesAsText(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

/**
 * Searches for values. A long one is found in any bytes, however it is written there: plain, in UTF-16, hexadecimal or base64
 * or one of these in another, as programs print bytes, its digits with separators between them. A short one stands in any
 * bytes by chance, so it counts where it is a whole text or a word of one: in members of JSON and their names, columns, fields
 * of log lines, addresses, lines; decoded, where they are encoded.
 *
 * By chance it finds less than one value in a million runs. A run leaves less than 10^8 random bytes, of which 10^6 are
 * decimal digits, and plants less than 1,000 values. A long one of 10 letters stands in base64 with a chance of 10^8 × 64^-10 =
 * 10^-10, one of 15 digits in other digits with 10^6 × 10^-15 = 10^-9. A short one of 3 digits is a word only within 24
 * characters that can be printed: in random bytes, of which 95 of 256 can, that is 10^8 × 22 × 256^-3 × (95/256)^21 = 10^-7 for
 * the few that are so short, and 10^-9 for one of 4; and UUIDs, times and tokens of base64 and hexadecimal are no words.
 */
export function search(remains: readonly Remains[], canaries: readonly Canary[]): Finding[] {
  const values = canaries.map(({ value }) => value);
  const areLong = canaries.some(({ value }) => isLong(value));
  const areShort = canaries.some(({ value }) => !isLong(value));
  return remains.flatMap(({ name: where, bytes, hasOwnNumbers = false }) => {
    const any = areLong ? new Bytes(bytes) : undefined;
    const words = areShort ? new Words(bytes, hasOwnNumbers) : undefined;
    return canaries.flatMap(({ name: canary, value }) => {
      const hit = isLong(value) ? any?.find(value) : words?.find(value);
      return hit ? [{ canary, where, at: hit.at, around: surroundings(hit, values) }] : [];
    });
  });
}

/** Whether chance does not write a value: 48 bits, of which a digit has 3.3 and any other character, as in base64, 6. */
function isLong(value: string): boolean {
  const digits = value.match(/\d/g)?.length ?? 0;
  return digits * Math.log2(10) + (value.length - digits) * 6 >= 48;
}

const shownAround = 40;

function surroundings({ text, from, to }: Hit, values: readonly string[]): string {
  const hide = (part: string) =>
    values
      .reduce((rest, value) => rest.replaceAll(value, '…'), part)
      .replaceAll(/\d/g, '#')
      .replaceAll(/[^ -~…•]+/g, ' | ');
  // A planted value at the edge of the shown text is hidden too, so more text is searched than is shown.
  const widest = 200;
  const before = hide(text.slice(Math.max(0, from - widest), from)).slice(-shownAround);
  return `${before}[found]${hide(text.slice(to, to + widest)).slice(0, shownAround)}`;
}
