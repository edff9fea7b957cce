import { AgentClient, type AgentOptions, type KeyStore, type Oversight } from '../../../client/index.ts';
import type { FormRecord } from '../../../core/conversation/form-record.ts';
import { canReveal } from '../../../core/conversation/standing.ts';
import { SealingError, type SealingErrorCode } from '../../../core/sealing/index.ts';
import { Changes } from '../../shared/changes.ts';
import { AgentKey } from './agent-key.ts';
import { AnswerShelf } from './answer-shelf.ts';
import { Attempts, codeOf, type Subject } from './attempts.ts';
import type { Chat, Outgoing } from './chat.ts';
import { AnswerClipboard } from './clipboard.ts';
import { Desk, type DeskOptions } from './desk.ts';
import { Handshakes } from './handshakes.ts';

/** How often the list of those who wait is read while somebody looks at it, ms. */
const pollMs = 4_000;

/** After this many sockets in a row that never opened, the fault is not a passing one. */
const unreachableAfter = 4;

/** Who leaves is not kept waiting for the server longer, ms. */
const signOutWithinMs = 10_000;

export interface WorkspaceOptions extends DeskOptions, Pick<AgentOptions, 'credential' | 'forms'> {
  readonly webSocketUrl: string;
  readonly keyStore: KeyStore;
}

/** An agent's work: what lies on the desk, and what the agent does with it, over one client. */
export class Workspace {
  readonly changes = new Changes();
  readonly answers: AnswerShelf;
  readonly desk: Desk;
  readonly attempts = new Attempts(this.changes);
  readonly key: AgentKey;
  /** What was wrong with answers that did not open, by the form's request. */
  readonly unopened = new Map<string, SealingErrorCode>();
  readonly #options: WorkspaceOptions;
  readonly #client: AgentClient;
  readonly handshakes = new Handshakes(this.changes.tell);
  #cancelPoll = () => {};

