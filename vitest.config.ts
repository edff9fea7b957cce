import { configDefaults, defineConfig } from 'vitest/config';
import { brandAliases } from './test/brand-alias.ts';
import { useOwnTemporaryFolder } from './test/temporary-folder.ts';

useOwnTemporaryFolder();

/** Needs nothing but Node: no synthesized app, no engine, no browser. */
const unit = [
  'test/core/**/*.test.ts',
  'test/branding/*.test.ts',
  'test/model/*.test.ts',
  'test/client/**/*.test.ts',
  'test/web/**/*.test.ts',
];
/** Reads what is deployed, and runs none of it. */
const templates = ['lib', 'docs', 'checks', 'forms'].map((folder) => `test/${folder}/**/*.test.ts`);
const browser = ['test/browser/**/*.test.ts'];
const webkit = ['test/webkit/**/*.test.ts'];

/** What shows most of the pages, for the gate; `npm run test:browsers` runs all in each browser. */
const inFirefox = [
  'chat/whole-job',
  'chat/ledger',
  'visitor/visitor-screens',
  'look/languages',
  'agent/agent-keys',
].map((name) => `test/browser/${name}.test.ts`);

export default defineConfig({
  resolve: { alias: brandAliases },
  test: {
    // The CDK's own check of templates takes two thirds of a synthesis: one test runs it (test/bin/app.test.ts).
    env: { CDK_VALIDATION: 'false' },
    // How long to wait for what never comes: a busy machine takes longer over what does.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
    // Files share processes: to load the same modules in each is a quarter of what they cost.
    isolate: false,
    // More than two cores have: some tests wait, for processes and browsers.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: unit },
      },
      {
        extends: true,
        test: {
          name: 'templates',
          include: templates,
          globalSetup: ['test/synthesized-app.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...unit, ...templates, ...browser, ...webkit],
          globalSetup: ['test/synthesized-app.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browser,
          globalSetup: ['test/synthesized-app.ts', 'test/browser/browsers/chromium-setup.ts'],
          provide: { browser: 'chromium-headless-shell' },
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'firefox',
          include: process.env['SEALFORM_BROWSERS'] === 'all' ? browser : inFirefox,
          globalSetup: ['test/synthesized-app.ts', 'test/browser/browsers/firefox-setup.ts'],
          provide: { browser: 'firefox' },
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'webkit',
          include: webkit,
          globalSetup: [
            'test/synthesized-app.ts',
            'test/browser/browsers/firefox-setup.ts',
            'test/webkit/driver/setup.ts',
          ],
          provide: { browser: 'firefox' },
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
