import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { vi } from 'vitest';

/** A file that a browser has saved for its user. */
export interface SavedFile {
  readonly name: string;
  readonly content: string;
}

/** Where each Firefox saves its files: its driver reports none. */
const folders = new WeakMap<Browser, string>();

/** Tells where a browser saves its files, of which it reports nothing itself. */
export function savesInto(browser: Browser, folder: string): void {
  folders.set(browser, folder);
}

function folderOf(page: Page): string | undefined {
  const browser = page.context().browser();
  return browser ? folders.get(browser) : undefined;
}

/** Names of the files that Firefox has saved and no test has taken. Chromium reports its own by an event. */
export async function savedUnasked(page: Page): Promise<string[]> {
  const folder = folderOf(page);
  return folder === undefined ? [] : readdir(folder);
}

/** The next file that a page, or one that it opens, saves. */
export async function nextFile(page: Page): Promise<SavedFile> {
  const folder = folderOf(page);
  if (folder !== undefined) return vi.waitFor(() => takeFile(folder), { timeout: 60_000 });
  const download = await page.context().waitForEvent('download');
  return { name: download.suggestedFilename(), content: await text(await download.createReadStream()) };
}

/** Takes the one file out of a folder. While it is being written, it is empty, has another beside it, or is another: a `.part`. */
async function takeFile(folder: string): Promise<SavedFile> {
  const [name, other] = await readdir(folder);
  if (name === undefined || other !== undefined || name.endsWith('.part'))
    throw new Error('no whole file is there');
  const content = await readFile(join(folder, name), 'utf8');
  if (content === '') throw new Error('the file is empty');
  await rm(join(folder, name));
  return { name, content };
}
