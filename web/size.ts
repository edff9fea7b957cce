import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSite } from './build.ts';

/** What of the built site is measured: gzipped bytes. */
export interface Sizes {
  /** The script on the brand's own pages. */
  readonly loader: number;
  /** All that the visitor's browser loads until the first message can be sent: page, style, script. */
  readonly frame: number;
  /** What it loads besides, when the first form comes. */
  readonly form: number;
  /** All that the agent's browser loads until the console is there. */
  readonly console: number;
}

const kilobyte = 1024;

/** The most that each may be, gzipped bytes. */
export const budgets: Sizes = {
  loader: 3 * kilobyte,
  frame: 30 * kilobyte,
  form: 15 * kilobyte,
  console: 120 * kilobyte,
};

const imported = /(?:\bimport|\bfrom)\s*["'`](\.?\.?\/[^"'`]+\.js)["'`]/g;
const loadedLater = /\bimport\(\s*["'`]\.\/(form-[^"'`]+\.js)["'`]/g;

/** Measures a built site: gzip at its best level, each file by itself, as a browser gets it. */
export async function measure(directory: string): Promise<Sizes> {
  const read = (path: string) => readFile(join(directory, path), 'utf8');
  const bytes = async (paths: Iterable<string>) => {
    const sizes = await Promise.all(
      [...paths].map(async (path) => gzipSync(await read(path), { level: 9 }).length),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const frame = await page('chat/index.html', read);
  const later = await formFiles(frame, read);
  return {
    loader: await bytes(['chat/sealform.js']),
    frame: await bytes(frame),
    form: await bytes([...later].filter((path) => !frame.has(path))),
    console: await bytes(await page('console/index.html', read)),
  };
}

type Read = (path: string) => Promise<string>;

/** A page with what it names and what that imports. */
async function page(path: string, read: Read): Promise<Set<string>> {
  const html = await read(path);
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file = '']) => file);
  return new Set([path, ...(await withImports(named, read))]);
}

/** The files that are loaded when a form comes, with what they import. */
async function formFiles(frame: ReadonlySet<string>, read: Read): Promise<Set<string>> {
  const scripts = [...frame].filter((path) => path.endsWith('.js'));
  const named = await Promise.all(
    scripts.map(async (path) =>
      [...(await read(path)).matchAll(loadedLater)].map(([, file]) => `assets/${file}`),
    ),
  );
  const files = named.flat();
  if (files.length === 0) throw new Error('the visitor’s frame loads no form: its files have other names');
  return withImports(files, read);
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
    const names = Object.keys(budgets) as (keyof Sizes)[];
    const lines = names.map((name) => `${name.padEnd(8)} ${sizes[name]} of ${budgets[name]} bytes, gzipped`);
    process.stdout.write(
      process.argv.includes('--json') ? `${JSON.stringify(sizes)}\n` : `${lines.join('\n')}\n`,
    );
    if (names.some((name) => sizes[name] > budgets[name])) process.exitCode = 1;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
