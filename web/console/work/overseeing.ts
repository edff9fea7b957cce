import type { Observation, Oversight } from '../../../client/index.ts';
import { SealformError, type ErrorCode } from '../../../core/errors.ts';
import type { AuditRecord } from '../../../core/protocol/index.ts';
import { Changes } from '../../shared/changes.ts';
import { Chat } from './chat.ts';

type Listed = Awaited<ReturnType<Oversight['listConversations']>>;

/** One conversation under the eyes of a supervisor or an auditor. Its chat can be looked at, and nothing be done in it. */
export interface Observed extends Pick<Observation, 'state' | 'since' | 'agent'> {
  readonly chat: Chat;
  /** The trail, once it was asked for. */
  readonly records?: readonly AuditRecord[];
}

/** What a supervisor or an auditor has looked up. Every look is asked for: each stands in the audit trail. */
export class Overseeing {
  readonly changes = new Changes();
  listed: Listed | undefined;
  observed: Observed | undefined;
  problem: ErrorCode | undefined;
  readonly #oversight: Oversight;
  /** How many looks are not answered yet. */
  #pending = 0;
  #lists = 0;
  #looks = 0;

  constructor(oversight: Oversight) {
    this.#oversight = oversight;
  }

  get busy(): boolean {
    return this.#pending > 0;
  }

  /** Those that wait or, with `agentId`, that agent's. */
  list(agentId?: string): Promise<void> {
    const list = ++this.#lists;
    const isNewest = () => list === this.#lists;
    return this.#do(isNewest, async () => {
      const listed = await this.#oversight.listConversations(agentId);
      if (isNewest()) this.listed = listed;
    });
  }

  observe(conversationId: string): Promise<void> {
    const look = ++this.#looks;
    const isNewest = () => look === this.#looks;
    this.observed = undefined;
    return this.#do(isNewest, async () => {
      const { entries, ...rest } = await this.#oversight.observe(conversationId);
      const chat = new Chat(conversationId);
      for (const entry of entries) chat.add(entry, undefined);
      // Whoever looks takes no part, be it their own.
      if (chat.state === 'open') chat.state = 'away';
      if (isNewest()) this.observed = { ...rest, chat };
    });
  }

  /** Auditors only. */
  readTrail(): Promise<void> {
    const { observed } = this;
    const isStill = () => this.observed === observed;
    return this.#do(isStill, async () => {
      if (!observed) return;
      const records = await this.#oversight.readAudit(observed.chat.id);
      if (isStill()) this.observed = { ...observed, records };
    });
  }

  /** What is answered after a newer look says nothing any more, be it a refusal. */
  async #do(isNewest: () => boolean, work: () => Promise<void>): Promise<void> {
    this.#pending += 1;
    this.problem = undefined;
    this.changes.tell();
    try {
      await work();
    } catch (error) {
      if (!(error instanceof SealformError)) throw error;
      if (isNewest()) this.problem = error.code;
    } finally {
      this.#pending -= 1;
      this.changes.tell();
    }
  }
}
