import type { AgentCaller, Participant } from '../../core/domain/caller.ts';
import { memoryCipher } from '../../core/memory/cipher.ts';
import { MemoryServer } from '../../core/memory/server.ts';
import { type Commit, type MemoryTables, memoryTables } from '../../core/memory/tables.ts';
import type { CertificateSigner, Sockets, SocketCloser, VerifyRecipient } from '../../core/ports.ts';
import type { Request, ServerMessage } from '../../core/protocol/index.ts';
import { readCertificate } from '../../core/sealing/certificate/certificate.ts';
import { bytesOf } from '../core/sealing/scene.ts';
import { agents, beginning, brandKey, forms, visitors } from './cast.ts';
import { paceOf, type PlannedFault } from './faults.ts';
import { choices, Scheduler } from './scheduler.ts';

/** The parts of the product that a history runs: the real ones, or a copy that is broken on purpose. */
export interface Parts {
  readonly MemoryServer: typeof MemoryServer;
  readonly memoryTables: typeof memoryTables;
}

export const realParts: Parts = { MemoryServer, memoryTables };

/** One sending of a request, and what came of it. */
export interface Sent {
  readonly request: Request;
  readonly caller: Participant;
  /** Undefined while it runs, and for ever when its process died. */
  reply?: ServerMessage;
}

/** The server, its clients and its clock, all in memory and all at the mercy of a schedule. */
export class World {
  readonly #parts: Parts;
  readonly scheduler = new Scheduler();
  readonly tables: MemoryTables;
  readonly commits: Commit[] = [];
  readonly sent: Sent[] = [];
  readonly conversations: string[] = [];
  /** Off-the-record answers by the socket that they were posted to. */
  readonly relayed: { connectionId: string; message: ServerMessage }[] = [];
  readonly #cipher = memoryCipher();
  readonly #closed = new Set<string>();
  #ids = 0;
  now = beginning;
  /** Whether indexes may show an item as it was before its last write. */
  indexesLag = true;

  constructor(parts: Parts = realParts, seed = 0) {
    this.#parts = parts;
    const choose = choices(seed);
    this.tables = parts.memoryTables({
      committed: (commit) => this.commits.push(commit),
      stale: () => this.indexesLag && choose() % 4 === 0,
    });
    for (const agent of agents) this.connect(agent);
  }

  /** A visitor and an agent have met. */
  async meet(): Promise<void> {
    const [visitor] = visitors;
    const [agent] = agents;
    if (!visitor || !agent) throw new Error('nobody is here');
    const conversationId = this.newId();
    this.conversations.push(conversationId);
    this.send({ type: 'start', id: this.newId(), conversationId }, visitor);
    await this.scheduler.drain(choices(0));
    this.send({ type: 'accept', id: this.newId(), conversationId }, agent);
    await this.scheduler.drain(choices(0));
  }

  /** A UUID. The first digit varies, as it decides which shard a form request is swept with. */
  newId(): string {
    this.#ids += 1;
    const digits = this.#ids.toString(16).padStart(8, '0');
    return `${[...digits].reverse().join('')}-0000-4000-8000-000000000000`;
  }

  /** Notes an agent's socket, at once. */
  connect({ agentId: id, name, connectionId, until }: AgentCaller): void {
    this.#closed.delete(connectionId);
    const slot = this.tables.people.at(id);
    const known = slot.value ?? { agent: { id, name }, sockets: [], overseeing: [] };
    const others = known.sockets.filter((each) => each.connectionId !== connectionId);
    slot.set({ ...known, sockets: [...others, { connectionId, until }] });
  }

  /** Cuts a socket. The next post to it finds it gone. */
  cut(connectionId: string): void {
    this.#closed.add(connectionId);
  }

  /** Sends a request, and goes on without waiting for it. */
  send(request: Request, caller: Participant, fault?: PlannedFault): Sent {
    const sent: Sent = { request, caller };
    this.sent.push(sent);
    void this.#server(fault)
      .handle(request, caller)
      .then((reply) => (sent.reply = reply));
    return sent;
  }

  /** Starts a sweep, and goes on without waiting for it. What it could not do is left to the next one. */
  sweep(fault?: PlannedFault): void {
    this.#server(fault)
      .sweep()
      .catch(() => undefined);
  }

  #server(fault: PlannedFault | undefined): MemoryServer {
    const pace = paceOf(this.scheduler, fault);
    return new this.#parts.MemoryServer(
      { ...this.tables, pace },
      {
        clock: () => this.now,
        makeId: () => this.newId(),
        cipher: this.#cipher,
        signer,
        verifyRecipient,
        sockets: this.#sockets(pace),
        findForm: (name) => forms.find((form) => form.name === name),
      },
    );
  }

  #sockets(pace: MemoryTables['pace']): Sockets & SocketCloser {
    return {
      post: async (connectionId, message) => {
        try {
          await pace('before');
        } catch {
          return 'failed';
        }
        if (this.#closed.has(connectionId)) return 'gone';
        if (message.type === 'answerRelayed') this.relayed.push({ connectionId, message });
        return 'posted';
      },
      close: async (connectionId) => {
        await pace('before');
        const open = !this.#closed.has(connectionId);
        this.#closed.add(connectionId);
        return open ? 'closed' : 'gone';
      },
    };
  }
}

/** Nobody enrols a key in a history: certificates are made beforehand. */
const signer: CertificateSigner = {
  brandKey: () => Promise.resolve(brandKey),
  sign: () => Promise.resolve(bytesOf('')),
};

/** Certificates are genuine in a history, and to verify a signature would be to wait for something that it does not schedule. */
const verifyRecipient: VerifyRecipient = ({ certificate }) =>
  Promise.resolve(readCertificate(certificate).certificate);
