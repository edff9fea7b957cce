/** The browsers of the projects of vitest.config.ts, as the documentation calls them, and where their tests are. */
export const browsers = {
  browser: { browser: 'Chromium', folder: 'test/browser' },
  firefox: { browser: 'Firefox', folder: 'test/browser' },
  webkit: { browser: 'WebKitGTK', folder: 'test/webkit' },
};

/** A run of every test in one browser, without a failure. */
export interface BrowserRun {
  readonly browser: string;
  readonly version: string;
  /** Year, month and day, UTC. */
  readonly date: string;
}

/**
 * A page of documentation with this run in its table of browsers, in the place of the one before.
 *
 * @throws when the page has no row for the browser
 */
export function withRun(page: string, { browser, version, date }: BrowserRun): string {
  const row = new RegExp(`^\\| ${browser} +\\|.*$`, 'm');
  if (!row.test(page)) throw new Error(`the page has no row for ${browser}`);
  return page.replace(row, `| ${[browser, version, date].join(' | ')} |`);
}
