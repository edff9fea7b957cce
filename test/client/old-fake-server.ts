import type { WireEvents } from '../../client/index.ts';
import type { ErrorCode } from '../../core/errors.ts';
import type {
  ConsentReceipt,
  Entry,
  FormReference,
  Recipient,
  Request,
  RequestOf,
} from '../../core/protocol/index.ts';
import { FakeEnvironment } from './fake-environment.ts';

type Draft = Record<string, unknown> & { type: Entry['type'] };

/** Requests that add no entry. */
const unnumbered = [
  ...(['ping', 'join', 'signOut', 'typing', 'resume', 'relayAnswer', 'reveal'] as const),
  ...(['enrol', 'listConversations', 'observe', 'readAudit'] as const),
];
type Numbered = Exclude<Request, { type: (typeof unnumbered)[number] }>;

function isNumbered(request: Request): request is Numbered {
  return !unnumbered.some((type) => type === request.type);
}

/** One WebSocket, as the server sees it. */
export class FakeSocket {
  readonly received: Request[] = [];
  readonly protocols: string[];
  readonly events: WireEvents;
  open = false;
  closedByClient = false;

  constructor(protocols: string[], events: WireEvents) {
    this.protocols = protocols;
    this.events = events;
  }

  get role() {
    return this.protocols[1]?.startsWith('visitor.') ? 'visitor' : 'agent';
  }

  /** What was received of one type. */
  requests<T extends Request['type']>(type: T): RequestOf<T>[] {
    return this.received.filter((request) => request.type === type) as RequestOf<T>[];
  }

  push(message: object): void {
    if (this.open) this.events.received(JSON.stringify(message));
  }

  /** The connection breaks. */
  cut(refusedWith?: number): void {
    this.open = false;
    this.events.closed(refusedWith);
  }
}

/** The server of the wire, in memory: conversations are lists of numbered entries, an id is an entry once. */
export class FakeServer {
  readonly environment = new FakeEnvironment((_url, protocols, events) => this.#connect(protocols, events));
  readonly sockets: FakeSocket[] = [];
  readonly conversations = new Map<string, Entry[]>();
  readonly members = new Map<string, Set<FakeSocket>>();
  readonly agent = { id: crypto.randomUUID(), name: 'Ana' };
  form: FormReference = { name: 'test', version: 1, hash: '0'.repeat(64) };
  /** Fields of the form that are off the record. */
  offTheRecord: string[] = [];
  pageSize = 100;
  /** Vouches for a public key; without one nobody can enrol. */
  vouch: ((publicKey: string) => Promise<Recipient>) | undefined;
  /** What a reveal gives, by form request: what was submitted, unless a test says otherwise. */
  readonly held = new Map<string, { answers?: object; sealed?: string }>();
  /** Opens a new socket, now or later. */
  admit = (socket: FakeSocket) => this.admitNow(socket);
  /** Sees every request first: what it returns true for has no further effect. */
  intercept: (request: Request, socket: FakeSocket) => boolean = () => false;
  /** Carries what the server says to a socket. */
  carry = (socket: FakeSocket, message: object) => socket.push(message);

  get live(): FakeSocket[] {
    return this.sockets.filter(({ open }) => open);
  }

  /** The newest socket. */
  get last(): FakeSocket {
    const last = this.sockets.at(-1);
    if (!last) throw new Error('No socket was ever opened.');
    return last;
  }

  /** So many of the first entries have outlived their retention. */
  outlived = 0;

  entries(conversationId: string): Entry[] {
    const entries = this.conversations.get(conversationId) ?? [];
    this.conversations.set(conversationId, entries);
    return entries;
  }

  admitNow(socket: FakeSocket): void {
    socket.open = true;
    socket.events.opened();
  }

  /** Something that another party does. */
  add(conversationId: string, draft: Draft, id: string = crypto.randomUUID(), caller?: FakeSocket): Entry {
    const entries = this.entries(conversationId);
    const known = entries.find((entry) => entry.id === id);
    if (known) return known;
    const at = this.environment.now();
    const entry = { ...draft, id, conversationId, seq: entries.length + 1, at } as Entry;
    entries.push(entry);
    for (const socket of this.members.get(conversationId) ?? []) {
      if (socket !== caller) this.carry(socket, entry);
    }
    return entry;
  }

  say(conversationId: string, text: string): Entry {
    return this.add(conversationId, { type: 'messageSent', from: 'visitor', text, redacted: [] });
  }

  requestForm(conversationId: string, form = this.form, recipient?: Recipient): string {
    const id = crypto.randomUUID();
    const by = this.environment.now() + 600_000;
    const draft = { type: 'formRequested', requestId: id, form, openBy: by, submitBy: by } as const;
    this.add(conversationId, { ...draft, ...(recipient && { recipient }) }, id);
    return id;
  }

  /** The receipt of a consent to the form. */
  receipt(id: string, privacyLanguage = 'en'): ConsentReceipt {
    const at = this.environment.now();
    const { form } = this;
    return { id, at, form, privacyVersion: '1', privacyLanguage, privacyUrl: 'https://a', purpose: 'b' };
  }

  refuse(socket: FakeSocket, { id }: Request, code: ErrorCode, details: object = {}): true {
    this.carry(socket, { type: 'error', id, code, message: 'no', ...details });
    return true;
  }

  handle(request: Request, socket: FakeSocket): void {
    if (request.type === 'enrol') void this.#enrol(request, socket);
    else this.carry(socket, this.#answer(request, socket));
  }

  #connect(protocols: string[], events: WireEvents) {
    const socket = new FakeSocket(protocols, events);
    this.sockets.push(socket);
    queueMicrotask(() => this.admit(socket));
    return {
      send: (text: string) => {
        const request = JSON.parse(text) as Request;
        socket.received.push(request);
        queueMicrotask(() => {
          if (!this.intercept(request, socket)) this.handle(request, socket);
        });
      },
      close: () => {
        socket.open = false;
        socket.closedByClient = true;
      },
    };
  }

  async #enrol({ id, publicKey }: RequestOf<'enrol'>, socket: FakeSocket): Promise<void> {
    if (!this.vouch) throw new Error('Nobody vouches for keys here.');
    this.carry(socket, { type: 'enrolled', id, recipient: await this.vouch(publicKey) });
  }

