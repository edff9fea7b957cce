import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { type BrowserRun, browsers, withRun } from './browser-table.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** The version of the browser that the test ran in. */
    browserVersion?: string;
  }
}

const page = 'docs/embed.md';

/** Lists why tests were skipped. After a run of every file in a browser without a failure, writes that into the documentation. */
export default class BrowsersReporter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    for (const [project, { browser, folder }] of Object.entries(browsers)) {
      const files = globSync(`${folder}/*.test.ts`).length;
      const own = modules.filter((module) => module.project.name === project);
      const tests = own.flatMap((module) => [...module.children.allTests()]);
      for (const test of tests) tellIfSkipped(browser, test);
      const version = tests.map((test) => test.meta().browserVersion).find((each) => each !== undefined);
      const passed = own.filter((module) => ['passed', 'skipped'].includes(module.state()));
      if (passed.length === files && version !== undefined)
        await write({ browser, version, date: new Date().toISOString().slice(0, 10) });
    }
  }
}

function tellIfSkipped(browser: string, test: TestCase): void {
  const { state, note } = test.result() as { readonly state: string; readonly note?: string };
  if (state !== 'skipped') return;
  process.stdout.write(`skipped in ${browser}: ${test.name} (${note ?? 'no reason is given'})\n`);
}

async function write(run: BrowserRun): Promise<void> {
  const options = await resolveConfig(page);
  const text = withRun(readFileSync(page, 'utf8'), run);
  writeFileSync(page, await format(text, { ...options, filepath: page }));
}
