import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a documented command may name, of this project. */
export interface Known {
  /** Scripts of package.json. */
  readonly scripts: ReadonlySet<string>;
  /** Keys that `sealform:<key>` may have on a command line. */
  readonly settings: ReadonlySet<string>;
  /** What `sealform <verb>` knows. */
  readonly verbs: ReadonlySet<string>;
}

/** npm's own commands that need no script. */
const builtIn: ReadonlySet<string> = new Set(['ci', 'install', 'exec', 'audit']);

/** Reads from the code what commands may name. */
export function knownIn(root: string): Known {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: object };
  const settings = read('lib/config.ts').matchAll(/^ {2}readonly (\w+)\??: /gm);
  const verbs = read('bin/sealform.ts').matchAll(/\bsealform ([a-z]+)\b/g);
  return {
    scripts: new Set(Object.keys(scripts)),
    settings: new Set([...settings].map(([, name = '']) => name)),
    verbs: new Set([...verbs].map(([, name = '']) => name)),
  };
}

/**
 * What is wrong with the commands of a text: scripts, programs, files, settings and verbs that do not exist. Commands of
 * the AWS command line are passed over: they need an account.
 */
export function commandProblems(root: string, text: string, known: Known): string[] {
  const named = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))];
  const scripts = named(/\bnpm (?:run )?(?:-s )?([a-z][a-z:-]*)/g);
  const programs = named(/\bnpx ([a-z][\w-]*)/g);
  const files = named(/\bnode ([\w./-]+\.[tj]s)\b/g);
  const settings = named(/\bsealform:(\w+)/g);
  const verbs = named(/\bbin\/sealform\.ts ([a-z]+)/g);
  return [
    ...missing(scripts, (name) => known.scripts.has(name) || builtIn.has(name), 'npm has no script'),
    ...missing(programs, (name) => existsSync(join(root, 'node_modules/.bin', name)), 'npx has no program'),
    ...missing(files, (name) => existsSync(join(root, name)), 'node has no file'),
    ...missing(settings, (name) => known.settings.has(name), 'there is no setting'),
    ...missing(verbs, (name) => known.verbs.has(name), 'sealform has no command'),
  ];
}

function missing(names: readonly string[], exists: (name: string) => boolean, what: string): string[] {
  return names.filter((name) => !exists(name)).map((name) => `${what} ${name}`);
}