  #register(conversationId: string, socket: FakeSocket): void {
    const members = this.members.get(conversationId) ?? new Set();
    this.members.set(conversationId, members.add(socket));
  }

  #answer(request: Exclude<Request, { type: 'enrol' }>, socket: FakeSocket): object {
    if (isNumbered(request)) return this.#numbered(request, socket);
    const { id } = request;
    switch (request.type) {
      case 'ping':
        return { type: 'pong', id, at: this.environment.now() };
      case 'join':
        return { type: 'joined', id, agent: this.agent, roles: ['agent'], waiting: [], own: [] };
      case 'signOut':
        return { type: 'signedOut', id };
      case 'listConversations':
        return { type: 'conversationsListed', id, conversations: [] };
      case 'observe':
        return this.#observed(request);
      case 'readAudit':
        return { type: 'auditRead', id, conversationId: request.conversationId, more: false, records: [] };
      case 'typing':
        return { type: 'noted', id };
      case 'resume':
        return this.#resume(request, socket);
      case 'relayAnswer':
        this.#relay(request);
        return { type: 'relayed', id };
      case 'reveal': {
        const { conversationId, requestId } = request;
        const confirmBy = this.environment.now() + 60_000;
        return { type: 'revealed', id, conversationId, requestId, ...this.held.get(requestId), confirmBy };
      }
    }
  }

  #observed({ id, conversationId, afterSeq }: RequestOf<'observe'>): object {
    const { lastSeq, more, entries } = this.#page(conversationId, afterSeq);
    return { type: 'observed', id, conversationId, state: 'open', since: 1, lastSeq, more, entries };
  }

  #numbered(request: Numbered, socket: FakeSocket): Entry {
    const { id, conversationId } = request;
    if (request.type === 'start' || request.type === 'accept') this.#register(conversationId, socket);
    return this.add(conversationId, this.#draft(request, socket), id, socket);
  }

  #draft(request: Numbered, { role }: FakeSocket): Draft {
    const requestId = 'requestId' in request ? request.requestId : request.id;
    const by = this.environment.now() + 600_000;
    const { form, offTheRecord, agent } = this;
    const language = request.type === 'submitForm' ? request.consent?.privacyLanguage : undefined;
    const consent = this.receipt(request.id, language);
    switch (request.type) {
      case 'start':
        return { type: 'started' };
      case 'accept':
        return { type: 'accepted', agent };
      case 'send':
        return { type: 'messageSent', from: role, text: request.text, redacted: [] };
      case 'requestForm':
        return {
          ...{ type: 'formRequested', requestId, form, openBy: by, submitBy: by },
          ...(request.recipient && { recipient: request.recipient }),
        };
      case 'openForm':
        return { type: 'formOpened', requestId };
      case 'submitForm':
        return this.#submitted(request, { offTheRecord, consent, expiresAt: by });
      case 'acknowledgeAnswer':
        return { type: 'answerDelivered', requestId, field: request.field };
      case 'correctMasks':
        return { type: 'masksCorrected', requestId, masks: request.masks };
      case 'confirmViewed':
        return { type: 'viewed', requestId, by: agent };
      case 'discardForm':
        return { type: 'unreadable', requestId, because: request.because };
      case 'withdraw':
        return { type: 'withdrawn', requestId };
      case 'handOver':
        return { type: 'handedOver' };
      case 'end':
        return { type: 'ended', by: role, destroyed: [] };
    }
  }

  #submitted({ requestId, answers, sealed }: RequestOf<'submitForm'>, rest: object): Draft {
    const given = { ...(answers && { answers }), ...(sealed?.answers && { sealed: sealed.answers }) };
    this.held.set(requestId, given);
    return { type: 'formSubmitted', requestId, masks: sealed?.masks ?? {}, ...rest };
  }

  #resume({ id, conversationId, afterSeq }: RequestOf<'resume'>, socket: FakeSocket): object {
    this.#register(conversationId, socket);
    return { type: 'resumed', id, conversationId, ...this.#page(conversationId, afterSeq) };
  }

  #page(conversationId: string, afterSeq: number) {
    const after = this.entries(conversationId).slice(Math.max(afterSeq, this.outlived));
    const entries = after.slice(0, this.pageSize);
    const lastSeq = entries.at(-1)?.seq ?? afterSeq;
    return { lastSeq, more: after.length > entries.length, entries };
  }

  #relay(relay: RequestOf<'relayAnswer'>): void {
    for (const socket of this.members.get(relay.conversationId) ?? []) {
      if (socket.role === 'agent') this.carry(socket, { ...relay, type: 'answerRelayed' });
    }
  }
}
