import type { Recipient } from '../../core/protocol/index.ts';
import type { SessionKey } from '../../core/sealing/session-key.ts';

/** A session key as it is kept. */
export interface KeptKey {
  readonly agentId: string;
  /** Not extractable. */
  readonly key: SessionKey;
  /** What `enrol` gave for it; missing until then. */
  readonly recipient?: Recipient;
}

/** Where a program keeps its session key. What these throw, `prepareKey` throws. */
export interface KeyStore {
  /** What was written last; undefined or null when there is nothing. It is believed only after it has been checked. */
  read(): Promise<unknown>;
  /** Keeps this in place of what was kept. */
  write(kept: KeptKey): Promise<void>;
  clear(): Promise<void>;
}

/** Keeps the key for as long as the program runs. */
export function memoryKeyStore(): KeyStore {
  let kept: KeptKey | undefined;
  const keep = (next: KeptKey | undefined) => {
    kept = next;
    return Promise.resolve();
  };
  return { read: () => Promise.resolve(kept), write: keep, clear: () => keep(undefined) };
}
