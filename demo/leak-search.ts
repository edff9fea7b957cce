import { readFile } from 'node:fs/promises';
import type { Runtime } from '../local/runtime.ts';

/** A value planted in a run, unique enough that finding it anywhere is a leak. */
export interface Canary {
  readonly name: string;
  readonly value: string;
}

/** One thing that a run left behind. */
export interface Remains {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Finding {
  readonly canary: string;
  readonly where: string;
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
 * Searches for values as they are, in UTF-16, hexadecimal and inside base64; digits also with separators between them.
 * A value of four characters or fewer counts only where it stands by itself, and of what was decoded only within text:
 * shorter ones occur in any number, and in the bytes of any key or ciphertext.
 */
export function search(remains: readonly Remains[], canaries: readonly Canary[]): Finding[] {
  return remains.flatMap(({ name, bytes }) => {
    const { plain, decoded } = viewsOf(bytes);
    const isIn = (value: string) =>
      plain.some((view) => patternOf(value).test(view)) ||
      decoded.some((view) => patternOf(value, withinText).test(view));
    return canaries
      .filter(({ value }) => isIn(value))
      .map((canary) => ({ canary: canary.name, where: name }));
  });
}

function viewsOf(bytes: Buffer) {
  const text = bytes.toString('latin1');
  return {
    plain: [text, bytes.toString('utf8'), text.replaceAll('\0', '')],
    decoded: [...decoded(text, base64Run, 'base64'), ...decoded(text, hexRun, 'hex')],
  };
}

const base64Run = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const hexRun = /(?:[0-9a-fA-F]{2}){8,}/g;

/** What the runs of an encoding decode to, at each of the offsets at which they may begin. */
function decoded(text: string, run: RegExp, encoding: 'base64' | 'hex'): string[] {
  const runs = [...text.matchAll(run)].map(([each]) => each);
  const offsets = encoding === 'base64' ? [0, 1, 2, 3] : [0, 1];
  return offsets.map((offset) =>
    runs.map((each) => Buffer.from(each.slice(offset), encoding).toString('latin1')).join('\n'),
  );
}

const shortest = 4;
const partOfSomething = '[0-9A-Za-z.+/=_-]';

/** What stands before and behind something in a text: three characters that can be printed, or fewer at an end. */
const withinText = ['(?:[ -~]{3}|(?:^|\\n)[ -~]{0,2})', '(?:[ -~]{3}|[ -~]{0,2}(?:\\n|$))'] as const;

/** @param around what stands before and behind a short value, besides that it is no part of something */
function patternOf(value: string, [before, behind]: readonly [string, string] = ['', '']): RegExp {
  const literal = value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (value.length <= shortest) {
    return new RegExp(`(?<=${before})(?<!${partOfSomething})${literal}(?!${partOfSomething})(?=${behind})`);
  }
  const spaced = /^\d+$/.test(value) ? [...value].join('[ .-]?') : literal;
  return new RegExp(spaced);
}
