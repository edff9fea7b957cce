import type { TestProject } from 'vitest/node';
import { thisMachine } from '../../browser/browsers/machine.ts';
import { findWebKit } from './programs.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whether this machine has a WebKit that tests can run in. */
    webkit: boolean;
  }
}

/** Finds WebKit once for all tests that run in it, or has it installed. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('webkit', await findWebKit(thisMachine));
}
