import { keep, kept } from '../shared/browser-storage.ts';

const key = 'sealform.open';

/** Whether the panel was open on the page before, in this tab. Where nothing can be kept it begins closed. */
export function wasOpen(): boolean {
  return kept('sessionStorage', key) !== null;
}

export function keepOpen(isOpen: boolean): void {
  keep('sessionStorage', key, isOpen ? '' : undefined);
}
