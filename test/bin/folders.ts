import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { copyApp } from '../copy-of-app.ts';

/** Makes folders that go with their test. */
export function useFolders(): { folder: () => string; copyOfApp: () => string } {
  const folders: string[] = [];
  afterEach(() => folders.splice(0).forEach((path) => rmSync(path, { recursive: true })));
  const folder = (): string => {
    const path = mkdtempSync(join(tmpdir(), 'sealform-app-'));
    folders.push(path);
    return path;
  };
  /** A copy of the app, its dependencies shared. */
  const copyOfApp = (): string => {
    const copy = folder();
    copyApp(copy);
    return copy;
  };
  return { folder, copyOfApp };
}

/** A copy of the app for all tests of a file, as the brand in test/brand has it: the way to its folder. */
export function useCopyOfApp(): (path?: string) => string {
  let copy = '';
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'sealform-app-'));
    copyApp(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true }));
  return (path = '') => join(copy, path);
}
