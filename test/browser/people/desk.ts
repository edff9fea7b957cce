import type { BrowserContext, Frame, Locator, Page } from 'playwright-core';
import { AgentPage } from './agent-page.ts';
import type { BrowserStage } from '../stage/stage.ts';

/** An agent desktop of the brand's, on another origin, with the forms of one conversation in it. */
export class DeskPage {
  readonly page: Page;
  readonly #stage: BrowserStage;

  private constructor(page: Page, stage: BrowserStage) {
    this.page = page;
    this.#stage = stage;
  }

  /** @param prepare what is done to the browser before */
  static async open(
    stage: BrowserStage,
    conversationId: string,
    prepare?: (context: BrowserContext) => Promise<void>,
  ): Promise<DeskPage> {
    const context = await stage.context({ viewport: { width: 1280, height: 800 } });
    await prepare?.(context);
    // To the browser a page that a test made up is one of the internet's, which asks before it loads from this machine.
    await context.grantPermissions(['local-network-access']);
    const page = await context.newPage();
    await page.route('**/desk.css', (route) =>
      route.fulfill({ contentType: 'text/css', body: 'sealform-agent { height: 40rem }' }),
    );
    await page.route('**/desk', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'content-security-policy': policy(stage.siteUrl) },
        body: document(stage.siteUrl, conversationId),
      }),
    );
    await page.goto(`${stage.shopUrl}desk`);
    const desk = new DeskPage(page, stage);
    await page.locator('sealform-agent:defined').waitFor();
    await desk.button(/Sign in|Take/).waitFor();
    return desk;
  }

  /** The frame of our origin. */
  get frame(): Frame {
    const frame = this.page.frames().find((each) => each.url().includes('/agent/index.html'));
    if (!frame) throw new Error('the desktop has no frame');
    return frame;
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  }

  says(text: string | RegExp): Promise<void> {
    return this.frame.getByText(text).first().waitFor();
  }

  /** In the window that opens for it, with password and one-time code. */
  async signIn(username = 'ana', act = 'Sign in', name = username): Promise<void> {
    const window = this.page.waitForEvent('popup');
    await this.button(act).click();
    const opened = await window;
    await new AgentPage(opened).authenticate(this.#stage.runtime, username);
    await this.says(`Signed in as ${name}`);
  }

  /** Another conversation is chosen in the desktop. */
  async turnTo(conversationId: string): Promise<void> {
    await this.page
      .locator('sealform-agent')
      .evaluate((element, id) => element.setAttribute('conversation', id), conversationId);
  }
}

/** The strictest policy with which it works. */
function policy(siteUrl: string): string {
  return `default-src 'none'; script-src ${siteUrl}; frame-src ${siteUrl}; style-src 'self'; img-src 'self'`;
}

function document(siteUrl: string, conversationId: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Desktop</title>
    <link rel="icon" href="/lamp-pendant.svg">
    <link rel="stylesheet" href="/desk.css">
    <script src="${siteUrl}/chat/sealform.js" async></script>
  </head>
  <body>
    <h1>Ticket 20-1184</h1>
    <sealform-agent conversation="${conversationId}"></sealform-agent>
  </body>
</html>`;
}
