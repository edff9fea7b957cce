import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesize } from '../local/synthesize.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the synthesized app: the very one that `cdk deploy` would deploy. */
    assembly: string;
  }
}

/** Synthesizes the app once for all tests that run it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const directory = mkdtempSync(join(tmpdir(), 'sealform-test-'));
  await synthesize(process.cwd(), directory);
  project.provide('assembly', directory);
  return () => rmSync(directory, { recursive: true, force: true });
}
