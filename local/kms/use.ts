import { ServiceError } from '../json-service.ts';
import { isObject, textOf, type Json, type JsonObject } from '../template/json.ts';
import type { EncryptionContext, Key, KeyStore } from './key-store.ts';

/** One use of one key that an operation needs permission for. */
export interface Use {
  readonly action: string;
  readonly key: Key;
  readonly alias?: string | undefined;
  readonly encryptionContext: EncryptionContext;
}

/** An operation that was read and understood: what it needs, and how it is done once that is granted. */
export interface Operation {
  readonly uses: readonly Use[];
  perform(): JsonObject;
}

/** One key, by whatever name the request calls it. */
export function useOf(
  action: string,
  name: Json | undefined,
  context: Json | undefined,
  store: KeyStore,
): Use {
  if (typeof name !== 'string') throw invalid('KeyId');
  const alias = /alias\/.*$/.exec(name)?.[0];
  return { action: `kms:${action}`, key: store.find(name), alias, encryptionContext: contextOf(context) };
}

/** Throws if the key is disabled. */
export function enabled(key: Key): Key {
  if (key.enabled) return key;
  throw new ServiceError('DisabledException', `${key.arn} is disabled.`);
}

function contextOf(value: Json | undefined): EncryptionContext {
  const entries = Object.entries(isObject(value) ? value : {});
  return Object.fromEntries(entries.map(([name, text]) => [name, textOf(text, 'EncryptionContext')]));
}

export function bytes(value: Json | undefined, name: string): Buffer {
  if (typeof value !== 'string') throw invalid(name);
  return Buffer.from(value, 'base64');
}

export function base64(value: Buffer): string {
  return value.toString('base64');
}

export function invalid(name: string): ServiceError {
  return new ServiceError('ValidationException', `1 validation error detected: ${name} is not valid.`);
}
