import type { Agent, Entry, EntryOf } from '../core/protocol/index.ts';
import { Secret } from '../core/secret.ts';
import { AnswerInbox } from './agent/answer-inbox.ts';
import type { AgentOptions, Joined, Revelation } from './agent/options.ts';
import { Oversight } from './agent/oversight.ts';
import { systemEnvironment, type Environment } from './environment.ts';
import { hasCode, retrying } from './retry.ts';
import { endless, Session } from './session.ts';
import { toFrame, type AnswerTo, type Frame, type NumberedType } from './socket/frame.ts';
import type { Link } from './socket/link.ts';
import { tell } from './tell.ts';

/** A claim can be repeated for so long, ms (P5). */
const claimMs = 60_000;

/**
 * An agent's side of all its conversations, over one socket. Every request is sent until it is answered, across any number
 * of sockets, and takes effect once. A method rejects with a SealformError: the server's, ERR_TOO_LARGE, ERR_TIMEOUT, or
 * ERR_CLOSED.
 */
export class AgentClient {
  /** What supervisors and auditors may ask; `roles` of {@link Joined} says who is one. */
  readonly oversight: Oversight;
  readonly #options: AgentOptions;
  readonly #environment: Environment;
  readonly #session: Session;
  readonly #inbox: AnswerInbox;
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
      lost: (conversationId, error) => tell(options.onLost, conversationId, error),
    });
    this.#inbox = new AnswerInbox(this.#session, options.onAnswer);
    this.oversight = new Oversight((frame) => this.#persist(frame), this.#environment.newId);
  }

  /** How many messages of the server's were none of this protocol's. */
  get ignoredMessages(): number {
    return this.#session.ignoredMessages;
  }

  /** Connects and signs in to work: call this first. Own conversations are taken up with `resume`. */
  async join(): Promise<Joined> {
    this.#session.open();
    return this.#joined(await this.#persist(this.#joinFrame()));
  }

  /** Takes a waiting conversation; its entries so far are delivered. */
  async accept(conversationId: string): Promise<EntryOf<'accepted'>> {
    this.#session.open();
    return this.#request(conversationId, (named) => toFrame({ type: 'accept', ...named }));
  }

  /**
   * Takes an own conversation up again after a reload; resolves when the entries after `lastSeq` have been delivered.
   *
   * @throws ERR_NOT_ALLOWED when it is not this agent's
   */
  async resume(conversationId: string, lastSeq = 0): Promise<void> {
    await this.#session.resume(this.#session.conversation(conversationId, lastSeq));
  }

  /** Forgets a conversation that this agent takes no part in any more. Taken again, all its entries are delivered. */
  forget(conversationId: string): void {
    this.#session.forget(conversationId);
  }

  /** Says something. `redacted` of the entry names what was masked before it was stored. */
  async send(conversationId: string, text: string): Promise<EntryOf<'messageSent'>> {
    return this.#request(conversationId, (named) => toFrame({ type: 'send', ...named, text }));
  }

  /** Tells the visitor that the agent is typing. May be lost. */
  typing(conversationId: string): void {
    this.#session.mention(toFrame({ type: 'typing', id: this.#environment.newId(), conversationId }));
  }

  /** Sends a published form; resolves with the id that this request of it has from then on. */
  async requestForm(conversationId: string, formName: string): Promise<string> {
    const { requestId } = await this.#request(conversationId, (named) =>
      toFrame({ type: 'requestForm', ...named, form: formName }),
    );
    return requestId;
  }

  /**
   * Claims the stored answers, repeating the same claim for up to 60 s (P5).
   *
   * @throws ERR_ALREADY_VIEWED, ERR_GONE, ERR_NOT_ALLOWED; ERR_TIMEOUT after 60 s
   */
  async reveal(conversationId: string, requestId: string): Promise<Revelation> {
    const claimId = this.#environment.newId();
    const frame = toFrame({ type: 'reveal', id: claimId, conversationId, requestId });
    const { answers, confirmBy } = await this.#persist(frame, claimMs);
    let confirmed: Promise<EntryOf<'viewed'>> | undefined;
    const confirm = () => (confirmed ??= this.confirmViewed(conversationId, requestId, claimId));
    return { answers: new Secret(answers), confirmBy, claimId, confirm };
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

  /** Ends every socket and sign-in of this agent. The client is closed then. */
  async signOut(): Promise<void> {
    try {
      await this.#persist(toFrame({ type: 'signOut', id: this.#environment.newId() }));
    } catch (error) {
      // The sign-out itself closes the socket, or has the next one refused.
      if (!hasCode(error, 'ERR_CLOSED', 'ERR_NOT_ALLOWED')) throw error;
    }
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

  #persist<T extends Frame['type']>(frame: Frame<T>, ms?: number): Promise<AnswerTo<T>> {
    const { tasks } = this.#session;
    return tasks.run(
      (signal) => retrying(() => this.#session.ask(() => frame, signal), endless, this.#environment, signal),
      ms,
    );
  }

  #joinFrame() {
    return toFrame({ type: 'join', id: this.#environment.newId() });
  }

  /** What happened while there was no socket, a hand-over for one, is in the lists of the next `join`. */
  async #rejoin(link: Link): Promise<void> {
    if (this.#me) this.#joined(await link.request(this.#joinFrame()));
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
    if (entry.type === 'ended') this.#inbox.forget(entry.conversationId);
    tell(this.#options.onEntry, entry);
  }
}
