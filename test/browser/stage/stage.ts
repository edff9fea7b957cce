import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { memoryKeyStore } from '../../../client/index.ts';
import { AgentProgram, agents, overseers, pinOf, VisitorProgram } from '../../../play/local/people.ts';
import { startShop, type Shop } from '../../../play/local/shop/server.ts';
import type { Runtime } from '../../../local/runtime.ts';
import { forms } from '../../../branding/forms.ts';
import { startRuntime } from '../../runtime.ts';
import { AgentPage } from '../people/agent-page.ts';
import { type BrowserName, launch, launchWithProfile, type Leads } from '../browsers/browsers.ts';
import { skipWithout } from '../browsers/cannot.ts';
import { DroppingProxy } from './dropping-proxy.ts';
import { sizeComplaints, sizeOf } from '../look/fits.ts';
import { Front, type Origins, shopOrigin } from './front.ts';
import { raiseWhenTouched } from './raise.ts';
import { VisitorPage } from '../people/visitor-page.ts';
import { Watch } from './watch.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The browser that the tests run in, unless they ask for another. */
    browser: BrowserName;
  }
}

/** A telephone in the hand. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 3,
  // Firefox knows no such thing.
  ...(inject('browser') !== 'firefox' && { isMobile: true }),
  hasTouch: true,
};

const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

/** What browsers write of a cut socket or network, which no page can help, and of the icon that the local sign-in page lacks. */
const harmless =
  /WebSocket connection to '[^']+' failed|Firefox can’t establish a connection|was interrupted while the page was loading|CORS request did not succeed|net::ERR_INTERNET_DISCONNECTED|\/favicon\.ico: /;

interface StageOptions {
  readonly isDroppable?: boolean;
  readonly origins?: Origins;
}

/** The synthesized app, a shop with the chat on it, and browsers. */
export class BrowserStage {
  #runtime: Runtime | undefined;
  #shop: Shop | undefined;
  #browser: Browser | undefined;
  #network: DroppingProxy | undefined;
  #front: Front | undefined;
  readonly #name: BrowserName | undefined;
  readonly #isDroppable: boolean;
  readonly #origins: Origins | undefined;
  readonly #watches = new Map<BrowserContext, Watch>();
  readonly #programs: { close(): void }[] = [];

  readonly shopUrl: string;

  constructor(name: BrowserName | undefined, { isDroppable = false, origins }: StageOptions = {}) {
    this.#name = name;
    this.#isDroppable = isDroppable;
    this.#origins = origins;
    this.shopUrl = `${origins?.shop ?? shopOrigin}/`;
  }

