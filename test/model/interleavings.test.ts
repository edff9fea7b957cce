import { expect } from 'vitest';
import type { AgentCaller, Caller, VisitorCaller } from '../../core/domain/caller.ts';
import { memoryCipher } from '../../core/memory/cipher.ts';
import { MemoryServer } from '../../core/memory/server.ts';
import { memoryTables } from '../../core/memory/tables.ts';
import type { Entry, Request, ServerMessage } from '../../core/protocol/index.ts';
import { verifies } from '../promises.ts';
import { everyInterleaving, type Run } from './interleavings.ts';
import { Scheduler } from './scheduler.ts';

const conversationId = 'c0000000-0000-4000-8000-000000000000';
const now = 1_800_000_000_000;
const until = now + 3_600_000;
const visitor: VisitorCaller = { role: 'visitor', visitorHash: 'hash', connectionId: 'visitor', until };
const agent = (agentId: string): AgentCaller => ({
  role: 'agent',
  agentId,
  name: agentId,
  roles: ['agent'],
  signedInAt: now,
  connectionId: agentId,
  until,
});
const [ana, ben] = [agent('ana'), agent('ben')];
const secondTab = { ...visitor, connectionId: 'second tab' };

type Asking = Omit<Request, 'id' | 'conversationId'> & Record<string, unknown>;

/** A visitor who waits, or has met Ana; then these requests, at once. Tells which entries came to which socket, and how. */
function at(state: 'waiting' | 'open', ...asked: readonly (readonly [Caller, Asking])[]) {
  return (check: (told: Told) => void): Run => {
    const scheduler = new Scheduler();
    const told = new Told();
    const tables = memoryTables({ pace: () => scheduler.pause() });
    let ids = 0;
    const makeId = () => `${String((ids += 1)).padStart(8, '0')}-0000-4000-8000-000000000000`;
    const server = new MemoryServer(tables, {
      clock: () => now,
      makeId,
      cipher: memoryCipher(),
      signer: { brandKey: () => Promise.resolve(''), sign: () => Promise.resolve(new Uint8Array()) },
      verifyRecipient: () => Promise.reject(new Error('nobody asks for a form')),
      sockets: {
        post: (connectionId, message) => Promise.resolve(told.push(connectionId, message)),
        close: () => Promise.resolve('closed'),
      },
      findForm: () => undefined,
    });
    const side = { recent: [], bucket: { tokens: 60, at: now } };
    tables.conversations.at(conversationId).set({
      conversationId,
      state,
      since: now,
      visitorHash: 'hash',
      ...(state === 'open' && { agent: { id: 'ana', name: 'ana' } }),
      seq: 1,
      visitor: side,
      agentSide: side,
      openForms: [],
    });
    const started = { type: 'started', id: makeId(), conversationId, seq: 1, at: now } as const;
    tables.transcript.at(conversationId, 1).set(started);
    const sockets = [visitor, ...(state === 'open' ? [ana] : [])].map((caller) => ({
      connectionId: caller.connectionId,
      until,
      owner: caller.role === 'visitor' ? 'hash' : caller.agentId,
    }));
    tables.sockets.at(conversationId).set({ sockets, seenAt: now });
    const open = [{ connectionId: 'ben', until }];
    tables.people.at('ben').set({ agent: { id: 'ben', name: 'ben' }, sockets: open, overseeing: [] });
    for (const [caller, asking] of asked) {
      const request = { id: makeId(), conversationId, ...asking } as Request;
      void server.handle(request, caller).then((reply) => told.reply(caller.connectionId, reply));
    }
    return { scheduler, check: () => (told.allAnswered ? check(told) : undefined) };
  };
}

class Told {
  readonly #entries: { to: string; entry: Entry }[] = [];
  readonly replies: ServerMessage[] = [];

  push(to: string, message: ServerMessage): 'posted' {
    if ('seq' in message) this.#entries.push({ to, entry: message });
    return 'posted';
  }

  reply(to: string, reply: ServerMessage): void {
    this.replies.push(reply);
    if ('seq' in reply) this.#entries.push({ to, entry: reply });
    if (reply.type === 'resumed') for (const entry of reply.entries) this.#entries.push({ to, entry });
  }

  /** Whether nobody has to try again, as who met another’s transaction too often has. */
  get allAnswered(): boolean {
    return this.replies.every(({ type }) => type !== 'error');
  }

  /** Types of the entries that came to this socket, in the order of their numbers. */
  to(connectionId: string): string[] {
    const own = this.#entries.filter(({ to }) => to === connectionId).map(({ entry }) => entry);
    return own.toSorted((one, other) => one.seq - other.seq).map(({ type }) => type);
  }

  seqOf(type: Entry['type']): number {
    return this.#entries.find(({ entry }) => entry.type === type)?.entry.seq ?? Infinity;
  }
}

verifies(
  'P13',
  'whoever resumes while the other side writes is pushed the message or reads it, in every order',
  async () => {
    const resuming = [secondTab, { type: 'resume', afterSeq: 1 }] as const;
    const begin = at('open', [ana, { type: 'send', text: 'hello' }], resuming);
    const check = (told: Told) => {
      const isCut = told.replies.some((reply) => reply.type === 'resumed' && reply.more);
      expect(isCut || told.to('second tab').includes('messageSent'), 'the message came').toBe(true);
    };
    expect(await everyInterleaving(() => begin(check))).toBeGreaterThan(1_000);
  },
);

/** Enough for each of the two to come between any two calls of the other. */
const delays = 3;

verifies(
  'P13',
  'an agent who takes a chat is told of all that is said from then on, in every order',
  async () => {
    const begin = at('waiting', [ben, { type: 'accept' }], [visitor, { type: 'send', text: 'hello' }]);
    const check = (told: Told) => {
      const isAfter = told.seqOf('messageSent') > told.seqOf('accepted');
      expect(told.to('ben')).toEqual(isAfter ? ['accepted', 'messageSent'] : ['accepted']);
    };
    expect(await everyInterleaving(() => begin(check), delays)).toBeGreaterThan(100);
  },
);

verifies(
  'P9',
  'of what is said after a hand-over the receiver is told and nobody else, in every order',
  async () => {
    const handing = [ana, { type: 'handOver', to: 'ben' }] as const;
    const begin = at('open', handing, [visitor, { type: 'send', text: 'hello' }]);
    const check = (told: Told) => {
      const isAfter = told.seqOf('messageSent') > told.seqOf('handedOver');
      expect(told.to('ben')).toEqual(isAfter ? ['handedOver', 'messageSent'] : ['handedOver']);
      expect(told.to('ana')).toEqual(isAfter ? ['handedOver'] : ['messageSent', 'handedOver']);
    };
    expect(await everyInterleaving(() => begin(check), delays)).toBeGreaterThan(100);
  },
);
