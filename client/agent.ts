import { SealformError } from '../core/errors.ts';
import type { Agent, Entry, EntryOf, NumberedType, ReplyTo } from '../core/protocol/index.ts';
import type { KeyLoss, RedactedKind } from '../core/protocol/values.ts';
import { SealingError, type SealingErrorCode } from '../core/sealing/index.ts';
import { AnswerInbox } from './agent/answer-inbox.ts';
import type { AgentOptions, Joined, Revelation } from './agent/options.ts';
import { type Ask, Oversight } from './agent/oversight.ts';
import { Sealing } from './agent/sealing.ts';
import { systemEnvironment, type Environment } from './environment.ts';
import { hasCode } from './retry.ts';
import { Session } from './session.ts';
import { everyPage } from './agent/pages.ts';
import { toFrame, type Frame } from './socket/frame.ts';
import type { Link } from './socket/link.ts';
import { tell } from './tell.ts';

/** A claim can be repeated for so long, ms (P5). */
const claimMs = 60_000;

/**
 * An agent's side of all its conversations, over one socket. Every request is sent until it is answered, across any number
 * of sockets, and takes effect once. A method rejects with a SealformError: the server's, ERR_TOO_LARGE, ERR_TIMEOUT, or
 * ERR_CLOSED; where it says so, with a SealingError.
 */
export class AgentClient {
  /** What supervisors and auditors may ask; `roles` of {@link Joined} says who is one. */
  readonly oversight: Oversight;
  readonly #options: AgentOptions;
  readonly #environment: Environment;
  readonly #session: Session;
  readonly #inbox: AnswerInbox;
  readonly #sealing: Sealing;
  #me: Agent | undefined;

