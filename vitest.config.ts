import { configDefaults, defineConfig } from 'vitest/config';
import { MixedOrder } from './test/mixed-order.ts';

/** Needs nothing but Node: no synthesized app, no engine, no browser. */
const unit = [
  'test/core/**/*.test.ts',
  'test/model/*.test.ts',
  'test/client/*.test.ts',
  'test/web/**/*.test.ts',
];
const browser = ['test/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    // The CDK's own check of templates takes two thirds of a synthesis: one test runs it (test/bin/app.test.ts).
    env: { CDK_VALIDATION: 'false' },
    // How long to wait for what never comes: a busy machine takes longer over what does.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
    // More than two cores have: some tests wait, for processes and browsers.
    maxWorkers: 3,
    sequence: { sequencer: MixedOrder },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: unit },
      },
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...unit, ...browser],
          globalSetup: ['test/synthesized-app.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browser,
          globalSetup: ['test/synthesized-app.ts', 'test/browser/chromium-setup.ts'],
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
