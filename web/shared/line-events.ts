/** A client, as far as a page tells it when to look after its connection. */
export interface Line {
  checkNow(): void;
  inUse(): void;
}

const usage = ['keydown', 'input', 'pointerdown', 'pointermove', 'wheel'];

/**
 * Tells a client when the network or the page comes back, and whenever somebody uses the page: a socket may have died
 * without a word meanwhile. Returns how to stop that.
 */
export function watchLine(line: Line): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const isBack = () => line.checkNow();
  // `offline` is only a guess of the browser's: the check says whether it is right.
  for (const event of ['online', 'offline', 'focus', 'pageshow']) addEventListener(event, isBack, { signal });
  const isSeen = () => document.visibilityState === 'visible' && isBack();
  document.addEventListener('visibilitychange', isSeen, { signal });
  const options = { signal, capture: true, passive: true };
  for (const event of usage) addEventListener(event, () => line.inUse(), options);
  return () => controller.abort();
}
