import { AgentClient, type AccessToken, type Oversight } from '../../../client/index.ts';
import { SealformError, type ErrorCode } from '../../../core/errors.ts';
import { forms } from '../../../forms/index.ts';
import type { Chat } from './chat.ts';
import { Desk, type DeskOptions, type Refusal } from './desk.ts';
import { canReveal } from './form-progress.ts';
import { Handshakes } from './handshakes.ts';

/** How often the list of those who wait is read while somebody looks at it, ms. */
const pollMs = 4_000;

/** So many sockets in a row that never opened are no chance. */
const shutOutAfter = 4;

/** Who leaves is not kept waiting for the server longer, ms. */
const signOutWithinMs = 10_000;

export interface WorkspaceOptions extends DeskOptions {
  readonly webSocketUrl: string;
  readonly credential: () => Promise<AccessToken>;
}

/** An agent's work: what lies on the desk, and what the agent does with it, over one client. */
export class Workspace extends Desk {
  /** What was asked for and is not answered yet, by what it is about: until then it is not asked for again. */
  readonly pending = new Set<string>();
  readonly #options: WorkspaceOptions;
  readonly #client: AgentClient;
  readonly #handshakes = new Handshakes(() => this.changed());
  #cancelPoll = () => {};

  constructor(options: WorkspaceOptions) {
    super(options);
    const { environment, credential, webSocketUrl: url } = options;
    this.#options = options;
    this.#client = new AgentClient({
      url,
      environment: { ...environment, connect: this.#handshakes.counting(environment.connect) },
      credential,
      forms,
      onEntry: (entry) => this.add(entry),
      onAnswer: (answer) => this.answers.receive(answer),
      onJoined: (joined) => {
        for (const conversationId of this.joined(joined)) void this.#takeUp(conversationId);
      },
      onTyping: (conversationId) => this.visitorTypes(conversationId),
      onState: (state) => this.set(() => (this.connection = state)),
      onLost: (conversationId) => this.lost(conversationId),
    });
  }

  /** What supervisors and auditors may ask. */
  get oversight(): Oversight {
    return this.#client.oversight;
  }

  /** Whether the server has not let this agent in for some time, for whatever reason. */
  get isShutOut(): boolean {
    return this.connection === 'connecting' && this.#handshakes.failed >= shutOutAfter;
  }

  /** Signs in to work, and keeps the lists current. Rejects like {@link AgentClient.join}. */
  async start(): Promise<void> {
    await this.#client.join();
    this.#pollLater();
  }

  /** Takes a waiting conversation and shows it; resolves with whether that is done. */
  async accept(conversationId: string): Promise<boolean> {
    if (this.pending.has(conversationId)) return false;
    const where = { conversationId };
    const accepted = await this.#once(conversationId, where, () => this.#client.accept(conversationId));
    if (!accepted) {
      await this.#poll();
      return false;
    }
    this.observe(accepted);
    this.waiting = this.waiting.filter((each) => each.conversationId !== conversationId);
    // Its entries may still be on their way.
    this.chat(conversationId);
    this.select(conversationId);
    return true;
  }

  override dismiss(chat: Chat): void {
    super.dismiss(chat);
    this.#client.forget(chat.id);
  }

  /** Says something; it stands in `outgoing` until the server has it. */
  async send(chat: Chat, text: string): Promise<void> {
    const key = this.#options.environment.newId();
    this.set(() => chat.leave(key, text));
    try {
      this.observe(await this.#client.send(chat.id, text));
      chat.discard(key);
    } catch (error) {
      chat.fail(key, codeOf(error));
    }
    this.changed();
  }

  /** Drops a message that was not sent. */
  discard(chat: Chat, key: string): void {
    this.set(() => chat.discard(key));
  }

  /** Tells the visitor that the agent types. */
  typing(chat: Chat): void {
    if (chat.beginTyping(this.localNow())) this.#client.typing(chat.id);
  }

  /** Whether this form is on its way to the visitor. */
  isSendingForm({ id }: Chat, formName: string): boolean {
    return this.pending.has(`${id} ${formName}`);
  }

  async requestForm({ id: conversationId }: Chat, formName: string): Promise<void> {
    const request = () => this.#client.requestForm(conversationId, formName);
    await this.#once(`${conversationId} ${formName}`, { conversationId }, request);
  }

  /** Shows everything that there is of a form's answers: claims what is stored, begins the time of what waits. */
  async reveal({ id: conversationId, forms }: Chat, requestId: string): Promise<void> {
    const form = forms.get(requestId);
    if (!form) return;
    if (!canReveal(form)) return this.answers.look(requestId);
    const claim = () => this.#client.reveal(conversationId, requestId);
    const revelation = await this.#once(requestId, { conversationId, requestId }, claim);
    if (revelation && !this.isClosed) this.answers.reveal(conversationId, requestId, revelation);
  }

  /** Gives the conversation to another agent or, without `to`, back to those waiting. */
  async handOver({ id: conversationId }: Chat, to?: string): Promise<void> {
    await this.#once(conversationId, { conversationId }, () => this.#client.handOver(conversationId, to));
  }

  async end({ id: conversationId }: Chat): Promise<void> {
    await this.#once(conversationId, { conversationId }, () => this.#client.end(conversationId));
  }

  /** Ends every socket and sign-in of this agent, here and elsewhere; resolves with whether the server has said so. */
  async signOutEverywhere(): Promise<boolean> {
    const late = new Promise<false>((resolve) => {
      this.#options.environment.after(signOutWithinMs, () => resolve(false));
    });
    const signedOut = this.#client.signOut().then(
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
    this.answers.clear();
    this.#client.close();
  }

  async #once<T>(key: string, where: Omit<Refusal, 'code'>, work: () => Promise<T>): Promise<T | undefined> {
    if (this.pending.has(key)) return undefined;
    this.pending.add(key);
    // Of what is tried again the last refusal says nothing any more.
    this.dismissRefusal();
    const result = await this.#try(where, work);
    this.set(() => this.pending.delete(key));
    return result;
  }

  async #try<T>(where: Omit<Refusal, 'code'>, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'ERR_CLOSED') this.set(() => (this.refusal = { code, ...where }));
      return undefined;
    }
  }

  /** An own conversation that this page has not known. */
  async #takeUp(conversationId: string): Promise<void> {
    const chat = this.chat(conversationId);
    try {
      await this.#client.resume(conversationId);
      chat.readWhatWasAnswered();
    } catch {
      this.chats.delete(conversationId);
    }
    this.changed();
  }

  #pollLater(): void {
    this.#cancelPoll = this.#options.environment.after(pollMs, () => void this.#poll());
  }

  async #poll(): Promise<void> {
    this.#cancelPoll();
    // What was refused shows in `connection`; what was cut is tried with the next poll.
    if (this.isAgent && this.#options.isVisible()) await this.#client.join().catch(() => undefined);
    if (!this.isClosed) this.#pollLater();
  }
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof SealformError) return error.code;
  throw error;
}
