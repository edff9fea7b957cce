import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/synthesized-app.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // More than two cores have: the tests of faults mostly wait, for time-outs that are real.
    maxWorkers: 3,
  },
});
