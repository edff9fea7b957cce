import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin, type Rolldown } from 'vite';

/** A file of a bundle: its text, what it loads at once and later, and whether it is its own. */
export type File = Pick<Rolldown.OutputChunk, 'fileName' | 'code' | 'imports' | 'dynamicImports' | 'isEntry'>;

const entry = '\0entry';

/** Bundles this source, which imports from core/sealing, for a browser, as the pages are built. */
export async function bundle(source: string): Promise<File[]> {
  const result = (await build({
    configFile: false,
    envDir: false,
    logLevel: 'silent',
    plugins: [virtual(source)],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  return result.output.filter((file) => file.type === 'chunk');
}

/** Gzipped bytes at the best level. */
export function gzipped(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

function virtual(source: string): Plugin {
  const sealing = join(import.meta.dirname, '../../../../core/sealing');
  return {
    name: 'virtual-entry',
    resolveId: (id) => (id === entry ? entry : undefined),
    load: (id) => (id === entry ? source.replaceAll("'./", `'${sealing}/`) : undefined),
  };
}
