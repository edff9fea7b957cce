import { SealformError } from '../../core/errors.ts';
import type { Agent, Recipient } from '../../core/protocol/index.ts';
import { toBase64Url } from '../../core/sealing/base64url.ts';
import { sameBytes } from '../../core/sealing/bytes.ts';
import { SealingError } from '../../core/sealing/errors.ts';
import {
  isSessionKey,
  makeSessionKey,
  opensItsOwn,
  type SessionKey,
} from '../../core/sealing/session-key.ts';
import { loadSuite, type Suite } from '../../core/sealing/suite.ts';
import type { KeptKey, KeyStore } from './key-store.ts';
import { liveKey, vouchedFor, type LiveKey } from './live-key.ts';

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
    return this.#key?.recipient.certificate === recipient?.certificate ? this.#key : undefined;
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

  /** Forgets the key, here and in the store. */
  async forget(): Promise<void> {
    this.#forgotten += 1;
    this.#key = undefined;
    await this.#deps.store.clear();
  }

  async #prepare(agent: Agent): Promise<void> {
    if (this.current) return;
    const forgotten = this.#forgotten;
    const { store, now } = this.#deps;
    const found = await liveKey(await store.read(), agent, now());
    const key = found ?? (await this.#make(agent, forgotten));
    this.#refuseForgotten(forgotten);
    this.#key = key;
  }

  /** Nothing is published before the store has shown that it keeps the key, and nothing stays of what does not succeed. */
  async #make(agent: Agent, forgotten: number): Promise<LiveKey> {
    const { store, now, enrol } = this.#deps;
    try {
      const suite = await loadSuite();
      const key = await this.#keep({ agentId: agent.id, key: await makeSessionKey(suite) }, suite);
      this.#refuseForgotten(forgotten);
      const recipient = await enrol(toBase64Url(key.publicKey));
      const live = vouchedFor(key, suite, recipient, agent, now());
      this.#refuseForgotten(forgotten);
      await store.write({ agentId: agent.id, key, recipient });
      return live;
    } catch (error) {
      await store.clear().catch(() => undefined);
      throw error;
    }
  }

  /** The key as the store gives it back: browsers are known to lose such keys without a word. */
  async #keep(kept: KeptKey, suite: Suite): Promise<SessionKey> {
    await this.#deps.store.write(kept);
    const { key } = ((await this.#deps.store.read()) ?? {}) as Partial<KeptKey>;
    const same = isSessionKey(key) && sameBytes(key.publicKey, kept.key.publicKey);
    if (!same || !(await opensItsOwn(key, suite))) throw new SealingError('ERR_SEALING_KEY');
    return key;
  }

  #refuseForgotten(before: number): void {
    if (this.#forgotten !== before) throw new SealformError('ERR_CLOSED');
  }
}
