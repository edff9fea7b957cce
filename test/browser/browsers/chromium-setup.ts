import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.ts';
import { thisMachine } from './machine.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the Chromium that the browser tests run; empty where there is none. */
    chromium: string;
    /** Path of its headless shell; of Chromium itself where there is none. */
    'chromium-headless-shell': string;
  }
}

/** Finds Chromium once for all browser tests, or has it installed. */
export default async function setup(project: TestProject): Promise<void> {
  const found = await findChromium(thisMachine);
  project.provide('chromium', found?.chromium ?? '');
  project.provide('chromium-headless-shell', found?.headlessShell ?? '');
}
