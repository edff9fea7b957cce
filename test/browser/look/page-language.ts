import type { BrowserContext } from 'playwright-core';

/** The shop's pages say no language in this browser, so that the chat takes the browser's own. */
export function speakAsBrowser(context: BrowserContext): Promise<unknown> {
  return speak(context, '');
}

/** The shop's pages are in this language (BCP 47) in this browser. */
export function speak(context: BrowserContext, language: string): Promise<unknown> {
  return context.addInitScript((lang) => {
    if (window !== top) return;
    // Before the loader runs: as soon as there is an element to say it.
    new MutationObserver((_, observer) => {
      if (!document.documentElement) return;
      observer.disconnect();
      document.documentElement.lang = lang;
    }).observe(document, { childList: true });
  }, language);
}
