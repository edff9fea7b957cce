import type { Recipient, ReplyTo } from '../../core/protocol/index.ts';
import type { SealingErrorCode } from '../../core/sealing/index.ts';
import { hasCode } from '../retry.ts';
import type { Session } from '../session.ts';
import { toFrame } from '../socket/frame.ts';
import { memoryKeyStore } from './key-store.ts';
import { KnownForms } from './known-forms.ts';
import type { AgentOptions } from './options.ts';
import type { Ask } from './oversight.ts';
import { type RequestedForm, SealedForms } from './sealed-forms.ts';
import { SessionKeys } from './session-keys.ts';

/** Entries that an answer needs are waited for so long at most, ms: as long as a claim can be repeated (P5). */
const catchUpMs = 60_000;

/** A sign-out waits so long at most for what it discards, ms. */
const forgetMs = 5_000;

/** Destroys what is left of a sealed form. */
type Discard = (
  form: RequestedForm,
  because: 'signedOut' | 'notOpened',
  code?: SealingErrorCode,
) => Promise<unknown>;

/** What an agent's client has to do with sealing: the key of this browser, and the forms that are sealed to it. */
export class Sealing {
  readonly keys: SessionKeys;
  readonly known = new KnownForms();
  readonly forms: SealedForms;
  readonly #session: Session;
  readonly #discard: Discard;

  constructor(options: AgentOptions, session: Session, ask: Ask, discard: Discard) {
    this.#session = session;
    this.#discard = discard;
    const { environment } = session;
    const enrol = async (publicKey: string): Promise<Recipient> =>
      (await ask(toFrame({ type: 'enrol', id: environment.newId(), publicKey }))).recipient;
    this.keys = new SessionKeys({ store: options.keyStore ?? memoryKeyStore(), now: environment.now, enrol });
    this.forms = new SealedForms({
      forms: options.forms,
      keys: this.keys,
      known: this.known,
      catchUp: (conversationId) =>
        session.tasks.persist(() => session.conversation(conversationId).catchUp(), catchUpMs),
      // The server may be out of reach, or have nothing left: what was claimed is destroyed all the same when it lapses.
      discard: (form, code) => void discard(form, 'notOpened', code).catch(() => undefined),
      correct: (claim, masks) => void this.#correct(claim, masks).catch(() => undefined),
    });
  }

  /**
   * Deletes the key, and discards what is open and was sealed to it, as far as the server can be reached within 5 s.
   *
   * @throws what the store throws: the key may still be there then
   */
  async forget(): Promise<void> {
    const open = this.forms.openAndMine;
    const forgotten = this.keys.forget();
    const discarded = open.map((form) => this.#discard(form, 'signedOut'));
    await this.#session.tasks
      .run(() => Promise.allSettled([forgotten, ...discarded]), forgetMs)
      .catch(() => undefined);
    await forgotten;
  }

  /** Claims answers. Once they are claimed, here or elsewhere, a sign-out cannot discard the form any more. */
  async claim<T>(requestId: string, reveal: () => Promise<T>): Promise<T> {
    try {
      const revealed = await reveal();
      this.known.settle(requestId);
      return revealed;
    } catch (error) {
      if (hasCode(error, 'ERR_ALREADY_VIEWED', 'ERR_GONE')) this.known.settle(requestId);
      throw error;
    }
  }

  /** Goes before the confirmation of the same claim. Without it, masks stay that show no more than those would. */
  async #correct(
    { id: claimId, conversationId, requestId }: ReplyTo<'reveal'>,
    masks: object,
  ): Promise<void> {
    const id = this.#session.environment.newId();
    const request = {
      type: 'correctMasks',
      id,
      conversationId,
      requestId,
      claimId,
      masks: { ...masks },
    } as const;
    await this.#session.conversation(conversationId).request(toFrame(request));
  }
}
