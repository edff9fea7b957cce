import { checkBrandFolder } from '../branding/check.ts';
import type { Settings } from '../lib/config.ts';

/**
 * What is wrong in brand/, in one sentence that names the file and the key; undefined for nothing. To be asked before
 * anything is imported that reads the brand, as that would stop in the middle of it.
 */
export async function brandProblem(): Promise<string | undefined> {
  try {
    const { settings } = await checkBrandFolder();
    const { readConfig } = await import('../lib/config.ts');
    try {
      readConfig(settings as Settings);
    } catch (error) {
      return `brand/settings.ts: ${(error as Error).message}`;
    }
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** `npm run check:brand`. */
if (import.meta.main) {
  const problem = await brandProblem();
  process.stdout.write(`${problem ?? 'brand: nothing missing, nothing wrong'}\n`);
  process.exitCode = problem === undefined ? 0 : 1;
}
