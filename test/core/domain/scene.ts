import { expect } from 'vitest';
import type { Caller, OverseerCaller, VisitorCaller } from '../../../core/domain/caller.ts';
import type { FormRequest } from '../../../core/domain/model.ts';
import type { Form } from '../../../core/fields/form.ts';
import { memoryCipher } from '../../../core/memory/cipher.ts';
import { MemoryServer } from '../../../core/memory/server.ts';
import type { Slot } from '../../../core/memory/table.ts';
import { memoryTables } from '../../../core/memory/tables.ts';
import type { AuditEvent, VerifyRecipient } from '../../../core/ports.ts';
import type { Entry, Request, RequestOf, ServerMessage } from '../../../core/protocol/index.ts';
import { readCertificate } from '../../../core/sealing/certificate/certificate.ts';
import { errorsOf } from '../../../docs/generator/asyncapi.ts';
import { agents, beginning, forms, hashes, recipients, sealedNote, visitors } from '../../model/cast.ts';

export const [visitor, secondTab, stranger] = visitors as [VisitorCaller, VisitorCaller, VisitorCaller];
/** Two browsers of Ana, then Ben, who takes no part unless something is handed over to him. */
export const [ana, anaElsewhere, ben] = agents as [Caller, Caller, Caller];
export const supervisor: OverseerCaller = {
  role: 'overseer',
  agentId: 'sam',
  name: 'Sam',
  roles: ['supervisor'],
  signedInAt: beginning,
  connectionId: 'sam, first tab',
  until: Number.MAX_SAFE_INTEGER,
};
export const auditor: OverseerCaller = { ...supervisor, agentId: 'ada', roles: ['auditor'] };

export const minute = 60_000;
export const conversationId = 'c0000000-0000-4000-8000-000000000000';

/** A request of this conversation, whose id is made unless it matters. */
type Asking<R = Request> = R extends { id: string }
  ? Omit<R, 'id' | 'conversationId'> & { id?: string }
  : never;
type FormName = 'stored' | 'relayed' | 'both' | 'sealed';

/** The domain over tables in memory, with one conversation, and all that it tells anybody. */
export class Chat {
  now = beginning;
  readonly posted: { to: string; message: ServerMessage }[] = [];
  readonly metrics: unknown[][] = [];
  /** Sockets that are closed for good, and those that cannot be reached. */
  readonly gone = new Set<string>();
  readonly unreachable = new Set<string>();
  readonly closed: string[] = [];
  /** Runs before each call of a port. */
  meanwhile: () => unknown = () => undefined;
  /** Whether indexes show items as they were before their last write. */
  stale = false;
  forms: readonly Form[] = forms;
  verify: VerifyRecipient = ({ certificate }) => Promise.resolve(readCertificate(certificate).certificate);
  readonly tables = memoryTables({
    pace: async (point) => void (point === 'before' && (await this.meanwhile())),
    stale: () => this.stale,
  });
  readonly server = new MemoryServer(this.tables, {
    clock: () => this.now,
    makeId: () => this.newId(),
    cipher: memoryCipher(),
    signer: { brandKey: () => Promise.resolve(''), sign: () => Promise.resolve(new Uint8Array()) },
    verifyRecipient: (...args) => this.verify(...args),
    sockets: {
      post: (to, message) => {
        if (this.gone.has(to)) return Promise.resolve('gone');
        if (this.unreachable.has(to)) return Promise.resolve('failed');
        this.posted.push({ to, message });
        return Promise.resolve('posted');
      },
      close: (connectionId) => {
        this.closed.push(connectionId);
        return Promise.resolve(this.gone.has(connectionId) ? 'gone' : 'closed');
      },
    },
    findForm: (name) => this.forms.find((form) => form.name === name),
    telemetry: {
      count: (...noted) => void this.metrics.push(noted),
      seconds: (...noted) => void this.metrics.push(noted),
    },
  });
  #ids = 0;

  newId(): string {
    this.#ids += 1;
    return `${String(this.#ids).padStart(8, '0')}-0000-4000-8000-000000000000`;
  }

