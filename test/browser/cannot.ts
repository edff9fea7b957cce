import { inject, TestRunner } from 'vitest';

/** Skips the test that runs where its browser, or the driver of that browser, cannot do what it needs. The report says why. */
export function cannot(browser: 'firefox', reason: string): void {
  if (inject('browser') === browser) TestRunner.getCurrentTest()?.context.skip(reason);
}
