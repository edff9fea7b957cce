import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/synthesized-app.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: a runtime, its engine and its functions are several processes already.
    maxWorkers: 2,
  },
});
