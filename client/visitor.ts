import { Chronicle } from '../core/conversation/chronicle.ts';
import { SealformError } from '../core/errors.ts';
import type { Entry, EntryOf, RedactedKind } from '../core/protocol/index.ts';
import type { Conversation } from './conversation/conversation.ts';
import { systemEnvironment, type Environment } from './environment.ts';
import { Session } from './session.ts';
import { toFrame } from './socket/frame.ts';
import { tell } from './tell.ts';
import type { Answers, Submission, VisitorOptions } from './visitor/options.ts';
import { Offers, type Offer } from './visitor/offers.ts';
import { Relays, type Delivery } from './visitor/relays.ts';
import type { Relayed } from './visitor/written.ts';

/**
 * A visitor's side of one conversation. Every request is sent until it is answered, across any number of sockets, and
 * takes effect once. A method rejects with a SealformError: the server's, ERR_TOO_LARGE, ERR_TIMEOUT, or ERR_CLOSED; where
 * answers to a sealed form are sent, with a SealingError too.
 */
export class VisitorClient {
  readonly #options: VisitorOptions;
  readonly #environment: Environment;
  readonly #session: Session;
  readonly #chronicle = new Chronicle();
  readonly #offers: Offers;
  #conversation: Conversation | undefined;
  #relays: Relays | undefined;
  #shownSeq = 0;

