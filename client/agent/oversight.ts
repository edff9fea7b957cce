import type { AuditRecord, Entry, ReplyTo } from '../../core/protocol/index.ts';
import type { Environment } from '../environment.ts';
import { beingWrittenMs, sleep } from '../retry.ts';
import { type Frame, toFrame } from '../socket/frame.ts';

/** What a supervisor or an auditor sees of a conversation: never an answer. */
export type Observation = Pick<ReplyTo<'observe'>, 'state' | 'since' | 'agent' | 'entries' | 'lastSeq'>;

type ListedConversations = ReplyTo<'listConversations'>['conversations'];

/** Asks until there is an answer; rejects with the server's error. */
export type Ask = <T extends Frame['type']>(frame: Frame<T>) => Promise<ReplyTo<T>>;

/**
 * What supervisors and auditors may ask, whether or not they are agents too. Every page that is read stands in the audit
 * trail. Nothing is pushed: ask again from `lastSeq`, or after the last record.
 *
 * A method rejects with ERR_NOT_ALLOWED for whoever is none of those.
 */
export class Oversight {
  readonly #ask: Ask;
  readonly #environment: Environment;

  constructor(ask: Ask, environment: Environment) {
    this.#ask = ask;
    this.#environment = environment;
  }

  /** The conversations that wait or, with `agentId`, the open ones of that agent: oldest first, at most 100. */
  async listConversations(agentId?: string): Promise<ListedConversations> {
    const whose = agentId !== undefined && { agentId };
    const request = { type: 'listConversations', id: this.#environment.newId(), ...whose } as const;
    return (await this.#ask(toFrame(request))).conversations;
  }

  /** The state of a conversation, and all its entries after `afterSeq` as the transcript keeps them. */
  async observe(conversationId: string, afterSeq = 0): Promise<Observation> {
    const entries: Entry[] = [];
    for (let last = afterSeq; ;) {
      const id = this.#environment.newId();
      const page = await this.#ask(toFrame({ type: 'observe', id, conversationId, afterSeq: last }));
      entries.push(...page.entries);
      const { state, since, agent, lastSeq } = page;
      if (!page.more) return { state, since, ...(agent && { agent }), entries, lastSeq };
      if (lastSeq === last) await sleep(beingWrittenMs, this.#environment);
      last = lastSeq;
    }
  }

  /** Auditors only: the audit trail of a conversation, all of it or what comes after a record. */
  async readAudit(
    conversationId: string,
    after?: Pick<AuditRecord, 'at' | 'id'>,
  ): Promise<readonly AuditRecord[]> {
    const records: AuditRecord[] = [];
    for (let last = after; ; last = records.at(-1)) {
      const from = last && { after: { at: last.at, id: last.id } };
      const request = { type: 'readAudit', id: this.#environment.newId(), conversationId, ...from } as const;
      const page = await this.#ask(toFrame(request));
      records.push(...page.records);
      if (!page.more) return records;
    }
  }
}
