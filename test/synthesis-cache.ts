import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/** Where synthesized apps are kept, each in a folder named after the digest of its inputs. `npm ci` removes them. */
const cache = resolve('node_modules/.cache/sealform/assemblies');

/** The installed dependencies, and the program that synthesizes. */
const alsoRead = ['node_modules/.package-lock.json', 'local/synthesize.ts'];

/** An assembly that no run has used for this long is removed, ms. */
const keptForMs = 24 * 60 * 60_000;

/**
 * Returns the folder of the synthesized app; nothing may write to it. Calls `synthesize` unless an earlier run has
 * synthesized the same app with the same dependencies. Runs may overlap: a folder appears when it is complete.
 */
export async function cachedSynthesis(
  app: string,
  synthesize: (app: string, out: string) => Promise<void>,
  kept = cache,
): Promise<string> {
  const assembly = join(kept, digestOf(app));
  if (!existsSync(assembly)) {
    mkdirSync(kept, { recursive: true });
    removeUnused(kept);
    const unfinished = mkdtempSync(join(kept, 'unfinished-'));
    await synthesize(app, unfinished);
    keep(unfinished, assembly);
  }
  const now = new Date();
  utimesSync(assembly, now, now);
  return assembly;
}

function keep(unfinished: string, assembly: string): void {
  try {
    renameSync(unfinished, assembly);
  } catch (error) {
    // Another run has synthesized the same app in the meantime.
    if (!existsSync(assembly)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}

function removeUnused(kept: string): void {
  for (const name of readdirSync(kept)) {
    const path = join(kept, name);
    const unusedForMs = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (unusedForMs > keptForMs) rmSync(path, { recursive: true, force: true });
  }
}

/** SHA-256 over the paths and contents of all but the dependencies. */
function digestOf(app: string): string {
  const own = readdirSync(app, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules');
  const inFolder = (folder: string) => readdirSync(join(app, folder), { recursive: true, encoding: 'utf8' });
  const paths = own.flatMap((entry) =>
    entry.isDirectory() ? inFolder(entry.name).map((path) => join(entry.name, path)) : [entry.name],
  );
  const files = paths.map((path) => join(app, path)).filter((path) => statSync(path).isFile());
  const digest = createHash('sha256').update(process.version);
  for (const file of [...files.sort(), ...alsoRead]) {
    const bytes = readFileSync(file);
    digest.update(`\n${file.replace(app, '')} ${bytes.length}\n`).update(bytes);
  }
  return digest.digest('hex');
}