  constructor(options: AgentOptions) {
    this.#options = options;
    this.#environment = options.environment ?? systemEnvironment;
    this.#session = new Session(options.url, this.#environment, {
      credential: async () => {
        const { accessToken, expiresAt } = await options.credential();
        return { token: `bearer.${accessToken}`, expiresAt };
      },
      arrive: (link) => this.#rejoin(link),
      deliver: (entry) => this.#deliver(entry),
      takesPart: (entry) => this.#takesPart(entry),
      pushed: (message) => {
        if (message.type === 'typed') tell(options.onTyping, message.conversationId);
        else this.#inbox.receive(message);
      },
      state: (state) => tell(options.onState, state),
      lost: (conversationId, error) => {
        this.#sealing.known.leave(conversationId);
        tell(options.onLost, conversationId, error);
      },
      // Elsewhere; here the key is gone already.
      signedOut: () => void this.#sealing.keys.forget().catch(() => undefined),
    });
    const ask: Ask = (frame) => this.#persist(frame);
    this.#sealing = new Sealing(options, this.#session, ask, ({ conversationId, requestId }, because, code) =>
      this.discardForm(conversationId, requestId, because, code),
    );
    this.#inbox = new AnswerInbox(this.#session, {
      open: (message) => this.#sealing.forms.answer(message),
      show: options.onAnswer,
      unopened: options.onUnopened,
      isGone: (requestId) => this.#sealing.known.isGone(requestId),
    });
    this.oversight = new Oversight(ask, this.#environment);
  }

  /** How many messages of the server's were none of this protocol's. */
  get ignoredMessages(): number {
    return this.#session.ignoredMessages;
  }

  /** Connects and signs in to work: call this first. Own conversations are taken up with `resume`. */
  async join(): Promise<Joined> {
    this.#session.open();
    return this.#joined(await everyPage((after) => this.#persist(this.#joinFrame(after))));
  }

  /**
   * Finds the key to which answers are sealed, or makes it: call this after `join`, soon after a sign-in. A key that was
   * found is not made anew, so that what was sealed to it can be opened.
   *
   * @throws ERR_SIGN_IN_AGAIN when there is no key and the sign-in is older than five minutes; a SealingError when this
   *   browser cannot make or keep one; what the program's own KeyStore throws
   */
  async prepareKey(): Promise<void> {
    if (!this.#me) throw new SealformError('ERR_NOT_ALLOWED');
    await this.#sealing.keys.prepare(this.#me);
  }

  /**
   * After a new sign-in: goes on over a new socket with its token, and makes a new key. What was sealed to the key before
   * can be opened as long as this client is not closed; if no new one can be made, that key stays.
   *
   * @throws as {@link AgentClient.prepareKey}
   */
  async renewKey(): Promise<void> {
    if (!this.#me) throw new SealformError('ERR_NOT_ALLOWED');
    await this.#sealing.keys.renew(this.#me, this.#session.renew());
  }

  /** Until when answers can be asked for with this browser's key, ms since the epoch; undefined without one. */
  get keyUntil(): number | undefined {
    return this.#sealing.keys.current?.expiresAt;
  }

  /** Whether this browser's key opens the answers to a form request; also true of a form that is not sealed. */
  isSealedToMe(requestId: string): boolean {
    return this.#sealing.forms.isMine(requestId);
  }

  /** Takes a waiting conversation; its entries so far are delivered. */
  async accept(conversationId: string): Promise<EntryOf<'accepted'>> {
    this.#session.open();
    return this.#request(conversationId, (named) => toFrame({ type: 'accept', ...named }));
  }

  /**
   * Takes an own conversation up again after a reload; resolves when all its entries have been delivered.
   *
   * @throws ERR_NOT_ALLOWED when it is not this agent's
   */
  async resume(conversationId: string): Promise<void> {
    this.#session.open();
    await this.#session.conversation(conversationId).resume();
  }

  /** Forgets a conversation that this agent takes no part in any more. Taken again, all its entries are delivered. */
  forget(conversationId: string): void {
    this.#session.forget(conversationId);
  }

  /** Says something, as {@link VisitorClient.send}. */
  async send(conversationId: string, text: string, isNot?: RedactedKind[]): Promise<EntryOf<'messageSent'>> {
    return this.#request(conversationId, (named) => toFrame({ type: 'send', ...named, text, isNot }));
  }

  /** Tells the visitor that the agent is typing. May be lost. */
  typing(conversationId: string): void {
    this.#session.mention(toFrame({ type: 'typing', id: this.#environment.newId(), conversationId }));
  }

  /**
   * Sends a published form; resolves with the id that this request of it has from then on. Answers to a sealed form are
   * sealed to this browser's key.
   *
   * @throws ERR_NO_KEY for a sealed form, before anything is sent; SealingError ERR_SEALED_FORM, ERR_SEALED_KEY when the
   *   server has asked for something else
   */
  async requestForm(conversationId: string, formName: string): Promise<string> {
    const recipient = this.#sealing.forms.recipientFor(formName);
    const entry = await this.#request(conversationId, (named) =>
      toFrame({ type: 'requestForm', ...named, form: formName, ...(recipient && { recipient }) }),
    );
    if (entry.form.name !== formName) throw new SealingError('ERR_SEALED_FORM');
    if (entry.recipient?.certificate !== recipient?.certificate) throw new SealingError('ERR_SEALED_KEY');
    return entry.requestId;
  }

  /**
   * Claims the stored answers, repeating the same claim for up to 60 s (P5), and opens them.
   *
   * @throws ERR_ALREADY_VIEWED, ERR_NOT_ALLOWED; ERR_GONE, also when the form ended while they were on their way; ERR_TIMEOUT after 60 s. SealingError, before the claim:
   *   ERR_SEALED_KEY when another browser has the key, ERR_SEALED_FORM when a reload is due; with any other code the answers
   *   did not open, and are discarded
   */
  async reveal(conversationId: string, requestId: string): Promise<Revelation> {
    await this.#sealing.forms.checkOpens(requestId);
    const claimId = this.#environment.newId();
    const frame = toFrame({ type: 'reveal', id: claimId, conversationId, requestId });
    const revealed = await this.#sealing.claim(requestId, () => this.#persist(frame, claimMs));
    const answers = await this.#sealing.forms.answers(revealed);
    if (this.#sealing.known.isGone(requestId)) throw new SealformError('ERR_GONE');
    let confirmed: Promise<EntryOf<'viewed'>> | undefined;
    const confirm = () => (confirmed ??= this.confirmViewed(conversationId, requestId, claimId));
    return { answers, confirmBy: revealed.confirmBy, claimId, confirm };
  }

  /** Destroys what is left of a sealed form that this agent cannot read, so that it can be asked for again. */
  async discardForm(
    conversationId: string,
    requestId: string,
    because: KeyLoss,
    code?: SealingErrorCode,
  ): Promise<EntryOf<'unreadable'>> {
    this.#sealing.known.settle(requestId);
    return this.#request(conversationId, (named) =>
      toFrame({ type: 'discardForm', ...named, requestId, because, ...(code && { code }) }),
    );
  }

  /** What {@link Revelation.confirm} calls; for a program that kept the claim's id over a reload. */
  async confirmViewed(
    conversationId: string,
    requestId: string,
    claimId: string,
  ): Promise<EntryOf<'viewed'>> {
    return this.#request(conversationId, (named) =>
      toFrame({ type: 'confirmViewed', ...named, requestId, claimId }),
    );
  }

  /** Gives the conversation to another agent or, without `to`, back to those waiting. */
  async handOver(conversationId: string, to?: string): Promise<EntryOf<'handedOver'>> {
    return this.#request(conversationId, (named) =>
      toFrame({ type: 'handOver', ...named, ...(to !== undefined && { to }) }),
    );
  }

  /** Ends the conversation; every answer still held is destroyed. */
  async end(conversationId: string): Promise<EntryOf<'ended'>> {
    return this.#request(conversationId, (named) => toFrame({ type: 'end', ...named }));
  }

  /**
   * For a sign-out in this browser, and before a new key is made: deletes the key, then discards what is open and was
   * sealed to it, as far as the server can be reached within 5 s.
   */
  async forgetKey(): Promise<void> {
    await this.#sealing.forget();
  }

  /**
   * Forgets the key, then ends every socket and sign-in of this agent. The client is closed then. The server discards what
   * is sealed to the agent's other keys; were it to fail in the middle, what this key opened is gone by then.
   */
  async signOut(): Promise<void> {
    // A store that fails keeps nobody signed in.
    await this.forgetKey().catch(() => undefined);
    try {
      await this.#persist(toFrame({ type: 'signOut', id: this.#environment.newId() }));
    } catch (error) {
      // The sign-out itself closes the socket, or has the next one refused.
      if (!hasCode(error, 'ERR_CLOSED', 'ERR_NOT_ALLOWED')) throw error;
    }
  }

  /**
   * The network or the page came back, or somebody wants it: makes sure within 3 s that the connection stands, and gets what
   * was missed; a dead one is replaced, and where there is none it is dialled at once. However often it is called, one check
   * a second is made.
   */
  checkNow(): void {
    this.#session.checkNow();
  }

  /**
   * Somebody uses the page: call it for every key and touch. The first makes sure that the connection stands, as `checkNow`,
   * and while they keep coming one after 2, 4, 8 … 30 s.
   */
  inUse(): void {
    this.#session.inUse();
  }

  /** Disconnects, for good; conversations go on. */
  close(): void {
    this.#session.close();
  }

  #request<T extends NumberedType>(
    conversationId: string,
    frame: (named: { id: string; conversationId: string }) => Frame<T>,
  ) {
    const id = this.#environment.newId();
    return this.#session.conversation(conversationId).request(frame({ id, conversationId }));
  }

  #persist<T extends Frame['type']>(frame: Frame<T>, ms?: number): Promise<ReplyTo<T>> {
    return this.#session.tasks.persist((signal) => this.#session.ask(() => frame, signal), ms);
  }

  #joinFrame(after: Joined['next']) {
    return toFrame({ type: 'join', id: this.#environment.newId(), ...(after && { after }) });
  }

  /** What happened while there was no socket, a hand-over for one, is in the lists of the next `join`. */
  async #rejoin(link: Link): Promise<void> {
    if (this.#me) this.#joined(await everyPage((after) => link.request(this.#joinFrame(after))));
  }

  #joined(joined: Joined): Joined {
    this.#me = joined.agent;
    tell(this.#options.onJoined, joined);
    return joined;
  }

  #takesPart(entry: Entry): boolean | undefined {
    const isMe = (agent: Agent | undefined) => agent !== undefined && agent.id === this.#me?.id;
    if (entry.type === 'ended') return false;
    if (entry.type === 'accepted') return this.#me === undefined || isMe(entry.agent) || undefined;
    return entry.type === 'handedOver' ? isMe(entry.agent) : undefined;
  }

  #deliver(entry: Entry): void {
    if (!this.#sealing.known.take(entry)) return;
    this.#inbox.update(entry);
    tell(this.#options.onEntry, entry);
  }
}
