import { join } from 'node:path';
import { checkImports } from './import-rules.ts';

/** `npm run check:imports`. No module looked at is a failure too: without a parser, every rule holds. */
const { modules, imports, violations } = await checkImports(join(import.meta.dirname, '../..'));
for (const violation of violations) process.stdout.write(`${violation}\n`);
process.stdout.write(`imports: ${imports} of ${modules} modules, ${violations.length} not allowed\n`);
process.exitCode = modules === 0 || imports === 0 || violations.length > 0 ? 1 : 0;