  constructor(options: WorkspaceOptions) {
    const { environment, isVisible, credential, webSocketUrl: url, keyStore, forms } = options;
    this.#options = options;
    this.answers = new AnswerShelf(environment, isVisible, new AnswerClipboard(), this.changes);
    this.desk = new Desk(options, this.answers, this.changes);
    this.#client = new AgentClient({
      url,
      environment: { ...environment, connect: this.handshakes.counting(environment.connect) },
      credential,
      forms,
      keyStore,
      onEntry: (entry) => this.desk.add(entry),
      onAnswer: (answer) => this.answers.receive(answer),
      onUnopened: (answer, { code }) => this.#noteUnopened(answer, code),
      onJoined: (joined) => {
        for (const conversationId of this.desk.joined(joined)) void this.#takeUp(conversationId);
      },
      onTyping: (conversationId) => this.desk.visitorTypes(conversationId),
      onState: (state) => this.changes.make(() => (this.desk.connection = state)),
      onLost: (conversationId) => this.desk.lost(conversationId),
    });
    this.key = new AgentKey(this.#client, environment, this.changes);
  }

  /** What supervisors and auditors may ask. */
  get oversight(): Oversight {
    return this.#client.oversight;
  }

  /** Whether the server could not be reached for some time, for whatever reason. */
  get isUnreachable(): boolean {
    return this.desk.connection === 'connecting' && this.handshakes.failed >= unreachableAfter;
  }

  /** Signs in to work, keeps the lists current, and begins to get a key. Rejects like {@link AgentClient.join}. */
  async start(): Promise<void> {
    await this.#client.join();
    this.#pollLater();
    if (this.desk.isAgent) void this.key.prepare();
  }

  /** The network or the page came back, or the agent wants it: see {@link AgentClient.checkNow}. */
  checkNow(): void {
    this.#client.checkNow();
  }

  /** Somebody uses the page: see {@link AgentClient.inUse}. */
  inUse(): void {
    this.#client.inUse();
  }

  /**
   * Takes a waiting conversation and shows it, unless the agent has turned to another chat by then: what is being written
   * there would go on in this one. Resolves with whether it is shown.
   */
  async accept(conversationId: string): Promise<boolean> {
    if (this.attempts.pending.has(conversationId)) return false;
    const turn = ++this.desk.turns;
    const accepted = await this.attempts.once({ conversationId }, () => this.#client.accept(conversationId));
    if (!accepted) return this.#poll().then(() => false);
    this.desk.took(accepted);
    if (turn === this.desk.turns) this.desk.select(conversationId);
    return this.desk.selected === conversationId;
  }

  /** Takes a conversation that is over off the screen, and forgets it. */
  dismiss(chat: Chat): void {
    this.desk.dismiss(chat);
    this.#client.forget(chat.id);
  }

  /** Says something; it stands in `outgoing` until the server has it. */
  async send(chat: Chat, text: string, isNot?: Outgoing['isNot']): Promise<void> {
    const key = this.#options.environment.newId();
    this.changes.make(() => chat.leave({ key, text, isNot }));
    try {
      const { at } = await this.#client.send(chat.id, text, isNot);
      this.desk.observe(at);
      chat.discard(key);
    } catch (error) {
      chat.fail(key, codeOf(error));
    }
    this.changes.tell();
  }

  /** Drops a message that was not sent. */
  discard(chat: Chat, key: string): void {
    this.changes.make(() => chat.discard(key));
  }

  /** Tells the visitor that the agent types. */
  typing(chat: Chat): void {
    this.desk.turns += 1;
    if (chat.beginTyping(this.desk.localNow())) this.#client.typing(chat.id);
  }

  /** Whether this form is on its way to the visitor. */
  isSendingForm({ id }: Chat, formName: string): boolean {
    return this.attempts.pending.has(`${id} ${formName}`);
  }

  async requestForm({ id: conversationId }: Chat, formName: string): Promise<void> {
    const request = () => this.#client.requestForm(conversationId, formName);
    await this.attempts.once({ conversationId }, request, `${conversationId} ${formName}`);
  }

  /** Whether this browser can read what is, or will be, answered to this form; undefined while the key is looked for. */
  canRead({ request: { requestId, recipient } }: FormRecord): boolean | undefined {
    if (this.unopened.has(requestId)) return false;
    if (!recipient) return true;
    return this.key.isKnown ? this.#client.isSealedToMe(requestId) : undefined;
  }

  /** Whether there are answers to this form that can be shown on this page. */
  hasAnswers(form: FormRecord): boolean {
    return (canReveal(form) && this.canRead(form) !== false) || this.desk.toShow(form).length > 0;
  }

  /** How many open forms would go with this browser's key. */
  get openSealed(): number {
    const open = [...this.desk.chats.values()].filter(({ state }) => state === 'open');
    return open.flatMap((chat) => chat.openSealed).filter((form) => this.canRead(form)).length;
  }

  /** Sends a form again whose answers cannot be read here; what is left of the first goes before. */
  async askAgain(chat: Chat, { request, end }: FormRecord): Promise<void> {
    const { requestId, recipient } = request;
    const code = this.unopened.get(requestId);
    const because = code ? 'notOpened' : 'keyLost';
    const discard = () => this.#client.discardForm(chat.id, requestId, because, code);
    // Of what is not sealed the server discards nothing for this: its time runs out.
    if (recipient && !end && !(await this.attempts.once({ conversationId: chat.id, requestId }, discard)))
      return;
    await this.requestForm(chat, request.form.name);
  }

  /** Shows everything that there is of a form's answers: claims what is stored, begins the time of what waits. */
  async reveal(chat: Chat, requestId: string): Promise<void> {
    const { id: conversationId, forms } = chat;
    const form = forms.get(requestId);
    if (!form) return;
    if (!canReveal(form)) {
      if (this.desk.toShow(form).length > 0) this.answers.look(requestId);
      return;
    }
    const claim = () => this.#claim(conversationId, requestId);
    const revelation = await this.attempts.once({ conversationId, requestId }, claim);
    if (revelation && !this.desk.isClosed && chat.state === 'open')
      this.answers.reveal(conversationId, requestId, revelation);
  }

  /** Gives the conversation to another agent or, without `to`, back to those waiting. */
  async handOver({ id: conversationId }: Chat, to?: string): Promise<void> {
    await this.attempts.once({ conversationId }, () => this.#client.handOver(conversationId, to));
  }

  async end({ id: conversationId }: Chat): Promise<void> {
    await this.attempts.once({ conversationId }, () => this.#client.end(conversationId));
  }

  /**
   * Takes the answers off the screen, then destroys what only this browser could read, and its key; with `everywhere` ends
   * every socket and sign-in of this agent too. Resolves with whether the server has said so.
   */
  async signOut(everywhere: boolean): Promise<boolean> {
    this.answers.clear();
    const late = new Promise<false>((resolve) => {
      this.#options.environment.after(signOutWithinMs, () => resolve(false));
    });
    const signedOut = (everywhere ? this.#client.signOut() : this.#client.forgetKey()).then(
      () => true,
      () => false,
    );
    const isDone = await Promise.race([signedOut, late]);
    this.close();
    return isDone;
  }

  /** Disconnects and forgets what was shown; the conversations go on. */
  close(): void {
    this.#cancelPoll();
    this.key.stop();
    this.answers.clear();
    this.#client.close();
  }

  async #claim(conversationId: string, requestId: string) {
    try {
      return await this.#client.reveal(conversationId, requestId);
    } catch (error) {
      if (!(error instanceof SealingError)) throw error;
      this.#noteUnopened({ conversationId, requestId }, error.code);
      return undefined;
    }
  }

  /** A page that is older than the form claims nothing: it is reloaded, and then reads what there is. */
  #noteUnopened({ conversationId, requestId }: Required<Subject>, code: SealingErrorCode): void {
    if (code === 'ERR_SEALED_FORM') this.attempts.refuse({ code, conversationId, requestId });
    else this.changes.make(() => this.unopened.set(requestId, code));
  }

  /** An own conversation that this page has not known. */
  async #takeUp(conversationId: string): Promise<void> {
    const chat = this.desk.chat(conversationId);
    try {
      await this.#client.resume(conversationId);
      chat.readWhatWasAnswered();
    } catch {
      this.desk.chats.delete(conversationId);
    }
    this.changes.tell();
  }

  #pollLater(): void {
    this.#cancelPoll = this.#options.environment.after(pollMs, () => void this.#poll());
  }

  async #poll(): Promise<void> {
    this.#cancelPoll();
    // What was refused shows in `connection`; what was cut is tried with the next poll.
    if (this.desk.isAgent && this.#options.isVisible()) await this.#client.join().catch(() => undefined);
    if (!this.desk.isClosed) this.#pollLater();
  }
}
