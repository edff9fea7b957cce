import { checkBrandFolder } from '../branding/check.ts';

/**
 * Finds the first fault in brand/ and says it in one sentence, with file and key; undefined if there is none. To be called
 * before anything that reads the brand is imported: a fault would stop that in the middle.
 */
export async function brandProblem(): Promise<string | undefined> {
  return (await problemOf(checkBrandFolder)) ?? problemOf(checkSettings, 'brand/settings.ts: ');
}

async function checkSettings(): Promise<void> {
  const { readConfig } = await import('../lib/config.ts');
  const { settings } = await import('../branding/settings.ts');
  readConfig(settings);
}

async function problemOf(check: () => Promise<void>, where = ''): Promise<string | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    return `${where}${(error as Error).message}`;
  }
}

/** `npm run check:brand`. */
if (import.meta.main) {
  const problem = await brandProblem();
  process.stdout.write(`${problem ?? 'brand: nothing missing, nothing wrong'}\n`);
  process.exitCode = problem === undefined ? 0 : 1;
}
