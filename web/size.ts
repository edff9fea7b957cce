import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSite } from './build.ts';

/** What of the built site is measured: gzipped bytes. */
export interface Sizes {
  /** The script on the brand's own pages. */
  readonly loader: number;
  /** All that the visitor's browser loads until the first message can be sent: page, style, scripts. */
  readonly frame: number;
  /** What it loads besides, when the first form comes. */
  readonly form: number;
  /** What it loads besides, when that form is sealed; browsers without ML-KEM load theirs on top of it. */
  readonly sealing: number;
  /** All that the agent's browser loads until the console is there. */
  readonly console: number;
}

const kilobyte = 1024;

/** The most that each may be, gzipped bytes. */
export const budgets: Sizes = {
  loader: 5.5 * kilobyte,
  frame: 35 * kilobyte,
  // Its hash covers the privacy texts in every language, and the words of choices: each visitor loads all of them.
  form: 29 * kilobyte,
  sealing: 12 * kilobyte,
  console: 120 * kilobyte,
};

/** The names of what is larger than it may be. */
export function overBudget(sizes: Sizes): (keyof Sizes)[] {
  return names.filter((name) => sizes[name] > budgets[name]);
}

const names = Object.keys(budgets) as (keyof Sizes)[];

const imported = /(?:\bimport|\bfrom)\s*["'`](\.?\.?\/[^"'`]+\.js)["'`]/g;
const loadedLater = (name: string) =>
  new RegExp(`\\bimport\\(\\s*["'\`]\\./(${name}-[^"'\`]+\\.js)["'\`]`, 'g');

/** Measures a built site: gzip at its best level, each file by itself, as a browser gets it. */
export async function measure(directory: string): Promise<Sizes> {
  const read = (path: string) => readFile(join(directory, path), 'utf8');
  const bytes = async (paths: Iterable<string>) => {
    const sizes = await Promise.all(
      [...paths].map(async (path) => gzipSync(await read(path), { level: 9 }).length),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const looked = await page('chat/index.html', read);
  const frame = new Set([...looked, ...(await later('client', looked, read))]);
  const form = await later('form', looked, read);
  const sealing = await later('sealing', form, read);
  const opened = await page('console/index.html', read);
  const console = new Set([...opened, ...(await later('console-app', opened, read))]);
  return {
    loader: await bytes(['chat/sealform.js']),
    frame: await bytes(frame),
    form: await bytes([...form].filter((path) => !frame.has(path))),
    sealing: await bytes([...sealing].filter((path) => !frame.has(path) && !form.has(path))),
    console: await bytes(console),
  };
}

type Read = (path: string) => Promise<string>;

/** A page with what it names and what that imports. */
async function page(path: string, read: Read): Promise<Set<string>> {
  const html = await read(path);
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file = '']) => file);
  return new Set([path, ...(await withImports(named, read))]);
}

/** The files that these load later under this name, with what they import. */
async function later(name: string, files: ReadonlySet<string>, read: Read): Promise<Set<string>> {
  const scripts = [...files].filter((path) => path.endsWith('.js'));
  const named = await Promise.all(
    scripts.map(async (path) =>
      [...(await read(path)).matchAll(loadedLater(name))].map(([, file]) => `assets/${file}`),
    ),
  );
  const found = named.flat();
  if (found.length === 0) throw new Error(`no page loads ${name} later: its files have other names`);
  return withImports(found, read);
}

async function withImports(
  paths: readonly string[],
  read: Read,
  known = new Set<string>(),
): Promise<Set<string>> {
  for (const path of paths) {
    if (known.has(path)) continue;
    known.add(path);
    if (!path.endsWith('.js')) continue;
    const imports = [...(await read(path)).matchAll(imported)].map(
      ([, file = '']) => `assets/${file.split('/').at(-1)}`,
    );
    await withImports(imports, read, known);
  }
  return known;
}

/** `npm run size`, and `npm run size -- --json`: the sizes of what would be deployed now. Fails over budget. */
if (import.meta.main) {
  const directory = await mkdtemp(join(tmpdir(), 'sealform-size-'));
  try {
    await buildSite(directory);
    const sizes = await measure(directory);
    const lines = names.map((name) => `${name.padEnd(8)} ${sizes[name]} of ${budgets[name]} bytes, gzipped`);
    process.stdout.write(
      process.argv.includes('--json') ? `${JSON.stringify(sizes)}\n` : `${lines.join('\n')}\n`,
    );
    if (overBudget(sizes).length > 0) process.exitCode = 1;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
