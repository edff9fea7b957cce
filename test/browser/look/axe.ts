import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { setColorScheme } from './look.ts';

/** WCAG 2.2 AA, and what axe's makers hold for good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What axe finds in a document, each with the elements that it is about. */
async function findings(frame: Frame): Promise<string[]> {
  // By way of the debugger: the page's own policy allows no such script.
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate(
    (values) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
        iframes: false,
      }),
    tags,
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} · ${told(node)}`));
}

function told({ target, any, all, none }: axe.NodeResult): string {
  const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
  return `${target.flat().join(' ')} · ${why}`;
}

/** What every screen is looked at in. At 200 % a window of 1280 × 800 has 640 × 400 CSS pixels. */
const all = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'on a tablet', colorScheme: 'light', viewport: { width: 820, height: 1180 } },
  { name: '320 px wide', colorScheme: 'light', viewport: { width: 320, height: 640 } },
  { name: 'zoomed to 200 %', colorScheme: 'dark', viewport: { width: 640, height: 400 } },
] as const;
const [light, , , narrow, zoomed] = all;

/** Firefox takes twice as long over each as Chromium does. It sees each width and both colour schemes, but not every pair. */
const settings = inject('browser') === 'firefox' ? [light, narrow, zoomed] : all;

/** Looks at a screen in every setting: axe finds nothing, nothing has to be scrolled sideways, and nothing moves. */
export async function expectGoodScreen(screen: string, page: Page, frame = page.mainFrame()): Promise<void> {
  const found = new Map<string, string[]>();
  for (const { name, colorScheme, viewport } of settings) {
    await setColorScheme(page, colorScheme);
    await page.setViewportSize(viewport);
    const wider = await widerThanScreen(frame);
    const sideways = wider > 0 ? [`${wider} px have to be scrolled to sideways`] : [];
    const moving = await moves(frame);
    for (const finding of [...(await findings(frame)), ...sideways, ...moving]) {
      found.set(finding, [...(found.get(finding) ?? []), name]);
    }
  }
  await page.setViewportSize(light.viewport);
  const lines = [...found].map(([finding, names]) => `${screen} (${names.join(', ')}): ${finding}`);
  expect.soft(lines).toEqual([]);
}

/** WCAG 2.2, 1.4.10. */
function widerThanScreen(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** What is animated although these people's browsers ask for less motion (WCAG 2.2, 2.3.3). */
function moves(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const found = new Set<string>();
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        const { animationName, transitionDuration } = getComputedStyle(element);
        if (animationName !== 'none' || /[1-9]/.test(transitionDuration))
          found.add(`${element.localName} moves`);
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    visit(document);
    return [...found];
  });
}
