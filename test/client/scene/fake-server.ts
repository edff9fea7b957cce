import type { WireEvents } from '../../../client/index.ts';
import type { Draft } from '../../../core/domain/append.ts';
import type { ErrorCode } from '../../../core/errors.ts';
import { type Form, formHash } from '../../../core/fields/form.ts';
import { memoryCipher } from '../../../core/memory/cipher.ts';
import { type Identity, MemoryGateway } from '../../../core/memory/gateway.ts';
import { MemoryServer } from '../../../core/memory/server.ts';
import { memoryTables } from '../../../core/memory/tables.ts';
import type { Agent, Entry, Request, ServerMessage, StaffRole } from '../../../core/protocol/index.ts';
import { verifyCertificate } from '../../../core/sealing/certificate/verify.ts';
import { makeBrand } from '../../core/sealing/certificate/certificate-scene.ts';
import { textOf } from '../../core/sealing/scene.ts';
import { FakeEnvironment } from './fake-environment.ts';
import { FakeSocket } from './fake-socket.ts';
import { Person } from './person.ts';

/** A request about a conversation, without its ids. */
export type Asking<R = Request> = R extends { id: string; conversationId: string }
  ? Omit<R, 'id' | 'conversationId'> & { readonly id?: string }
  : never;

/** Another agent, who is signed in. */
export const colleague: Agent = { id: crypto.randomUUID(), name: 'Ben' };

/** The real server over tables in memory. It counts what it has not answered yet, so that no clock runs ahead of it. */
class CountingServer extends MemoryServer {
  unanswered = 0;

  override async handle(...args: Parameters<MemoryServer['handle']>): Promise<ServerMessage> {
    this.unanswered += 1;
    return super.handle(...args).finally(() => (this.unanswered -= 1));
  }
}

/**
 * The real server in memory, behind sockets that a test can delay, cut and listen to, and a clock that it moves. Others take
 * part too, as far as the server lets them: a visitor in another tab, the agent in another browser, and a colleague.
 */
export class FakeServer {
  readonly environment: FakeEnvironment;
  readonly sockets: FakeSocket[] = [];
  readonly tables = memoryTables();
  readonly brand = makeBrand();
  readonly agent: Agent = { id: crypto.randomUUID(), name: 'Ana' };
  readonly colleague = colleague;
  /** What everybody who signs in may be. */
  roles: StaffRole[] = ['agent'];
  /** Published forms; others ask for the first unless told otherwise. */
  forms: readonly Form[];
  /** Opens a new socket, now or later. */
  admit = (socket: FakeSocket) => this.admitNow(socket);
  /** Sees every request first: what it returns true for has no further effect. */
  intercept: (request: Request, socket: FakeSocket) => boolean = () => false;
  /** Carries what the server says to a socket. */
  carry = (socket: FakeSocket, message: object) => socket.push(message);
  readonly #gateway = new MemoryGateway();
  readonly #server: CountingServer;
  readonly #signIns = new Map<FakeSocket, number>();
  readonly #people = new Map<string, Person>();

