import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Promised {
  readonly id: string;
  readonly inForce: boolean;
  readonly text: string;
}

const declaration =
  /^ {2}(P\d+): \{\s*inForce: (true|false),\s*text:\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"),?\s*\},?$/gm;

/**
 * The promises of test/promises.ts, read as text: loading it would load the test runner.
 *
 * @throws Error when a promise is declared in a way that this does not understand
 */
function promises(root: string): Promised[] {
  const source = readFileSync(join(root, 'test/promises.ts'), 'utf8');
  const found = [...source.matchAll(declaration)].map(([, id = '', inForce, single, double]) => ({
    id,
    inForce: inForce === 'true',
    text: (single ?? double ?? '').replaceAll(/\\(.)/g, '$1'),
  }));
  const declared = source.match(/^ {2}P\d+:/gm)?.length ?? 0;
  if (found.length === 0 || found.length !== declared) {
    throw new Error(`test/promises.ts: ${found.length} of ${declared} promises were understood`);
  }
  return found;
}

/** Files whose tests prove a promise, by its id. */
function proofs(root: string): Map<string, string[]> {
  const byId = new Map<string, string[]>();
  for (const file of globSync('test/**/*.test.ts', { cwd: root }).sort()) {
    const source = readFileSync(join(root, file), 'utf8');
    const ids = new Set([...source.matchAll(/\bverifies\(\s*['"](P\d+)['"]/g)].map(([, id = '']) => id));
    for (const id of ids) byId.set(id, [...(byId.get(id) ?? []), file]);
  }
  return byId;
}

/** Every promise with links to the tests that prove it. */
export function promisesTable(root: string): string {
  const proved = proofs(root);
  const rows = promises(root).map(({ id, inForce, text }) => {
    const links = (proved.get(id) ?? []).map((file) => `[${file.replace(/^test\//, '')}](${file})`);
    const proof = inForce ? links.join(', ') || 'no test yet' : 'not in force yet';
    return `| ${id} | ${text} | ${proof} |`;
  });
  return ['| | promise | proved by |', '|---|---|---|', ...rows].join('\n');
}
