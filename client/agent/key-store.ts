import type { Recipient } from '../../core/protocol/index.ts';
import { SealingError, type StoredSessionKey } from '../../core/sealing/index.ts';

/** A session key as it is kept. */
export interface KeptKey {
  readonly agentId: string;
  readonly key: StoredSessionKey;
  /** What `enrol` gave for it; missing until then. */
  readonly recipient?: Recipient;
}

/**
 * Where a program keeps its session key. What these throw, `prepareKey` throws. A {@link KeyNotKept} that says `lost` has
 * the client try the other form of the key; any other error ends the attempt.
 */
export interface KeyStore {
  /** What was written last; undefined or null when there is nothing. It is believed only after it has been checked. */
  read(): Promise<unknown>;
  /** Keeps this in place of what was kept. */
  write(kept: KeptKey): Promise<void>;
  clear(): Promise<void>;
}

/**
 * Why a store does not keep a key. `refused`: it keeps nothing for this program. `full`: it has no room. `lost`: it keeps
 * data but does not take keys, or does not give them back.
 */
export type NotKept = 'refused' | 'full' | 'lost';

/** ERR_SEALING_KEY of a store that does not keep the key, with the reason. */
export class KeyNotKept extends SealingError {
  readonly because: NotKept;

  constructor(because: NotKept) {
    super('ERR_SEALING_KEY');
    this.because = because;
  }
}

/** Resolves to undefined when the store lost what it was given. Other failures stay failures. */
export async function unlessLost<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof KeyNotKept && error.because === 'lost') return undefined;
    throw error;
  }
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
