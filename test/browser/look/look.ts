import type { Locator, Page } from 'playwright-core';
import { expect, inject } from 'vitest';

/**
 * Makes a page light or dark, as the system would. Firefox’s driver cannot change the system, so our pages are told there as
 * by the page around them.
 */
export async function setColorScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  if (inject('browser') !== 'firefox') return page.emulateMedia({ colorScheme });
  for (const frame of page.frames()) {
    await frame.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), colorScheme);
  }
}

/** A colour as computed, `rgb(r, g, b)`: how bright it is, 0 to 255. */
function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return 0.3 * red + 0.6 * green + 0.1 * blue;
}

/** How a text looks, by what it is written on and its letters as they are computed; they have to stand out clearly. */
export async function lookOf(text: Locator): Promise<'light' | 'dark'> {
  const [ground, ink] = await text.evaluate((element) => {
    const grounds: string[] = [];
    for (let each: Element | null = element; each;) {
      grounds.push(getComputedStyle(each).backgroundColor);
      const root = each.getRootNode();
      each = each.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    }
    return [grounds.find((each) => each !== 'rgba(0, 0, 0, 0)'), getComputedStyle(element).color];
  });
  const isDark = brightness(ground ?? '') < brightness(ink ?? '');
  expect(Math.abs(brightness(ground ?? '') - brightness(ink ?? ''))).toBeGreaterThan(120);
  return isDark ? 'dark' : 'light';
}
