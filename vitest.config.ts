import { configDefaults, defineConfig } from 'vitest/config';

const browser = 'test/browser/**/*.test.ts';

export default defineConfig({
  test: {
    globalSetup: ['test/synthesized-app.ts'],
    // The CDK's own check of templates takes two thirds of a synthesis: one test runs it (test/bin/app.test.ts).
    env: { CDK_VALIDATION: 'false' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
    // More than two cores have: the tests of faults mostly wait, for time-outs that are real.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, browser],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browser],
          globalSetup: ['test/browser/chromium-setup.ts'],
          // How long to wait for what never comes: a busy machine takes longer over what does.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
