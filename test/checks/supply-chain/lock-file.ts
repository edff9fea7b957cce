import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package as package-lock.json has it. */
export interface LockedPackage {
  readonly version?: string;
  /** An SPDX expression. */
  readonly license?: string;
  /** Where npm gets it, if that is not left to npm's configuration. */
  readonly resolved?: string;
  /** A checksum of its archive. */
  readonly integrity?: string;
  /** Needed for developing only: nothing of it is deployed. */
  readonly dev?: boolean;
  /** Comes inside of another package. */
  readonly inBundle?: boolean;
}

/** Every package that the lock file has, by its folder (`node_modules/zod`). */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

export function lockedPackages(root: string): LockedPackages {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: LockedPackages;
  };
  return Object.fromEntries(Object.entries(packages).filter(([folder]) => folder !== ''));
}

/** `node_modules/a/node_modules/@b/c` is the package `@b/c`. */
export function nameOf(folder: string): string {
  return folder.replace(/^.*node_modules\//, '');
}
