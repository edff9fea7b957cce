import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A frame with a place to write and nothing else: what any frame takes in this browser, on this machine. */
const empty = '<!doctype html><title>Empty</title><textarea></textarea>';
const frame = '/chat/index.html';

/**
 * Opens the chat on the shop's page, with an empty cache and a processor that is so many times slower. Resolves to how
 * long it took from the first byte of the frame asked for to a place to write on the screen, ms.
 */
export async function untilUsable(
  browser: Browser,
  shopUrl: string,
  { slowdown, isEmpty }: { readonly slowdown: number; readonly isEmpty: boolean },
): Promise<number> {
  const context = await browser.newContext({ locale: 'en-GB' });
  try {
    if (isEmpty) await serveEmpty(context);
    const page = await context.newPage();
    await page.addInitScript(noteWhenUsable);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(shopUrl, { waitUntil: 'commit' });
    await page.locator('sealform-chat:defined').evaluate((chat) => chat.setAttribute('open', ''));
    return await usableAt(page);
  } finally {
    await context.close();
  }
}

function serveEmpty(context: BrowserContext): Promise<unknown> {
  return context.route(`**${frame}*`, (route) => route.fulfill({ contentType: 'text/html', body: empty }));
}

/** Runs in every document before its scripts, and in the frame's writes down when it can be written in. */
function noteWhenUsable(): void {
  if (location.pathname !== '/chat/index.html') return;
  const look = () => {
    const place = document.querySelector('textarea');
    if (place && place.getClientRects().length > 0) performance.mark('usable');
    else requestAnimationFrame(look);
  };
  look();
}

async function usableAt(page: Page): Promise<number> {
  for (;;) {
    const inside = page.frames().find((each) => each.url().includes(frame));
    const at = await inside?.evaluate(() => performance.getEntriesByName('usable')[0]?.startTime);
    if (at !== undefined) return at;
    await page.waitForTimeout(50);
  }
}
