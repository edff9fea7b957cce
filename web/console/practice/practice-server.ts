import type { Connect, Environment } from '../../../client/index.ts';
import { memoryCipher } from '../../../core/memory/cipher.ts';
import { type Identity, MemoryGateway } from '../../../core/memory/gateway.ts';
import { MemoryServer } from '../../../core/memory/server.ts';
import { memoryTables } from '../../../core/memory/tables.ts';
import { findForm } from '../../../branding/forms.ts';
import { PracticeBrand } from './practice-brand.ts';
import { openings, PracticeVisitor } from './practice-visitor.ts';

/** Time until another customer comes, ms. */
const nextVisitorMs = 90_000;

const minuteMs = 60_000;

/** The whole server in this page, with its tables, and customers who come to it: enough to learn the whole job on. */
export class PracticeServer {
  readonly #environment: Environment;
  readonly #brand = new PracticeBrand();
  readonly #gateway = new MemoryGateway();
  readonly #server: MemoryServer;
  readonly #agentId = crypto.randomUUID();
  readonly #firstVisitors: Promise<unknown>;
  #visitors = 0;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.#server = new MemoryServer(memoryTables(), {
      clock: environment.now,
      makeId: () => crypto.randomUUID(),
      cipher: memoryCipher(),
      signer: this.#brand,
      verifyRecipient: (recipient, agent, now) => this.#brand.verify(recipient, agent, now),
      sockets: this.#gateway,
      findForm,
    });
    this.#gateway.server = this.#server;
    this.#firstVisitors = Promise.all([this.#arrive(), this.#arrive()]);
    this.#sweepEachMinute();
  }

  /**
   * The agent's socket, which opens once somebody waits. Its sign-in is always fresh, so that a key is made whenever one is
   * needed.
   */
  readonly connect: Connect = (_url, _protocols, events) =>
    this.#gateway.connect(
      () => {
        const signedInAt = this.#environment.now();
        return { role: 'agent', agentId: this.#agentId, name: 'You', roles: ['agent'], signedInAt };
      },
      { ...events, opened: () => void this.#firstVisitors.then(() => events.opened()) },
    );

  async #arrive(): Promise<void> {
    const number = this.#visitors;
    if (number >= openings.length * 2) return;
    this.#visitors += 1;
    const identity: Identity = { role: 'visitor', visitorHash: `customer ${number}` };
    const visitor = new PracticeVisitor({
      environment: this.#environment,
      connect: (_url, _protocols, events) => this.#gateway.connect(() => identity, events),
      pin: await this.#brand.pin(),
      opening: openings[number % openings.length] ?? '',
    });
    this.#environment.after(nextVisitorMs, () => void this.#arrive());
    await visitor.arrive();
  }

  #sweepEachMinute(): void {
    this.#environment.after(minuteMs, () => {
      void this.#server.sweep().finally(() => this.#sweepEachMinute());
    });
  }
}
