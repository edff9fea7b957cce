import type { Observation, Oversight } from '../../../client/index.ts';
import { SealformError, type ErrorCode } from '../../../core/errors.ts';
import type { AuditRecord } from '../../../core/protocol/index.ts';
import { Chat } from './chat.ts';
import { Observable } from './observable.ts';

type Listed = Awaited<ReturnType<Oversight['listConversations']>>;

/** One conversation under the eyes of a supervisor or an auditor. Its chat can be looked at, and nothing be done in it. */
export interface Observed extends Pick<Observation, 'state' | 'since' | 'agent'> {
  readonly chat: Chat;
  /** The trail, once it was asked for. */
  readonly records?: readonly AuditRecord[];
}

/** What a supervisor or an auditor has looked up. Every look is asked for: each stands in the audit trail. */
export class Overseeing extends Observable {
  listed: Listed | undefined;
  observed: Observed | undefined;
  problem: ErrorCode | undefined;
  busy = false;
  readonly #oversight: Oversight;

  constructor(oversight: Oversight) {
    super();
    this.#oversight = oversight;
  }

  /** Those that wait or, with `agentId`, that agent's. */
  list(agentId?: string): Promise<void> {
    return this.#do(async () => {
      this.listed = await this.#oversight.listConversations(agentId);
    });
  }

  observe(conversationId: string): Promise<void> {
    return this.#do(async () => {
      this.observed = undefined;
      const { entries, ...rest } = await this.#oversight.observe(conversationId);
      const chat = new Chat(conversationId);
      for (const entry of entries) chat.add(entry, undefined);
      // Whoever looks takes no part, be it their own.
      if (chat.state === 'open') chat.state = 'away';
      this.observed = { ...rest, chat };
    });
  }

  /** Auditors only. */
  readTrail(): Promise<void> {
    return this.#do(async () => {
      const { observed } = this;
      if (!observed) return;
      const records = await this.#oversight.readAudit(observed.chat.id);
      if (this.observed === observed) this.observed = { ...observed, records };
    });
  }

  async #do(work: () => Promise<void>): Promise<void> {
    [this.busy, this.problem] = [true, undefined];
    this.changed();
    try {
      await work();
    } catch (error) {
      if (!(error instanceof SealformError)) throw error;
      this.problem = error.code;
    } finally {
      this.busy = false;
      this.changed();
    }
  }
}
