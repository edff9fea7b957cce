import { downloadFile } from '../../shared/file/download-file.ts';
import type { FileToKeep, KeptFile } from '../../shared/file/file-to-keep.ts';
import { directionOf } from '../../shared/text/languages.ts';
import type { Context } from './context.ts';

/**
 * Saves a file through a page of ours that the visitor's press has opened: see web/keep/keep.ts. Where nothing is around
 * the chat, or no page could be opened, the chat saves it itself.
 *
 * @param page what {@link keepingPage} opened
 */
export function keepFile(page: Window | null, file: KeptFile, { texts, language }: Context): void {
  if (page === null) return downloadFile(file);
  const given: FileToKeep = {
    ...file,
    said: texts.kept(file.name),
    save: texts.keepAgain,
    lang: language,
    dir: directionOf(language),
  };
  const hear = ({ source, origin }: MessageEvent<unknown>) => {
    if (source !== page || origin !== location.origin) return;
    removeEventListener('message', hear);
    page.postMessage(given, origin);
  };
  addEventListener('message', hear);
}
