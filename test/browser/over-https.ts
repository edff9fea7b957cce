import type { BrowserContext, Route } from 'playwright-core';
import type { BrowserStage } from './stage.ts';

/** Origins of a brand's page and of our site, as they are on the internet. */
export interface Origins {
  readonly shop: string;
  readonly site: string;
}

/**
 * Has a browser find the stage's shop and site at these origins. Each answer is the stage's own, with the one pair of origins
 * in place of the other; sockets go to the stage itself.
 */
export async function overHttps(
  context: BrowserContext,
  stage: BrowserStage,
  { shop, site }: Origins,
): Promise<void> {
  const shopOrigin = new URL(stage.shopUrl).origin;
  const { origin: sockets } = new URL(stage.runtime.webSocketUrl);
  const moved = (text: string) =>
    text
      .replaceAll(stage.siteUrl, site)
      .replaceAll(shopOrigin, shop)
      .replace("connect-src 'self'", `connect-src 'self' ${sockets}`);
  const answer = (url: string) => async (route: Route) => {
    const { pathname, search } = new URL(route.request().url());
    const response = await fetch(`${url}${pathname}${search}`);
    const headers = [...response.headers].filter(([name]) => name !== 'content-encoding');
    const bytes = Buffer.from(await response.arrayBuffer());
    const isText = /html|javascript|json/.test(response.headers.get('content-type') ?? '');
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(headers.map(([name, value]) => [name, moved(value)])),
      body: isText ? moved(bytes.toString()) : bytes,
    });
  };
  // To the browser these are pages from the internet that ask for a server of this machine.
  await context.grantPermissions(['local-network-access']);
  await context.route(`${shop}/**`, answer(stage.shopServer));
  await context.route(`${site}/**`, answer(stage.siteUrl));
}
