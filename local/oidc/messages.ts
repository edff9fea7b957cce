import type { UserPool } from './user-pool.ts';
import type { Account } from './users.ts';

/** What the provider's thread is started with. */
export interface ProviderData {
  /** The offset of the runtime's clock. */
  readonly clock: SharedArrayBuffer;
  /** The port of 127.0.0.1 to listen on; 0 for any. */
  readonly port: number;
  readonly pool: UserPool;
  readonly accounts: readonly Account[];
}

/** From the provider to the runtime, once it answers. */
export interface Listening {
  readonly port: number;
}
