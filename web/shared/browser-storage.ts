/** For as long as the browser has it, or as the tab is open. */
type Area = 'localStorage' | 'sessionStorage';

/** Returns what was kept, or null: also where the browser keeps nothing for this page. */
export function kept(area: Area, key: string): string | null {
  try {
    return globalThis[area].getItem(key);
  } catch {
    return null;
  }
}

/** Whether the browser keeps anything for this page. */
export function keeps(area: Area): boolean {
  return keep(area, 'sealform.tried', '') && keep(area, 'sealform.tried', undefined);
}

/** Keeps a text, or nothing any more. Returns false where the browser keeps nothing for this page. */
export function keep(area: Area, key: string, text: string | undefined): boolean {
  try {
    if (text === undefined) globalThis[area].removeItem(key);
    else globalThis[area].setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
