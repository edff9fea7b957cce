import type { Connect, Environment, WireEvents } from '../../../client/index.ts';
import type { ErrorCode } from '../../../core/errors.ts';
import type { Request, RequestOf } from '../../../core/protocol/index.ts';
import { redact } from '../../../core/redact/redact.ts';
import { findForm } from '../../../forms/index.ts';
import { PracticeBrand } from './practice-brand.ts';
import { PracticeChat } from './practice-chat.ts';
import { openings, paceMs, replyTo } from './practice-visitor.ts';

/** Another visitor comes after so long, ms. */
const nextVisitorMs = 90_000;

/** The server of the wire and its visitors, in this page: enough of both to learn the whole job on. */
export class PracticeServer {
  readonly #environment: Pick<Environment, 'now' | 'after'>;
  readonly #brand = new PracticeBrand();
  readonly #agent = { id: crypto.randomUUID(), name: 'You' };
  readonly #chats = new Map<string, PracticeChat>();
  #events: WireEvents | undefined;

  constructor(environment: Pick<Environment, 'now' | 'after'>) {
    this.#environment = environment;
    this.#arrive();
    this.#arrive();
  }

  readonly connect: Connect = (_url, _protocols, events) => {
    this.#events = events;
    queueMicrotask(() => events.opened());
    const close = () => {
      if (this.#events === events) this.#events = undefined;
    };
    return { send: (sent) => void this.#receive(JSON.parse(sent) as Request), close };
  };

  #arrive(): void {
    if (this.#chats.size >= openings.length * 2) return;
    const chat = new PracticeChat(this.#environment.now());
    this.#chats.set(chat.id, chat);
    this.#environment.after(nextVisitorMs, () => this.#arrive());
  }

  #tell(message: object | undefined): void {
    if (message) queueMicrotask(() => this.#events?.received(JSON.stringify(message)));
  }

  #refuse({ id }: Request, code: ErrorCode): object {
    return { type: 'error', id, code, message: '' };
  }

  async #receive(request: Request): Promise<void> {
    this.#tell(await this.#answer(request));
  }

  #answer(request: Request): object | Promise<object> {
    const { id } = request;
    if (request.type === 'join') return this.#joined(id);
    if (request.type === 'signOut') return { type: 'signedOut', id };
    if (request.type === 'enrol') return this.#enrolled(request);
    if (request.type === 'ping') return { type: 'pong', id, at: this.#environment.now() };
    const chat = 'conversationId' in request ? this.#chats.get(request.conversationId) : undefined;
    return chat ? this.#inChat(request, chat) : this.#refuse(request, 'ERR_NOT_ALLOWED');
  }

  #joined(id: string): object {
    const listed = (state: string) =>
      [...this.#chats.values()]
        .filter((chat) => chat.state === state)
        .map(({ id: conversationId, since }) => ({ conversationId, since }));
    return {
      type: 'joined',
      id,
      agent: this.#agent,
      roles: ['agent'],
      waiting: listed('waiting'),
      own: listed('open'),
    };
  }

  async #enrolled({ id, publicKey }: RequestOf<'enrol'>): Promise<object> {
    const recipient = await this.#brand.certify(this.#agent, publicKey, this.#environment.now());
    return { type: 'enrolled', id, recipient };
  }