  /** The network between the browsers and our site, on a droppable stage. */
  get network(): DroppingProxy {
    return present(this.#network);
  }

  get runtime(): Runtime {
    return present(this.#runtime);
  }

  get siteUrl(): string {
    return present(this.runtime.siteUrl);
  }

  /** Where the shop is served. Browsers find it at {@link shopUrl}. */
  get shopServer(): string {
    return present(this.#shop).url;
  }

  /** Origin from which the shop has the chat. */
  get chatOrigin(): string {
    return this.#origins?.site ?? this.siteUrl;
  }

  get browser(): Browser {
    return present(this.#browser);
  }

  /** From the host of an address to the host and port that answer in its place. */
  get leads(): Leads {
    if (this.#front) return this.#front.leads;
    const shop = { [new URL(shopOrigin).host]: new URL(this.shopServer).host };
    return this.#network ? { ...shop, [new URL(this.siteUrl).host]: this.#network.address } : shop;
  }

  async open(): Promise<void> {
    const users = [...agents, ...overseers];
    this.#runtime = await startRuntime({ assembly: inject('assembly'), users });
    this.#shop = await startShop({ siteUrl: this.siteUrl, pin: pinOf(this.runtime) });
    if (this.#origins) this.#front = await Front.open(this.#origins, this);
    if (this.#isDroppable) this.#network = await DroppingProxy.to(this.siteUrl);
    if (this.#name) this.#browser = await launch(this.#name, this.leads, this.#origins !== undefined);
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    for (const program of this.#programs.splice(0)) program.close();
    this.#network?.close();
    this.#front?.close();
    await Promise.all([this.#shop?.stop(), this.#runtime?.stop()]);
  }

  /** A person's own browser, watched. */
  async context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ignoreHTTPSErrors: this.#front !== undefined,
      ...options,
    });
    // A test before may have moved the servers' clock: a device hours behind would take no certificate.
    const now = this.runtime.clock.now();
    if (now - Date.now() > 60_000) await context.clock.setSystemTime(now);
    await this.watch(context);
    return context;
  }

  /** A browser of one person, with its profile in this folder, watched. */
  async profile(folder: string): Promise<BrowserContext> {
    const context = await launchWithProfile(present(this.#name), folder, this.leads);
    await this.watch(context);
    return context;
  }

  async watch(context: BrowserContext): Promise<Watch> {
    context.setDefaultTimeout(60_000);
    if (this.#name === 'firefox') await raiseWhenTouched(context);
    const watch = await Watch.of(context);
    this.#watches.set(context, watch);
    return watch;
  }

  /** What has been seen of the browser that a page is in. */
  watchOf(page: Page): Watch {
    return present(this.#watches.get(page.context()));
  }

  /** Drops what this page's browser has complained of: it is what the test brings about. */
  forgive(page: Page): void {
    const { complaints, errors } = this.watchOf(page);
    complaints.length = errors.length = 0;
  }

  /** A visitor on the shop's page, the chat opened. */
  async visitor(options: BrowserContextOptions = {}): Promise<VisitorPage> {
    const context = await this.context(options);
    return VisitorPage.open(await context.newPage(), this.shopUrl);
  }

  /** An agent in the console. */
  async agent(username = 'ana', options: BrowserContextOptions = {}): Promise<AgentPage> {
    return this.agentIn(await this.context({ ...desktop, ...options }), username);
  }

  /** The same, signed in as a person does: on the sign-in page, with password and one-time code. */
  async agentAtSignInPage(username = 'ana'): Promise<AgentPage> {
    const context = await this.context(desktop);
    const page = new AgentPage(await context.newPage());
    await page.signIn(this.runtime, username);
    return page;
  }

  /** The same in a browser that a test has prepared. */
  async agentIn(context: BrowserContext, username = 'ana'): Promise<AgentPage> {
    const page = new AgentPage(await context.newPage());
    await page.openSignedIn(this.runtime, username);
    return page;
  }

  /** An agent without a screen, who has joined. */
  async agentProgram(username = 'ana', keyStore = memoryKeyStore()): Promise<AgentProgram> {
    // Sign-ins are told apart by their second, and each is good for one key.
    this.runtime.clock.advance(1_000);
    const program = new AgentProgram(this.runtime, username, undefined, undefined, { keyStore });
    this.#programs.push(program.client);
    await program.join();
    return program;
  }

  /** A visitor without a screen. */
  visitorProgram(): VisitorProgram {
    const program = new VisitorProgram(this.runtime, { published: forms });
    this.#programs.push(program.client);
    return program;
  }

  /** Cuts every open socket, without a farewell. */
  cutSockets(): void {
    const { sockets } = this.runtime;
    for (const { connectionId } of sockets.list()) sockets.cut(connectionId);
  }

  /** Ends every person's browser; nothing in any of them may have gone wrong, and every page of ours fits its window. */
  async leave(): Promise<void> {
    const watches = [...this.#watches.values()];
    const tooLarge = await this.#tooLarge();
    // A request that a test answers in the server's place may still be on its way.
    const leaving = [...this.#watches.keys()].map(async (context) => {
      // A test may have closed it.
      await context.unrouteAll({ behavior: 'ignoreErrors' }).catch(() => undefined);
      await context.close();
    });
    await Promise.all(leaving);
    this.#watches.clear();
    for (const program of this.#programs.splice(0)) program.close();
    const complaints = watches.flatMap((watch) => watch.complaints.filter((each) => !harmless.test(each)));
    const violations = watches.flatMap((watch) => watch.violations);
    const errors = watches.flatMap((watch) => watch.errors.filter((each) => !harmless.test(each)));
    expect({ violations, errors, complaints, tooLarge }).toEqual({
      violations: [],
      errors: [],
      complaints: [],
      tooLarge: [],
    });
  }

  /** What is said of the pages that are open, and of their frames. Those that have been closed, or have crashed, say nothing. */
  async #tooLarge(): Promise<string[]> {
    const pages = [...this.#watches.keys()].flatMap((context) => context.pages());
    const frames = pages.flatMap((page) => page.frames());
    const sizes = await Promise.allSettled(frames.map((frame) => frame.evaluate(sizeOf)));
    return sizes.flatMap((size) => (size.status === 'fulfilled' ? sizeComplaints(size.value) : []));
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the stage is not open yet');
  return value;
}

/** A stage that is open while the tests of this file run. After each of them nothing may have been complained of. */
export function useBrowserStage(browser = inject('browser')): BrowserStage {
  return useStage(new BrowserStage(browser), browser);
}

/** The same for people who bring browsers of their own. */
export function useStageWithoutBrowser(): BrowserStage {
  return useStage(new BrowserStage(undefined));
}

/** The same, with browsers that reach our site over a network that can go dead. */
export function useDroppableStage(browser = inject('browser')): BrowserStage {
  return useStage(new BrowserStage(browser, { isDroppable: true }), browser);
}

/** The same with shop and chat at these origins. */
export function useStageAt(origins: Origins, browser = inject('browser')): BrowserStage {
  return useStage(new BrowserStage(browser, { origins }), browser);
}

/** Where this machine, or this run, does not have the browser, the tests of the file are skipped. */
function useStage(stage: BrowserStage, browser?: BrowserName): BrowserStage {
  beforeAll(() => (browser === undefined || inject(browser) ? stage.open() : undefined));
  beforeEach(({ task }) => {
    if (browser === undefined) return;
    skipWithout(browser);
    task.meta.browserVersion = stage.browser.version();
  });
  afterEach(() => stage.leave());
  afterAll(() => stage.close());
  return stage;
}
