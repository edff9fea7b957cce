import { globSync, readFileSync } from 'node:fs';

/** Every promise in force is named by some test, and no test names a promise that does not exist. */
const declared = readFileSync('test/promises.ts', 'utf8').matchAll(
  /^ {2}(P\d+): \{\s*inForce: (true|false)/gm,
);
const inForce = new Map([...declared].map(([, id, yes]) => [id, yes === 'true']));
const named = new Set(
  globSync('test/**/*.test.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/verifies\(\s*'(P\d+)'/g)].map(([, id]) => id),
  ),
);
const missing = [...inForce]
  .filter(([id, yes]) => yes && !named.has(id))
  .map(([id]) => `${id}: no test names it`);
const unknown = [...named].filter((id) => !inForce.has(id)).map((id) => `${id}: no such promise`);
const problems = [...missing, ...unknown];
process.stdout.write(
  problems.length > 0 ? `${problems.join('\n')}\n` : `${named.size} promises have tests\n`,
);
process.exitCode = problems.length > 0 || inForce.size === 0 ? 1 : 0;
