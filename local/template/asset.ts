import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Json } from './json.ts';

/**
 * Absolute path of an asset's folder: the one that the template names, or the one in `directory` that goes by the hash
 * in the key under which the asset would be uploaded. `undefined` if there is none.
 */
export function assetFolder(
  directory: string,
  named: Json | undefined,
  s3Key: Json | undefined,
): string | undefined {
  const hash = typeof s3Key === 'string' ? /([0-9a-f]{64})/.exec(s3Key)?.[1] : undefined;
  return [named, hash === undefined ? undefined : `asset.${hash}`]
    .filter((candidate) => typeof candidate === 'string')
    .map((candidate) => resolve(directory, candidate))
    .find((candidate) => existsSync(candidate));
}
