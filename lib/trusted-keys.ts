import type { Config } from './config.ts';

/**
 * Fingerprints of the brand's keys that the installation trusts, its site and its server alike: the key that signs, and the
 * one before while certificates of it are still in use.
 */
export function trustedKeys({ previousBrandKey }: Config, current: string): string[] {
  return previousBrandKey === undefined ? [current] : [current, previousBrandKey];
}
