import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { synthesize } from '../../local/synthesize.ts';
import { measure, type Measured } from './measure.ts';
import { costPage } from './page.ts';

const root = join(import.meta.dirname, '../..');
const recordFile = join(import.meta.dirname, 'recorded.json');

/** What was measured the last time that `npm run docs:cost` ran. */
export function recorded(): Measured {
  return JSON.parse(readFileSync(recordFile, 'utf8')) as Measured;
}

/** Measures, and writes the record and the page: `npm run docs:cost`. */
async function record(): Promise<void> {
  const assembly = mkdtempSync(join(tmpdir(), 'sealform-cost-'));
  try {
    await synthesize(root, assembly);
    const measured = await measure(assembly);
    const style = { ...(await resolveConfig(recordFile)), filepath: recordFile };
    writeFileSync(recordFile, await format(JSON.stringify(measured), style));
    writeFileSync(join(root, 'docs/cost.md'), await costPage(measured, root));
  } finally {
    rmSync(assembly, { recursive: true, force: true });
  }
}

if (import.meta.main) await record();
