import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';

/**
 * The browsers that a stage can have: Chromium as people use it, with windows, a profile and what it offers to fill in;
 * and its headless shell, which shows pages by the same engine for half the processor time.
 */
export type BrowserName = 'chromium' | 'chromium-headless-shell';

/** Chromium without anything that talks to its makers, or needs a display. */
const quiet = [
  '--disable-gpu',
  '--in-process-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * What a browser is started with.
 *
 * @param leads - from the host of an address to the host and port that answer in its place
 */
export function launchOptions(name: BrowserName, leads: Readonly<Record<string, string>>) {
  const rules = Object.entries(leads).map(([host, to]) => `MAP ${host} ${to}`);
  return { executablePath: inject(name), args: [...quiet, `--host-resolver-rules=${rules.join(',')}`] };
}

/** Starts a browser, with the options of {@link launchOptions}. */
export function launch(name: BrowserName, leads: Readonly<Record<string, string>>): Promise<Browser> {
  return chromium.launch(launchOptions(name, leads));
}
