import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lets this process and those that it starts have a temporary folder of their own, which goes with it: libraries and browsers
 * leave there what no test knows of.
 */
export function useOwnTemporaryFolder(): void {
  const own = mkdtempSync(join(tmpdir(), 'sealform-run-'));
  process.env['TMPDIR'] = own;
  process.once('exit', () => {
    try {
      rmSync(own, { recursive: true, force: true, maxRetries: 5 });
    } catch (error) {
      // A browser may still be writing. What the tests have shown stays as it is.
      process.stderr.write(`${own} stays: ${(error as Error).message}\n`);
    }
  });
}
