import { Stryker } from '@stryker-mutator/core';
import { synthesizedApp } from '../synthesized-app.ts';
import { isPart, type Part, type PartName, parts } from './parts.ts';

/**
 * `npm run test:mutation [-- PART …]`: breaks each part in one place at a time, and fails where its tests notice too little.
 * What they do not notice is listed in coverage/mutation.
 */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isPart(name));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}`);
const names = asked.length > 0 ? asked.filter(isPart) : (Object.keys(parts) as PartName[]);

for (const name of names) {
  const { mutate, wantsApp }: Part = parts[name];
  process.env['SEALFORM_MUTATED'] = name;
  if (wantsApp) process.env['SEALFORM_ASSEMBLY'] = await synthesizedApp();
  const at = `coverage/mutation/${name}`;
  await new Stryker({
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutation/vitest.config.ts' },
    mutate: [...mutate],
    thresholds: { high: 90, low: 85, break: 85 },
    concurrency: 2,
    // A loop without end is mostly seen by its count; a busy machine takes longer over what does end.
    timeoutMS: 60_000,
    tempDirName: 'coverage/mutation-sandbox',
    reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
    jsonReporter: { fileName: `${at}.json` },
    htmlReporter: { fileName: `${at}.html` },
    clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  }).runMutationTest();
}
