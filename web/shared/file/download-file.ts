import type { KeptFile } from './file-to-keep.ts';

/** How long the browser may take to begin with a file, ms: some read it only after the press has been handled. */
const patienceMs = 60_000;

/** Has the browser save a file that was made in the page: no server is asked. */
export function downloadFile({ name, type, text }: KeptFile): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), patienceMs);
}
