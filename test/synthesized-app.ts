import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesize } from '../local/synthesize.ts';
import { takesPictures } from './brand-alias.ts';
import { copyApp } from './copy-of-app.ts';
import { cachedSynthesis } from './synthesis-cache.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the synthesized app: what `cdk deploy` would deploy for the brand in test/brand. */
    assembly: string;
  }
}

/** Synthesizes the app once for all tests that run it; a test compares it with a fresh synthesis (determinism.test.ts). */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('assembly', await synthesizedApp());
}

/** The folder of the app as synthesized, now or before. */
export async function synthesizedApp(): Promise<string> {
  process.env['CDK_VALIDATION'] = 'false';
  if (takesPictures) return cachedSynthesis(process.cwd(), synthesize);
  const app = mkdtempSync(join(tmpdir(), 'sealform-brand-'));
  try {
    copyApp(app);
    return await cachedSynthesis(app, synthesize);
  } finally {
    rmSync(app, { recursive: true });
  }
}
