import { keep } from '../../shared/browser-storage.ts';

const closedKey = 'sealform.closed';

const reasons = ['locked', 'left', 'leftHere', 'ended'] as const;

/** `leftHere`: the agent signed out everywhere, and it is not known whether elsewhere too. */
export type Closed = (typeof reasons)[number];

/**
 * Why the console was closed in this browser, until somebody signs in: a reload does not unlock it, and whoever comes has
 * to prove who they are, also where the issuer would still know.
 */
export function whyClosed(): Closed | undefined {
  const kept = localStorage.getItem(closedKey);
  return reasons.find((each) => each === kept);
}

/** Keeps that the console is closed. Where the browser has no room for it, this page is closed all the same. */
export function keepClosed(why: Closed): void {
  keep('localStorage', closedKey, why);
}

/** Somebody has signed in. */
export function keepOpen(): void {
  localStorage.removeItem(closedKey);
}

/** Tells when another tab has closed the console. */
export function onClosedElsewhere(closed: () => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === closedKey && newValue !== null) closed();
  });
}