  /** The reply. An error that the documentation does not name fails the test. */
  async ask(by: Caller, asking: Asking): Promise<ServerMessage> {
    const reply = await this.server.handle({ id: this.newId(), conversationId, ...asking } as Request, by);
    if (reply.type === 'error') expect(errorsOf(asking.type), asking.type).toContain(reply.code);
    return reply;
  }

  /** The code of a refusal, and what of the request it is about. */
  async refusal(by: Caller, asking: Asking): Promise<string> {
    const reply = await this.ask(by, asking);
    if (reply.type !== 'error') return `answered: ${reply.type}`;
    const { code, path, field } = reply as { code: string; path?: string; field?: string };
    return [code, path ?? field].filter(Boolean).join(' ');
  }

  /** A visitor waits. */
  async started(): Promise<this> {
    await this.ask(visitor, { type: 'start' });
    return this;
  }

  /** The visitor and Ana have met. */
  async open(): Promise<this> {
    await this.started();
    await this.ask(ana, { type: 'accept' });
    return this;
  }

  /** Ana has asked for this form. */
  async requested(name: FormName): Promise<string> {
    const id = this.newId();
    const recipient = name === 'sealed' && { recipient: recipients.get('ana') };
    await this.ask(ana, { type: 'requestForm', id, form: name, ...recipient });
    return id;
  }

  /** The visitor's answers to a form. */
  submission(requestId: string, name: FormName): Asking<RequestOf<'submitForm'>> {
    const given =
      name === 'sealed' ? { sealed: sealedNote } : { answers: name === 'relayed' ? {} : { note: 'My note' } };
    const consent = { given: true, privacyVersion: '2026-11-01', privacyLanguage: 'en' } as const;
    return { type: 'submitForm', requestId, formHash: hashes.get(name) ?? '', consent, ...given };
  }

  /** Ana has asked for this form, and the visitor has answered it. */
  async submitted(name: FormName): Promise<string> {
    const requestId = await this.requested(name);
    const reply = await this.ask(visitor, this.submission(requestId, name));
    if (reply.type !== 'formSubmitted') throw new Error(JSON.stringify(reply));
    return requestId;
  }

  /** The same, and Ana sees the answers. */
  async claimed(name: FormName): Promise<{ requestId: string; claimId: string }> {
    const requestId = await this.submitted(name);
    const claimId = this.newId();
    await this.ask(ana, { type: 'reveal', id: claimId, requestId });
    return { requestId, claimId };
  }

  /** The store fails at the call of this number, from now on. */
  failAt(call: number): void {
    let calls = 0;
    this.meanwhile = () => {
      if (++calls === call) throw new Error('away');
    };
  }

  /** An item cannot be read until the call of this number, from now on. */
  hiddenUntil<T>(call: number, slot: Slot<T>): void {
    const { value } = slot;
    slot.set(undefined);
    let calls = 0;
    this.meanwhile = () => ++calls === call && slot.set(value);
  }

  /** The sweep of this minute. */
  sweep(): Promise<{ swept: number }> {
    return this.server.sweep();
  }

  form(requestId: string): FormRequest | undefined {
    return this.tables.forms.at(conversationId, requestId).value;
  }

  get conversation() {
    const { value } = this.tables.conversations.at(conversationId);
    if (!value) throw new Error('nobody has started');
    return value;
  }

  /** The sockets that are told while their owner takes part: connection id → until when. */
  socketsOf(owner: string): Record<string, number> {
    const registered = this.tables.sockets.at(conversationId).value?.sockets ?? [];
    const own = registered.filter((socket) => socket.owner === owner);
    return Object.fromEntries(own.map(({ connectionId, until }) => [connectionId, until]));
  }

  get entries(): Entry[] {
    return this.tables.transcript.all();
  }

  /** The newest record of the audit trail, without the id of its own. */
  get record(): Omit<AuditEvent, 'id'> {
    const { id, ...record } = this.tables.audit.all().at(-1) ?? { id: '' };
    if (!id) throw new Error('nothing is on the record');
    return record as AuditEvent;
  }

  /** Sockets that were told of something of this type since the last look. */
  told(type: ServerMessage['type']): string[] {
    return this.posted
      .splice(0)
      .filter(({ message }) => message.type === type)
      .map(({ to }) => to);
  }
}

export const opened = () => new Chat().open();
