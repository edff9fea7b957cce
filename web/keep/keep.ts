import { downloadFile } from '../shared/file/download-file.ts';
import { type FileToKeep, isFileToKeep } from '../shared/file/file-to-keep.ts';
import { sayOnly } from '../shared/text/say-only.ts';

/**
 * The chat whose file this page saves. In the chat's own frame, Firefox and Safari apply the `frame-src` of the page around
 * it to a download, and refuse it silently.
 */
const chat = window.opener as Window | null;

/** How often the chat is told that this page is there, ms: it may still be writing the file. */
const tellEveryMs = 100;

/** How long it may take, ms. */
const patienceMs = 10_000;

function wait(from: Window): void {
  const telling = setInterval(() => {
    // Not `() => from.postMessage(…)`: WebKit makes a tail call of that, and then takes the chat itself for the sender.
    from.postMessage('keep', location.origin);
  }, tellEveryMs);
  const patience = setTimeout(() => {
    clearInterval(telling);
    nothing();
  }, patienceMs);
  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== from || origin !== location.origin || !isFileToKeep(data)) return;
    clearInterval(telling);
    clearTimeout(patience);
    show(data);
  });
}

/** Saves it at once, and again when asked to: some browsers save only what somebody presses for. */
function show(file: FileToKeep): void {
  const save = () => downloadFile(file);
  const said = document.createElement('p');
  const button = document.createElement('button');
  const main = document.createElement('main');
  said.textContent = file.said;
  button.textContent = file.save;
  button.onclick = save;
  main.append(said, button);
  document.title = file.name;
  Object.assign(document.documentElement, { lang: file.lang, dir: file.dir });
  document.body.replaceChildren(main);
  save();
}

function nothing(): void {
  sayOnly('There is nothing to save here.');
}

if (chat) wait(chat);
else nothing();
