import { inject, TestRunner } from 'vitest';
import type { BrowserName } from './browsers.ts';

/** Skips the test that runs where its browser, or the driver of that browser, cannot do what it needs. The report says why. */
export function cannot(browser: 'firefox', reason: string): void {
  skipIf(inject('browser') === browser, reason);
}

/** Skips the test that runs where this machine, or this run, does not have the browser. */
export function skipWithout(browser: BrowserName): void {
  skipIf(!inject(browser), `there is no ${browser} here`);
}

function skipIf(condition: boolean, reason: string): void {
  TestRunner.getCurrentTest()?.context.skip(condition, reason);
}
