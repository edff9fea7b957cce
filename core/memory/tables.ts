import type { Conversation, FormRequest } from '../domain/model.ts';
import type { AuditEvent, Change, OpenSocket, Registered, Start, VaultRow } from '../ports.ts';
import type { Agent, Entry } from '../protocol/index.ts';
import { type Pace, Table } from './table.ts';

/** One agent or overseer, with open sockets and the last sign-out. */
export interface Person {
  /** Undefined until they connect. */
  readonly agent?: Agent | undefined;
  readonly sockets: readonly OpenSocket[];
  readonly overseeing: readonly OpenSocket[];
  /** Sign-ins made until then no longer count, ms since the epoch. */
  readonly signedOutAt?: number | undefined;
}

/** The tables of an installation, in memory. Keys are those of lambdas/adapters/tables.ts. */
export interface MemoryTables {
  readonly conversations: Table<Conversation>;
  readonly forms: Table<FormRequest>;
  readonly transcript: Table<Entry>;
  readonly vault: Table<VaultRow>;
  readonly audit: Table<AuditEvent>;
  readonly people: Table<Person>;
  /** By conversation. */
  readonly sockets: Table<Registered>;
  /** By who has started them. */
  readonly starts: Table<readonly Start[]>;
  readonly pace: Pace;
  /** Whether an index shows an item as it was before its last write. Asked for every item of a list. */
  readonly stale: () => boolean;
  /** Told of every committed change and claim, in the order in which they took effect. */
  readonly committed: (commit: Commit) => void;
}

/** A transaction that took effect: a change of a conversation, or a claim. */
export type Commit =
  | { readonly type: 'change'; readonly change: Change }
  | { readonly type: 'claim'; readonly row: VaultRow; readonly audit: AuditEvent };

type Behaviour = Partial<Pick<MemoryTables, 'pace' | 'stale' | 'committed'>>;

export function memoryTables({
  pace = () => Promise.resolve(),
  stale = () => false,
  committed = () => undefined,
}: Behaviour = {}): MemoryTables {
  return {
    conversations: new Table(),
    forms: new Table(),
    transcript: new Table(),
    vault: new Table(),
    audit: new Table(),
    people: new Table(),
    sockets: new Table(),
    starts: new Table(),
    pace,
    stale,
    committed,
  };
}
