import { KeyNotKept, type AgentClient, type Environment, type NotKept } from '../../../client/index.ts';
import { SealformError, type ErrorCode } from '../../../core/errors.ts';
import { SealingError, type SealingErrorCode } from '../../../core/sealing/index.ts';
import type { Changes } from '../../shared/changes.ts';

/** So long before the key ends the agent is told, ms. */
export const endsSoonMs = 30 * 60_000;

/** How often it is looked whether the key is still there, ms: a machine that slept runs its timers late. */
const checkMs = 60_000;

/** Why there is no key, or no new one. `notKept`: why the browser does not keep one. */
export interface KeyFailure {
  readonly code: ErrorCode | SealingErrorCode;
  readonly notKept?: NotKept;
}

/**
 * Whether sealed answers can be asked for here. Times are ms since the epoch, by this machine's clock. `failed`: why the
 * key could not be renewed.
 */
export type KeyState =
  | { readonly at: 'none' }
  | { readonly at: 'making' }
  | { readonly at: 'ready'; readonly until: number; readonly endsSoon: boolean; readonly failed?: KeyFailure }
  | { readonly at: 'ended' }
  | { readonly at: 'signInAgain' }
  | ({ readonly at: 'cannot' } & KeyFailure);

/** The key of this browser, which alone opens the sealed answers that are asked for here. */
export class AgentKey {
  state: KeyState = { at: 'none' };
  readonly #changes: Changes;
  readonly #client: Pick<AgentClient, 'prepareKey' | 'renewKey' | 'keyUntil'>;
  readonly #environment: Pick<Environment, 'now' | 'after'>;
  /** Why the last attempt to get one failed. */
  #failed: KeyFailure | undefined;
  #cancelCheck = () => {};
  /** How often one was asked for. */
  #attempts = 0;
  #isStopped = false;

  constructor(
    client: Pick<AgentClient, 'prepareKey' | 'renewKey' | 'keyUntil'>,
    environment: Pick<Environment, 'now' | 'after'>,
    changes: Changes,
  ) {
    this.#changes = changes;
    this.#client = client;
    this.#environment = environment;
  }

  /** Whether sealed forms can be sent. */
  get isReady(): boolean {
    return this.state.at === 'ready';
  }

  /** Whether it has been looked for. */
  get isKnown(): boolean {
    return this.state.at !== 'none' && this.state.at !== 'making';
  }

  /** Finds or makes the key; what comes of it is the state. */
  prepare(): Promise<void> {
    return this.#make(() => this.#client.prepareKey());
  }

  /** After a new sign-in: a new key. What was sealed to the one before can be read as long as this page is open. */
  renew(): Promise<void> {
    return this.#make(() => this.#client.renewKey());
  }

  /** Does not look any more. */
  stop(): void {
    this.#isStopped = true;
    this.#cancelCheck();
  }

  async #make(work: () => Promise<void>): Promise<void> {
    const attempt = ++this.#attempts;
    this.#cancelCheck();
    this.#become({ at: 'making' });
    const failed = await work().then(() => undefined, failureOf);
    // An earlier attempt may fail later than a new one succeeds.
    if (attempt !== this.#attempts && failed) return;
    if (this.#isStopped) return;
    this.#failed = failed;
    // The one from before may still be good for a while.
    if (failed && this.#client.keyUntil === undefined) return this.#become(stateAfter(failed));
    this.#check();
  }

  readonly #check = () => {
    this.#cancelCheck();
    const until = this.#client.keyUntil;
    if (until === undefined) return this.#become({ at: 'ended' });
    const endsSoon = until - this.#environment.now() <= endsSoonMs;
    const failed = this.#failed;
    this.#become({ at: 'ready', until, endsSoon, ...(failed && { failed }) });
    this.#cancelCheck = this.#environment.after(checkMs, this.#check);
  };

  #become(state: KeyState): void {
    this.#changes.make(() => (this.state = state));
  }
}

/** What comes without a code comes from the browser, whose part in this is the key. */
function failureOf(error: unknown): KeyFailure {
  if (error instanceof KeyNotKept) return { code: error.code, notKept: error.because };
  return {
    code: error instanceof SealformError || error instanceof SealingError ? error.code : 'ERR_SEALING_KEY',
  };
}

function stateAfter(failure: KeyFailure): KeyState {
  return failure.code === 'ERR_SIGN_IN_AGAIN' ? { at: 'signInAgain' } : { at: 'cannot', ...failure };
}
