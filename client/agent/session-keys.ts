import { SealformError } from '../../core/errors.ts';
import type { Agent, Recipient } from '../../core/protocol/index.ts';
import { toBase64Url } from '../../core/base64url.ts';
import { type KeyStore, unlessLost } from './key-store.ts';
import { liveKey, type LiveKey, unenrolledKey, vouchedFor } from './live-key.ts';
import { makeKeptKey } from './make-kept-key.ts';

/** What the key needs from outside. */
export interface SessionKeysDeps {
  readonly store: KeyStore;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Has the brand vouch for this public key, base64url. */
  readonly enrol: (publicKey: string) => Promise<Recipient>;
}

/** The key of this browser, to which answers are sealed: found or made once, kept, and forgotten at sign-out. */
export class SessionKeys {
  readonly #deps: SessionKeysDeps;
  #key: LiveKey | undefined;
  /** Those before it since this program began: they open what was sealed to them. */
  #former: LiveKey[] = [];
  #preparing: Promise<void> | undefined;
  /** How often the key was forgotten: one that was being made meanwhile is not kept. */
  #forgotten = 0;

  constructor(deps: SessionKeysDeps) {
    this.#deps = deps;
  }

  /** The key, if answers can be asked for with it now. */
  get current(): LiveKey | undefined {
    return this.#key && this.#key.expiresAt > this.#deps.now() ? this.#key : undefined;
  }

  /** The key that opens what is sealed to this recipient, until it is forgotten. */
  of(recipient: Recipient | undefined): LiveKey | undefined {
    const keys = this.#key ? [...this.#former, this.#key] : this.#former;
    return keys.find((key) => key.recipient.certificate === recipient?.certificate);
  }

  /**
   * Finds or makes the key. Called again meanwhile, it is the same work.
   *
   * @throws the server's error, ERR_SIGN_IN_AGAIN for one; ERR_CLOSED when the key is forgotten meanwhile; SealingError;
   *   what the store throws
   */
  prepare(agent: Agent): Promise<void> {
    return (this.#preparing ??= this.#prepare(agent).finally(() => (this.#preparing = undefined)));
  }

  /**
   * Makes another key after a new sign-in. If that does not succeed, the one that is there stays.
   *
   * @param signedIn resolves when the server knows of that sign-in
   * @throws as {@link prepare}
   */
  async renew(agent: Agent, signedIn: Promise<void>): Promise<void> {
    const forgotten = this.#forgotten;
    await signedIn;
    await this.#preparing?.catch(() => undefined);
    this.#refuseForgotten(forgotten);
    await (this.#preparing ??= this.#renew(agent).finally(() => (this.#preparing = undefined)));
  }

  /** Forgets every key, here and in the store. */
  async forget(): Promise<void> {
    this.#forgotten += 1;
    this.#key = undefined;
    this.#former = [];
    await this.#deps.store.clear();
  }

  async #prepare(agent: Agent): Promise<void> {
    if (this.current) return;
    const forgotten = this.#forgotten;
    const { store, now } = this.#deps;
    try {
      // An unreadable record counts as none, and the next key replaces it.
      const kept = await unlessLost(store.read());
      const key = (await liveKey(kept, agent, now())) ?? (await this.#enrolled(kept, agent, forgotten));
      this.#refuseForgotten(forgotten);
      this.#key = key;
    } finally {
      // What was written after it had been forgotten.
      if (this.#forgotten !== forgotten) await store.clear();
    }
  }

  async #renew(agent: Agent): Promise<void> {
    const before = this.current;
    if (!before) return this.#prepare(agent);
    const forgotten = this.#forgotten;
    const { store } = this.#deps;
    try {
      const key = await this.#enrolled(undefined, agent, forgotten);
      this.#refuseForgotten(forgotten);
      this.#key = key;
      this.#former.push(before);
    } catch (error) {
      if (this.#forgotten === forgotten)
        await store.write({ agentId: agent.id, key: before.stored, recipient: before.recipient });
      throw error;
    } finally {
      if (this.#forgotten !== forgotten) await store.clear();
    }
  }

  /** Nothing is published before the store has shown that it keeps the key. */
  async #enrolled(kept: unknown, agent: Agent, forgotten: number): Promise<LiveKey> {
    const { store, now, enrol } = this.#deps;
    const own = (await unenrolledKey(kept, agent)) ?? (await makeKeptKey(store, agent));
    this.#refuseForgotten(forgotten);
    const live = vouchedFor(own, await enrol(toBase64Url(own.key.publicKey)), agent, now());
    this.#refuseForgotten(forgotten);
    await store.write({ agentId: agent.id, key: own.stored, recipient: live.recipient });
    return live;
  }

  #refuseForgotten(before: number): void {
    if (this.#forgotten !== before) throw new SealformError('ERR_CLOSED');
  }
}
