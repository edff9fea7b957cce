import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, firefox, type Browser, type BrowserContext } from 'playwright-core';
import { inject } from 'vitest';
import { savesInto } from '../stage/saved-files.ts';

/**
 * The browsers that a stage can have: Chromium as people use it, with windows, a profile and what it offers to fill in; its
 * headless shell, which shows pages by the same engine for half the processor time; and Firefox.
 */
export type BrowserName = 'chromium' | 'chromium-headless-shell' | 'firefox';

/** Which host and port, or port of this machine, answers in the place of the host of an address. */
export type Leads = Readonly<Record<string, string>>;

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
 * As by default, the storage of a frame is apart for each site that it is in. Playwright switches that off, among others; of
 * several such arguments Chromium takes the last.
 */
const partitioned =
  '--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints,NetworkTimeServiceQuerying';

/** The options to start Chromium with. */
function chromiumOptions(name: Exclude<BrowserName, 'firefox'>, leads: Leads, isPartitioned = false) {
  const rules = Object.entries(leads).map(([host, to]) => `MAP ${host} ${to}`);
  const args = [
    ...quiet,
    `--host-resolver-rules=${rules.join(',')}`,
    ...(isPartitioned ? [partitioned] : []),
  ];
  return { executablePath: inject(name), args };
}

/** Firefox's preferences: reduced motion, and its default of keeping a frame's storage apart for each site. */
const settings = {
  'ui.prefersReducedMotion': 1,
  'browser.contentblocking.features.standard': '-tp,tpPrivate,cookieBehavior5,-cm,-fp',
  'network.cookie.cookieBehavior': 5,
};

/** Keys and clicks of the driver do not reach a frame of another site, unless its process is the page’s. */
const oneProcess = { 'fission.autostart': false };

/** The options to start Firefox with. It redirects by port alone, whatever the host is. */
function firefoxOptions(leads: Leads, isPartitioned = false) {
  const ports = Object.entries(leads).map((lead) => lead.map((host) => host.split(':').at(-1)).join('='));
  return {
    channel: 'moz-firefox',
    executablePath: inject('firefox'),
    firefoxUserPrefs: {
      ...settings,
      ...(isPartitioned && oneProcess),
      'network.socket.forcePort': ports.join(';'),
    },
  };
}

/** Firefox writes its open and closed tabs into its profile, with what is typed in them, and more often than by default. */
const session = {
  'browser.sessionstore.resume_from_crash': true,
  'browser.sessionstore.interval': 1_000,
};

/** Starts a browser. */
export async function launch(name: BrowserName, leads: Leads, isPartitioned: boolean): Promise<Browser> {
  if (name !== 'firefox') return chromium.launch(chromiumOptions(name, leads, isPartitioned));
  const downloadsPath = await mkdtemp(join(tmpdir(), 'sealform-downloads-'));
  const browser = await firefox.launch({ ...firefoxOptions(leads, isPartitioned), downloadsPath });
  savesInto(browser, downloadsPath);
  browser.once('disconnected', () => void rm(downloadsPath, { recursive: true, force: true }));
  return browser;
}

/** Starts a browser with a profile in this folder, which it writes as people's browsers do. */
export function launchWithProfile(name: BrowserName, folder: string, leads: Leads): Promise<BrowserContext> {
  if (name !== 'firefox') return chromium.launchPersistentContext(folder, chromiumOptions('chromium', leads));
  const { firefoxUserPrefs, ...options } = firefoxOptions(leads);
  return firefox.launchPersistentContext(folder, {
    ...options,
    firefoxUserPrefs: { ...firefoxUserPrefs, ...session },
  });
}
