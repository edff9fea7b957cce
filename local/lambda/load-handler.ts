import { existsSync, readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Handler = (event: unknown, context: object) => unknown;

/**
 * Loads `file.export` from a code folder as Lambda's Node runtime does: `.js` is CommonJS unless a package.json in the
 * folder itself says otherwise. The package.json files above the folder, which would not be deployed, do not count.
 *
 * Throws if there is no such file or it exports no such function.
 */
export async function loadHandler(directory: string, handler: string): Promise<Handler> {
  const dot = handler.lastIndexOf('.');
  const [base, name] = [join(directory, handler.slice(0, dot)), handler.slice(dot + 1)];
  const file = ['.js', '.mjs', '.cjs'].map((extension) => base + extension).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`Cannot find module '${base}'`);
  const loaded = (await load(directory, file)) as Record<string, unknown>;
  const found = loaded[name];
  if (typeof found !== 'function') throw new Error(`${handler} is undefined or not exported`);
  return found as Handler;
}

async function load(directory: string, file: string): Promise<unknown> {
  if (file.endsWith('.mjs') || (file.endsWith('.js') && isModuleFolder(directory))) {
    return import(pathToFileURL(file).href);
  }
  const folder = pathToFileURL(`${directory}/`).href;
  registerHooks({
    load: (url, context, next) =>
      url.startsWith(folder) && url.endsWith('.js')
        ? next(url, { ...context, format: 'commonjs' })
        : next(url, context),
  });
  return createRequire(file)(file) as unknown;
}

function isModuleFolder(directory: string): boolean {
  const manifest = join(directory, 'package.json');
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { type?: string }).type === 'module';
}
