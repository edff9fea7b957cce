import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before the process that it is of, and then what makes it one of a kind. */
const prefix = 'sealform-test-';

/**
 * Lets this process and those that it starts have a temporary folder of their own, which goes with it: libraries and browsers
 * leave there what no test knows of. What a run that was killed has left goes too.
 */
export function useOwnTemporaryFolder(): void {
  const shared = tmpdir();
  for (const name of readdirSync(shared))
    if (name.startsWith(prefix) && !isRunning(parseInt(name.slice(prefix.length))))
      remove(join(shared, name));
  const own = mkdtempSync(join(shared, `${prefix}${process.pid}-`));
  process.env['TMPDIR'] = own;
  process.once('exit', () => remove(own));
}

/** What a browser that was killed still writes would stay until the next run. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
