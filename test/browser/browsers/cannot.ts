import { inject, TestRunner } from 'vitest';
import type { BrowserName } from './browsers.ts';

/** Skips the test that runs where its browser, or the driver of that browser, cannot do what it needs. The report says why. */
export function cannot(browser: 'firefox', reason: string): void {
  skipIf(inject('browser') === browser, reason);
}

/** Skips the test that runs where this machine does not have the browser, or the tests run in another. */
export function skipWithout(browser: BrowserName): void {
  const own = inject('browser');
  skipIf(!inject(browser), own === browser ? `there is no ${browser} here` : `it is about ${browser}`);
}

function skipIf(condition: boolean, reason: string): void {
  TestRunner.getCurrentTest()?.context.skip(condition, reason);
}