  #inChat(request: Request, chat: PracticeChat): object | Promise<object> {
    const { id } = request;
    const at = this.#environment.now();
    if (request.type === 'resume') return resumed(request, chat);
    if (request.type === 'typing') return { type: 'noted', id };
    if (request.type === 'reveal') return this.#reveal(request, chat, at);
    if (chat.state === 'ended') return this.#refuse(request, 'ERR_ENDED');
    if (request.type === 'accept') {
      chat.state = 'open';
      this.#greet(chat);
      return chat.add({ type: 'accepted', agent: this.#agent }, at, id);
    }
    if (request.type === 'send') return this.#said(request, chat, at);
    if (request.type === 'requestForm') return this.#requested(request, chat, at);
    return this.#settle(request, chat, at);
  }

  #settle(request: Request, chat: PracticeChat, at: number): object {
    const { id } = request;
    if (request.type === 'acknowledgeAnswer') {
      const { requestId, field } = request;
      return chat.add({ type: 'answerDelivered', requestId, field }, at, id);
    }
    if (request.type === 'confirmViewed') {
      return chat.finish({ type: 'viewed', requestId: request.requestId, by: this.#agent }, at, id);
    }
    if (request.type === 'discardForm') {
      const { requestId, because } = request;
      return chat.finish({ type: 'unreadable', requestId, because }, at, id);
    }
    if (request.type === 'handOver') return chat.handOver(at, id);
    if (request.type !== 'end') return this.#refuse(request, 'ERR_NOT_ALLOWED');
    chat.state = 'ended';
    return chat.add({ type: 'ended', by: 'agent', destroyed: [] }, at, id);
  }

  #reveal(request: RequestOf<'reveal'>, chat: PracticeChat, at: number): object {
    const { id, conversationId, requestId } = request;
    const form = chat.forms.get(requestId);
    if (!form?.written || form.isOver || chat.state === 'ended') return this.#refuse(request, 'ERR_GONE');
    if (form.claimId !== undefined && form.claimId !== id) return this.#refuse(request, 'ERR_ALREADY_VIEWED');
    form.claimId = id;
    const { answers, sealed } = form.written.submitted;
    const given = sealed ? { sealed: sealed.answers } : { answers };
    return { type: 'revealed', id, conversationId, requestId, ...given, confirmBy: at + 60_000 };
  }

  #said({ id, text }: RequestOf<'send'>, chat: PracticeChat, at: number): object {
    const { text: kept, kinds } = redact(text);
    const answered = chat.entries.some((entry) => entry.id === id);
    if (!answered) this.#say(chat, replyTo(text), paceMs.answer);
    return chat.add({ type: 'messageSent', from: 'agent', text: kept, redacted: kinds }, at, id);
  }

  async #requested(request: RequestOf<'requestForm'>, chat: PracticeChat, at: number): Promise<object> {
    const { id } = request;
    const form = findForm(request.form);
    if (!form) return this.#refuse(request, 'ERR_UNKNOWN_FORM');
    if (!chat.forms.has(id)) this.#fillIn(chat, id);
    return chat.request(form, request.recipient, id, at);
  }

  #greet(chat: PracticeChat): void {
    const index = [...this.#chats.keys()].indexOf(chat.id);
    if (!chat.entries.some(({ type }) => type === 'messageSent'))
      this.#say(chat, openings[index % openings.length] ?? '', paceMs.greet);
  }

  #say(chat: PracticeChat, said: string, inMs: number): void {
    const typed = { type: 'typed', conversationId: chat.id, from: 'visitor' };
    this.#environment.after(Math.min(paceMs.type, inMs / 2), () => this.#tell(typed));
    this.#later(chat, inMs, () => ({ type: 'messageSent', from: 'visitor', text: said, redacted: [] }));
  }

  #fillIn(chat: PracticeChat, requestId: string): void {
    const { now, after } = this.#environment;
    this.#later(chat, paceMs.open, () => ({ type: 'formOpened', requestId }));
    after(paceMs.submit, () => void this.#submit(chat, requestId, now()));
  }

  async #submit(chat: PracticeChat, requestId: string, at: number): Promise<void> {
    const shown = { agent: this.#agent, pin: await this.#brand.pin() };
    const submitted = await chat.submit(requestId, shown, at);
    this.#tell(submitted);
    if (submitted) this.#relay(chat, requestId);
  }

  #relay(chat: PracticeChat, requestId: string): void {
    const form = chat.forms.get(requestId);
    for (const [field, answer] of form?.written?.relayed ?? []) {
      const id = crypto.randomUUID();
      const relay = { id, conversationId: chat.id, requestId, field, ...answer.expose() };
      this.#tell({ type: 'answerRelayed', ...relay });
    }
  }

  #later(chat: PracticeChat, inMs: number, draft: () => Parameters<PracticeChat['add']>[0]): void {
    const { now, after } = this.#environment;
    after(inMs, () => {
      if (chat.state === 'open') this.#tell(chat.add(draft(), now()));
    });
  }
}

function resumed({ id, afterSeq }: RequestOf<'resume'>, chat: PracticeChat): object {
  const entries = chat.entries.slice(afterSeq);
  const lastSeq = entries.at(-1)?.seq ?? afterSeq;
  return { type: 'resumed', id, conversationId: chat.id, lastSeq, more: false, entries };
}
