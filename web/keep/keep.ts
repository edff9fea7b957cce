import { downloadFile } from '../shared/download-file.ts';
import { isFileToKeep } from '../shared/file-to-keep.ts';
import { sayOnly } from '../shared/say-only.ts';

/** How often the chat is told that this page is there, ms: it may still be writing the file. */
const tellEveryMs = 100;

/**
 * Saves a file of the chat that opened this page. In the chat's own frame, Firefox and Safari let the policy of the page
 * around it decide about that (`frame-src`), and say nothing when it does not.
 */
const chat = window.opener as Window | null;
if (!chat) sayOnly('There is nothing to save here.');
const telling = setInterval(() => chat?.postMessage('keep', location.origin), tellEveryMs);

addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
  if (source !== chat || origin !== location.origin || !isFileToKeep(data)) return;
  clearInterval(telling);
  const save = () => downloadFile(data);
  const said = document.createElement('p');
  const button = document.createElement('button');
  const main = document.createElement('main');
  said.textContent = data.said;
  button.textContent = data.save;
  button.onclick = save;
  main.append(said, button);
  document.title = data.name;
  Object.assign(document.documentElement, { lang: data.lang, dir: data.dir });
  document.body.replaceChildren(main);
  save();
});
