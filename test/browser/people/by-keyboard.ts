import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More presses than any screen has places to stop at. */
const mostStops = 60;

/** Why Firefox is not asked to go on at the top of the page. */
export const tabLeaves = 'Tab at the end of a page goes to the tool bar, where its driver presses no key';

/** Presses Tab until this has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await target.evaluate((element) => element.matches(':focus, :focus-within'))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(target)} is not reached by ${key}`);
}

/** Goes there, and presses Enter. */
export async function pressOn(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
}

/** Resolves when the focus has come to rest here: whoever has no mouse goes on from where it is. */
export async function expectFocus(target: Locator): Promise<void> {
  await target.waitFor();
  const hasFocus = () =>
    target.evaluate(
      (element) =>
        new Promise((resolve) => {
          // What is drawn in this frame may still move it.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(element.matches(':focus'))));
        }),
    );
  await expect.poll(hasFocus, { message: `${String(target)} has the focus`, timeout: 5_000 }).toBe(true);
}
