import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from '../../docs/generator/files.ts';
import { knownIn } from './commands.ts';
import { markdownFiles, problemsOf } from './markdown.ts';

/** `npm run check:docs`: links and anchors lead somewhere, commands name what exists, and what is generated is current. */
const root = join(import.meta.dirname, '../..');
const known = knownIn(root);
const files = markdownFiles(root);
const stale = (await generatedFiles(root))
  .filter(({ path, content }) => readFileSync(join(root, path), 'utf8') !== content)
  .map(({ path }) => `${path}: not current, run: npm run docs`);
const problems = [...files.flatMap((file) => problemsOf(root, file, known)), ...stale];
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`docs: ${files.length} files, ${problems.length} problems\n`);
process.exitCode = files.length === 0 || problems.length > 0 ? 1 : 0;
