const key = 'sealform.open';

/** Whether the panel was open on the page before, in this tab. */
export function wasOpen(): boolean {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    // The browser keeps nothing for this page.
    return false;
  }
}

export function keepOpen(isOpen: boolean): void {
  try {
    if (isOpen) sessionStorage.setItem(key, '');
    else sessionStorage.removeItem(key);
  } catch {
    // The panel begins closed on the next page.
  }
}
