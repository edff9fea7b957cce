import type { BrowserContext } from 'playwright-core';

/**
 * Brings a window to the front when somebody presses a key or a button in it, as every desktop does. Of the windows of a
 * Firefox one alone has the focus, and its driver presses keys in any of them.
 */
export async function raiseWhenTouched(context: BrowserContext): Promise<void> {
  // A page that closes by the press is not there to be brought to the front.
  await context.exposeBinding('raise', ({ page }) => page.bringToFront().catch(() => undefined));
  await context.addInitScript(() => {
    const { raise } = globalThis as unknown as { raise: () => void };
    for (const touch of ['pointerdown', 'keydown'])
      addEventListener(touch, () => document.hasFocus() || raise(), { capture: true });
  });
}
