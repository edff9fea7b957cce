import type { TestProject } from 'vitest/node';
import { findChromium, thisMachine } from './chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the Chromium that the browser tests run. */
    chromium: string;
  }
}

/** Finds Chromium once for all browser tests, or has it installed. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('chromium', await findChromium(thisMachine));
}
