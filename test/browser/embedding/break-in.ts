import type { Page } from 'playwright-core';

/**
 * What the page around it can get at in the frame of one of our elements, way by way: each is refused with the name of an
 * error.
 */
export function breakIn(
  page: Page,
  element: 'sealform-chat' | 'sealform-agent',
): Promise<Record<string, string>> {
  return page.evaluate((name) => {
    const frame = document.querySelector(name)?.shadowRoot?.querySelector('iframe');
    const inside = frame?.contentWindow as Window;
    const ways: Record<string, () => unknown> = {
      document: () => inside.document.body.textContent,
      contentDocument: () => frame?.contentDocument,
      storage: () => inside.localStorage.length,
      location: () => inside.location.href,
      property: () => (inside as unknown as Record<string, unknown>)['visitor'],
    };
    const outcome = (way: () => unknown) => {
      try {
        return String(way());
      } catch (error) {
        return error instanceof DOMException ? error.name : 'another error';
      }
    };
    return Object.fromEntries(Object.entries(ways).map(([way, attempt]) => [way, outcome(attempt)]));
  }, element);
}

/** What comes of it where the frame is of another origin. */
export const nothing = {
  document: 'SecurityError',
  contentDocument: 'null',
  storage: 'SecurityError',
  location: 'SecurityError',
  property: 'SecurityError',
};