  constructor(...forms: readonly Form[]) {
    this.forms = forms;
    this.environment = new FakeEnvironment(
      (_url, protocols, events) => this.#connect(protocols, events),
      () => this.#server.unanswered > 0,
    );
    this.#server = new CountingServer(this.tables, {
      clock: this.environment.now,
      makeId: () => crypto.randomUUID(),
      cipher: memoryCipher(),
      signer: {
        brandKey: async () => textOf((await this.brand).brandKey),
        sign: async (bytes) => (await this.brand).sign(bytes),
      },
      verifyRecipient: async ({ certificate, brandKey }, agent, now) =>
        verifyCertificate(certificate, { brandKey, pin: (await this.brand).pin, agent, now }),
      sockets: this.#gateway,
      findForm: (name) => this.forms.find((form) => form.name === name),
    });
    this.#gateway.server = this.#server;
    this.#staff(this.colleague);
  }

  get live(): FakeSocket[] {
    return this.sockets.filter(({ open }) => open);
  }

  /** The newest socket. */
  get last(): FakeSocket {
    const last = this.sockets.at(-1);
    if (!last) throw new Error('No socket was ever opened.');
    return last;
  }

  /** The transcript of a conversation. */
  entries(conversationId: string): Entry[] {
    const entries = this.tables.transcript.all().filter((entry) => entry.conversationId === conversationId);
    return entries.sort((one, other) => one.seq - other.seq);
  }

  admitNow(socket: FakeSocket): void {
    socket.open = true;
    this.#signIns.set(socket, this.#newSignIn());
    socket.wire = this.#gateway.connect(() => this.#identity(socket), {
      opened: () => undefined,
      received: (text) => this.carry(socket, JSON.parse(text) as object),
      closed: () => socket.cut(),
    });
    socket.events.opened();
  }

  /** Gives the server a request that was intercepted. */
  handle(request: Request, socket: FakeSocket): void {
    socket.wire?.send(JSON.stringify(request));
  }

  /** Refuses a request, as a server may that is busy, or that changed while nobody looked. */
  refuse(socket: FakeSocket, { id }: Request, code: ErrorCode, details: object = {}): true {
    this.carry(socket, { type: 'error', id, code, message: 'no', ...details });
    return true;
  }

  /** Keeps what the server says; the returned function lets it go, in order. */
  hold(): () => void {
    const { carry } = this;
    const held: (() => void)[] = [];
    this.carry = (socket, message) => void held.push(() => carry(socket, message));
    return () => {
      this.carry = carry;
      for (const release of held) release();
    };
  }

  /** Another visitor comes into the chat. */
  async visit(conversationId: string = crypto.randomUUID()): Promise<string> {
    const visitor = this.#visitor(conversationId);
    await visitor.ask({ type: 'start', id: crypto.randomUUID(), conversationId });
    return conversationId;
  }

  /** The visitor of a conversation does something in another tab. Rejects with what the server refuses it with. */
  async visitorDoes(conversationId: string, asking: Asking): Promise<ServerMessage> {
    const { visitorHash = '' } = this.tables.conversations.at(conversationId).value ?? {};
    return this.#visitor(visitorHash).ask(whole(conversationId, asking));
  }

  /** An agent does something in another browser: the one who has the conversation, or Ana. */
  async agentDoes(
    conversationId: string,
    asking: Asking,
    agent = this.tables.conversations.at(conversationId).value?.agent ?? this.agent,
  ): Promise<ServerMessage> {
    return this.#staff(agent).ask(whole(conversationId, asking));
  }

  /** Closes that other browser. */
  agentLeaves(agent = this.agent): void {
    this.#staff(agent).leave();
  }

  /** The visitor says something in another tab. */
  async say(conversationId: string, text: string): Promise<Entry> {
    return (await this.visitorDoes(conversationId, { type: 'send', text })) as Entry;
  }

  /** The agent asks for a form that is not sealed, in another browser, and takes the conversation first if it waits. */
  async requestForm(conversationId: string, form = this.forms[0]?.name ?? ''): Promise<string> {
    const id = crypto.randomUUID();
    const isWaiting = this.tables.conversations.at(conversationId).value?.state === 'waiting';
    if (isWaiting) await this.agentDoes(conversationId, { type: 'accept' });
    await this.agentDoes(conversationId, { type: 'requestForm', id, form });
    return id;
  }

  /** The visitor answers a form that is not sealed, in another tab. */
  async submit(conversationId: string, requestId: string, answers: Record<string, string>): Promise<Entry> {
    const { form: reference } = this.tables.forms.at(conversationId, requestId).value ?? {};
    const form = this.forms.find(({ name }) => name === reference?.name);
    if (!form) throw new Error('Nobody has asked for this form.');
    const consent = { given: true, privacyVersion: form.privacy.version, privacyLanguage: 'en' };
    const shown = { requestId, formHash: await formHash(form), consent };
    return (await this.visitorDoes(conversationId, { type: 'submitForm', ...shown, answers })) as Entry;
  }

  /** Somebody signs Ana out everywhere. */
  async signOutElsewhere(): Promise<void> {
    await this.#staff(this.agent).ask({ type: 'signOut', id: crypto.randomUUID() });
  }

  /** The sweep of this minute. */
  async sweep(): Promise<void> {
    await this.#server.sweep();
  }

  /** The first entries of a conversation have outlived their retention. */
  outlive(conversationId: string, entries: number): void {
    for (let seq = 1; seq <= entries; seq++) this.tables.transcript.at(conversationId, seq).set(undefined);
  }

  /** A server that lies: an entry that nobody's request led to, in the transcript and on every socket of the conversation. */
  forge(conversationId: string, draft: Draft, id: string = crypto.randomUUID()): Entry {
    const slot = this.tables.conversations.at(conversationId);
    const conversation = slot.value;
    if (!conversation) throw new Error('There is no such conversation.');
    const seq = conversation.seq + 1;
    const entry: Entry = { ...draft, id, conversationId, seq, at: this.environment.now() };
    slot.set({ ...conversation, seq });
    this.tables.transcript.at(conversationId, seq).set(entry);
    for (const socket of this.live) {
      const isTold = this.#takesPart(socket, conversation);
      if (isTold) this.carry(socket, entry);
    }
    return entry;
  }

  #takesPart(socket: FakeSocket, { visitorHash, agent }: { visitorHash: string; agent?: Agent | undefined }) {
    const identity = this.#identity(socket);
    return identity.role === 'visitor'
      ? identity.visitorHash === visitorHash
      : identity.agentId === agent?.id;
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
      close: () => socket.closeByClient(),
    };
  }

  /** Everybody who signs in with a client is Ana; a visitor is known by the credential. */
  #identity(socket: FakeSocket): Identity {
    if (socket.role === 'visitor') return { role: 'visitor', visitorHash: socket.credential };
    const { agent, roles } = this;
    const role = roles.includes('agent') ? 'agent' : 'overseer';
    const signedInAt = this.#signIns.get(socket) ?? 0;
    return { role, agentId: agent.id, name: agent.name, roles, signedInAt };
  }

  #visitor(visitorHash: string): Person {
    return this.#person(visitorHash, () => ({ role: 'visitor', visitorHash }));
  }

  #staff({ id, name }: Agent): Person {
    const signedInAt = this.environment.now();
    return this.#person(id, () => ({ role: 'agent', agentId: id, name, roles: ['agent'], signedInAt }));
  }

  #person(id: string, identity: () => Identity): Person {
    const known = this.#people.get(id);
    if (known?.isOpen) return known;
    const person = new Person(this.#gateway, identity());
    this.#people.set(id, person);
    return person;
  }

  /** A sign-in for every socket, no two at the same time: each can enrol one key. */
  #newSignIn(): number {
    return Math.max(this.environment.now(), ...[...this.#signIns.values()].map((at) => at + 1));
  }
}

function whole(conversationId: string, asking: Asking): Request {
  return { id: crypto.randomUUID(), ...asking, conversationId };
}
