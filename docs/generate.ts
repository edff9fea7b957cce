import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from './generator/files.ts';

/** Writes everything in the documentation that is made from the code: `npm run docs`. */
const root = join(import.meta.dirname, '..');
for (const { path, content } of await generatedFiles(root)) {
  writeFileSync(join(root, path), content);
  process.stdout.write(`${path}\n`);
}