  constructor(options: VisitorOptions) {
    this.#options = options;
    this.#environment = options.environment ?? systemEnvironment;
    const { forms, pin, whyUnpinned } = options;
    const now = () => this.#environment.now();
    this.#offers = new Offers({ chronicle: this.#chronicle, forms, pin, whyUnpinned, now });
    this.#session = new Session(options.url, this.#environment, {
      credential: () => Promise.resolve({ token: `visitor.${options.credential}` }),
      deliver: (entry) => this.#deliver(entry),
      takesPart: ({ type }) => (type === 'started' ? true : type === 'ended' ? false : undefined),
      pushed: ({ type }) => type === 'typed' && tell(options.onTyping),
      state: (state) => tell(options.onState, state),
      lost: (conversationId, error) => tell(options.onLost, conversationId, error),
    });
  }

  /** A secret of 256 random bits, base64url. Whoever has it is the visitor (P17): keep it where the page's own data is. */
  static newCredential(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  }

  /** Known as soon as `start` or `resume` has been called. */
  get conversationId(): string | undefined {
    return this.#conversation?.id;
  }

  /** Number of the last entry delivered: with the conversation's id and the credential, what a reload has to keep. */
  get lastSeq(): number {
    return Math.max(this.#shownSeq, this.#conversation?.lastSeq ?? 0);
  }

  /** The forms that wait for the visitor, also those requested before a reload. */
  get openForms(): Offer[] {
    return this.#offers.open;
  }

  /** How many messages of the server's were none of this protocol's. */
  get ignoredMessages(): number {
    return this.#session.ignoredMessages;
  }

  /** Opens a conversation, once in a client's life. */
  async start(): Promise<EntryOf<'started'>> {
    const conversation = this.#begin(this.#environment.newId(), 0);
    await this.#offers.prepare();
    this.#session.open();
    return conversation.request(toFrame({ type: 'start', ...this.#named() }));
  }

  /**
   * Takes a conversation up again after a reload, instead of `start`. Entries after `lastSeq` are delivered; those before
   * are read again, quietly, for the forms that still wait.
   *
   * @throws ERR_NOT_ALLOWED when there is no such conversation, or not with this credential
   */
  async resume(conversationId: string, lastSeq = 0): Promise<void> {
    const conversation = this.#begin(conversationId, lastSeq);
    await this.#offers.prepare();
    this.#session.open();
    await conversation.resume();
    await this.#offers.settled();
  }

  /**
   * Says something. `redacted` of the entry names what was masked before it was stored. `isNot` names kinds that the visitor
   * says are not in the text, which then goes as typed unless a card number in it is certain.
   */
  async send(text: string, isNot?: RedactedKind[]): Promise<EntryOf<'messageSent'>> {
    return this.#taken().request(toFrame({ type: 'send', ...this.#named(), text, isNot }));
  }

  /** Tells the agent that the visitor is typing. May be lost. */
  typing(): void {
    this.#session.mention(toFrame({ type: 'typing', ...this.#named() }));
  }

  /** Tells the server that the form is on the screen. */
  async openForm(requestId: string): Promise<EntryOf<'formOpened'>> {
    return this.#taken().request(toFrame({ type: 'openForm', ...this.#named(), requestId }));
  }

  /**
   * Submits the answers that are stored, then relays the others, each by itself. Those to a sealed form are sealed before
   * anything is sent, once, to the agent who is shown now.
   *
   * @throws ERR_INVALID_ANSWER, before anything is sent, for whichever answer; ERR_UNKNOWN_FORM for a refused form; for a
   *   sealed one the SealingError that says why nothing can be sealed: nothing is sent then
   */
  async submitForm(requestId: string, { consent, answers }: Answers): Promise<Submission> {
    const published = await this.#offers.find(requestId);
    const request = { ...this.#named(), requestId, formHash: published.hash, consent };
    const answering = { ...request, ...consent };
    const written = await published.write(answering, answers, this.#offers.claimed(requestId));
    const frame = toFrame({ type: 'submitForm', ...request, ...written.submitted });
    const entry = await this.#taken().request(frame);
    const deliveries = [...written.relayed].map(
      ([field, answer]) => [field, this.#relay(requestId, field, answer)] as const,
    );
    return { entry, deliveries: new Map(deliveries) };
  }

  /**
   * Relays one off-the-record answer that was typed again, with an id of its own. Resolves within 60 s.
   *
   * @throws ERR_INVALID_ANSWER, and a SealingError as `submitForm`, before anything is sent
   */
  async relayAnswer(requestId: string, field: string, answer: string): Promise<Delivery> {
    const published = await this.#offers.find(requestId);
    const privacyLanguage = this.#offers.agreedLanguage(requestId);
    const request = { conversationId: this.#taken().id, requestId, privacyLanguage };
    const claimed = this.#offers.claimed(requestId);
    return this.#relay(requestId, field, await published.writeRelay(request, field, answer, claimed));
  }

  /** Declines a form, or takes back answers that nobody has claimed. */
  async withdraw(requestId: string): Promise<EntryOf<'withdrawn'>> {
    return this.#taken().request(toFrame({ type: 'withdraw', ...this.#named(), requestId }));
  }

  /** Ends the conversation; every answer still held is destroyed. */
  async end(): Promise<EntryOf<'ended'>> {
    return this.#taken().request(toFrame({ type: 'end', ...this.#named() }));
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

  /** Disconnects, for good; the conversation goes on. */
  close(): void {
    this.#session.close();
  }

  #begin(conversationId: string, shownSeq: number): Conversation {
    if (this.#conversation) throw new SealformError('ERR_BAD_REQUEST', { path: 'conversationId' });
    this.#conversation = this.#session.conversation(conversationId);
    this.#relays = new Relays(this.#session, this.#conversation, this.#chronicle);
    this.#shownSeq = shownSeq;
    return this.#conversation;
  }

  #taken(): Conversation {
    if (!this.#conversation) throw new SealformError('ERR_BAD_REQUEST', { path: 'conversationId' });
    return this.#conversation;
  }

  #named() {
    return { id: this.#environment.newId(), conversationId: this.#taken().id };
  }

  async #relay(requestId: string, field: string, answer: Relayed): Promise<Delivery> {
    return this.#relays?.send(requestId, field, answer) ?? 'undelivered';
  }

  #deliver(entry: Entry): void {
    // A server could have another form answered than the one on the screen.
    if (entry.type === 'formRequested' && this.#chronicle.forms.has(entry.requestId)) return;
    this.#chronicle.add(entry);
    this.#relays?.update();
    const isNew = entry.seq > this.#shownSeq;
    if (isNew) tell(this.#options.onEntry, entry);
    if (entry.type === 'formRequested') this.#offer(entry, isNew);
  }

  #offer(entry: EntryOf<'formRequested'>, isNew: boolean): void {
    this.#offers.add(entry, (offer) => {
      if (!isNew) return;
      if (offer instanceof Error) tell(this.#options.onFormRefused, entry.requestId, offer);
      else tell(this.#options.onForm, offer);
    });
  }
}
