import type { Agent } from '../../core/protocol/index.ts';
import {
  isSessionKey,
  loadSuite,
  makeSessionKey,
  sameBytes,
  type SessionKey,
  type StoredSessionKey,
  wrappedSessionKey,
} from '../../core/sealing/index.ts';
import { KeyNotKept, type KeyStore, type NotKept, unlessLost } from './key-store.ts';
import { type OwnKey, unenrolledKey } from './live-key.ts';

/**
 * Makes a session key, and resolves to it as the store gives it back: read, and seen to open what is sealed to it. A half
 * that the store loses, as browsers are known to without a word, is made anew in a form that the store keeps.
 *
 * @throws KeyNotKept, the store cleared: `lost` when it gives back neither form, `refused` when it gives back nothing at
 *   all; SealingError as `loadSuite`; what the store throws
 */
export async function makeKeptKey(store: KeyStore, agent: Agent): Promise<OwnKey> {
  const shelf = new Shelf(store, agent);
  const made = await makeSessionKey(await loadSuite());
  return (await shelf.keep(made)) ?? (await shelf.keepOtherwise(made)) ?? (await shelf.giveUp('lost'));
}

/** The store as the place of one agent's new key. */
class Shelf {
  readonly #store: KeyStore;
  readonly #agent: Agent;

  constructor(store: KeyStore, agent: Agent) {
    this.#store = store;
    this.#agent = agent;
  }

  /** The key as the store gives it back; undefined when that is not this key or does not open what is sealed to it. */
  async keep(key: StoredSessionKey): Promise<OwnKey | undefined> {
    const own = await unenrolledKey(await this.#readBack(key), this.#agent);
    return own && sameBytes(own.key.publicKey, key.publicKey) ? own : undefined;
  }

  /** Another key, in the form that the store keeps; undefined when the form is not what the store minds. */
  async keepOtherwise(key: SessionKey): Promise<OwnKey | undefined> {
    const { publicKey } = await this.#readHalf(key, {});
    if (!(publicKey instanceof Uint8Array) || !sameBytes(publicKey, key.publicKey))
      return this.giveUp('refused');
    const { mlKem } = await this.#readHalf(key, { mlKem: key.mlKem });
    const { x25519 } = await this.#readHalf(key, { x25519: key.x25519 });
    const keepsMlKem = isSessionKey({ ...key, mlKem });
    const keepsX25519 = isSessionKey({ ...key, x25519 });
    if (keepsMlKem && keepsX25519) return undefined;
    // The library's private key is bytes, as the public key is, which has come back.
    const base = keepsMlKem ? key : await makeSessionKey(await loadSuite({ mlKem: new Uint8Array() }));
    const other = keepsX25519 ? base : await wrappedSessionKey(base).catch(() => undefined);
    return other && this.keep(other);
  }

  /** Nothing of what was tried stays. */
  async giveUp(because: NotKept): Promise<never> {
    await this.#store.clear();
    throw new KeyNotKept(because);
  }

  /** Writes a key with this half alone, and resolves to what comes back: a browser that loses one part reads the whole record as null. */
  async #readHalf(
    { algorithm, type, extractable, publicKey }: SessionKey,
    half: Pick<StoredSessionKey, 'mlKem' | 'x25519'>,
  ): Promise<Partial<Record<keyof SessionKey, unknown>>> {
    const read = await this.#readBack({ algorithm, type, extractable, publicKey, ...half });
    return (read as { key?: object | null } | null | undefined)?.key ?? {};
  }

  #readBack(key: StoredSessionKey): Promise<unknown> {
    const { id: agentId } = this.#agent;
    return unlessLost(this.#store.write({ agentId, key }).then(() => this.#store.read()));
  }
}
