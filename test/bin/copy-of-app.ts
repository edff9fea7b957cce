import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** What a synthesis reads. */
const parts = [
  ...['bin', 'client', 'core', 'forms', 'lambdas', 'lib', 'web'],
  ...['cdk.json', 'package.json', 'package-lock.json', 'sealform.config.ts', 'tsconfig.json'],
];

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
    for (const part of parts) cpSync(part, join(copy, part), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
    return copy;
  };
  return { folder, copyOfApp };
}
