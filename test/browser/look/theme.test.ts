import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cannot } from '../browsers/cannot.ts';
import { lookOf } from './look.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

const systems = ['light', 'dark'] as const;
const themes = ['light', 'dark', 'sepia', undefined] as const;

async function frameOf(page: Page, path: string): Promise<Frame> {
  await expect.poll(() => page.frames().some((each) => each.url().includes(path))).toBe(true);
  return page.frames().find((each) => each.url().includes(path)) ?? page.mainFrame();
}

for (const system of systems) {
  test(`where the system is ${system}, the theme that the page asks for is what is seen, and else the system's`, async () => {
    if (system === 'dark') cannot('firefox', 'its driver cannot change the system to dark');
    // To the browser a page that a test made up is one of the internet's, which asks before it loads from this machine.
    const context = await stage.context({ colorScheme: system, permissions: ['local-network-access'] });
    const page = await context.newPage();
    for (const theme of themes) {
      await page.route(stage.shopUrl, (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><script async src="${stage.siteUrl}/chat/sealform.js"></script>
            <sealform-chat open ${theme ? `theme="${theme}"` : ''}></sealform-chat>`,
        }),
      );
      await page.goto(stage.shopUrl);
      const frame = await frameOf(page, '/chat/index.html');
      const expected = theme === 'light' || theme === 'dark' ? theme : system;
      expect.soft(await lookOf(frame.locator('textarea')), `the composer, asked for ${theme}`).toBe(expected);
      expect
        .soft(await lookOf(frame.locator('h1, h2').first()), `the greeting, asked for ${theme}`)
        .toBe(expected);
    }
  });
}
