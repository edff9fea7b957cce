import type { TestProject } from 'vitest/node';
import { findFirefox } from './firefox.ts';
import { thisMachine } from './machine.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the Firefox that the browser tests run; empty where there is none. */
    firefox: string;
  }
}

/** Finds Firefox once for all tests that run in it, or has it installed. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('firefox', (await findFirefox(thisMachine)) ?? '');
}
