import { afterEach, beforeEach, expect, inject } from 'vitest';
import { sizeComplaints, sizeOf } from '../browser/look/fits.ts';
import type { People } from '../browser/people/people.ts';
import type { BrowserStage } from '../browser/stage/stage.ts';
import { WebKitAgent } from './agent.ts';
import type { View } from './driver/view.ts';
import { WebKitVisitor } from './visitor.ts';
import { WebKit, type WebKitOptions } from './driver/webkit.ts';

/** People with WebKit at a stage. */
export class WebKitPeople implements People {
  readonly #stage: BrowserStage;
  readonly #browsers: WebKit[] = [];
  /** The documents that people have before them. */
  readonly #views: View[] = [];

  constructor(stage: BrowserStage) {
    this.#stage = stage;
  }

  /** Of the browsers that people have now, if anybody has one. */
  get version(): string | undefined {
    return this.#browsers[0]?.driver.version;
  }

  /** A visitor with a telephone's width, on the shop's page, the chat opened. */
  async visitor(options: Partial<WebKitOptions> = {}, shopUrl = this.#stage.shopUrl): Promise<WebKitVisitor> {
    const browser = await this.#open({ width: 390, height: 844, ...options });
    const visitor = await WebKitVisitor.open(browser, shopUrl);
    this.#views.push(visitor.page, visitor.chat);
    return visitor;
  }

  /** An agent in the console, signed in through the sign-in page with password and one-time code. */
  async agent(username = 'ana', options: Partial<WebKitOptions> = {}): Promise<WebKitAgent> {
    const browser = await this.#open({ width: 1280, height: 800, ...options });
    const agent = await WebKitAgent.signIn(browser, this.#stage.runtime, username);
    this.#views.push(agent.page);
    return agent;
  }

  /** Ends every person's browser; nothing in any of them may have gone wrong, and every page of ours fits its window. */
  async leave(): Promise<void> {
    const tooLarge = await this.#tooLarge();
    const browsers = this.#browsers.splice(0);
    await Promise.all(browsers.map((browser) => browser.quit()));
    for (const browser of browsers) await browser.removeProfile();
    const complaints = browsers.flatMap((browser) => browser.complaints);
    expect({ complaints, tooLarge }).toEqual({ complaints: [], tooLarge: [] });
  }

  /** Complaints about the pages that are open. A browser that has quit has none. */
  async #tooLarge(): Promise<string[]> {
    const complaints: string[] = [];
    // One browser shows one document at a time to its driver.
    for (const view of this.#views.splice(0))
      complaints.push(...(await view.run(sizeOf).then(sizeComplaints, () => [])));
    return complaints;
  }

  async #open(options: Omit<WebKitOptions, 'leads'>): Promise<WebKit> {
    const browser = await WebKit.open({ leads: this.#stage.leads, ...options });
    this.#browsers.push(browser);
    return browser;
  }
}

/**
 * People with WebKit for the tests of this file. After each of them nothing may have been complained of. Where this machine has
 * no WebKit, they are skipped.
 */
export function useWebKit(stage: BrowserStage): WebKitPeople {
  const people = new WebKitPeople(stage);
  beforeEach(({ skip }) => skip(!inject('webkit'), 'there is no WebKit here'));
  afterEach(({ task }) => {
    if (people.version !== undefined) task.meta.browserVersion = people.version;
    return people.leave();
  });
  return people;
}
