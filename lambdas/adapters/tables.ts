/**
 * Keys and indexes of the tables: one place for the stack that makes them and the adapters that use them.
 * Every table's time to live is the attribute `ttl`, in seconds.
 */
export const ttlAttribute = 'ttl';

export const tables = {
  /** One item an agent: its open sockets, and when it last signed out. */
  connections: { partitionKey: 'agentId' },
  /** A conversation (`item` = `#`) and its form requests (`item` = `form#<requestId>`). The indexes are sparse. */
  conversations: {
    partitionKey: 'conversationId',
    sortKey: 'item',
    indexes: {
      waiting: { partitionKey: 'waiting', sortKey: 'since' },
      byAgent: { partitionKey: 'assignedTo', sortKey: 'since' },
      due: { partitionKey: 'dueShard', sortKey: 'dueAt' },
    },
  },
  transcript: { partitionKey: 'conversationId', sortKey: 'seq' },
  vault: { partitionKey: 'conversationId', sortKey: 'requestId' },
  /** The records of one subject: see {@link subjects}. */
  audit: {
    partitionKey: 'subject',
    sortKey: 'id',
    indexes: { byActor: { partitionKey: 'actorId', sortKey: 'id' } },
  },
} as const;

/**
 * What audit records are about: a conversation; where there is none, who acted; or nobody who is known, spread by the
 * record's id. So no partition takes more records than one conversation or one person makes.
 */
export const subjects = { conversation: 'c#', actor: 'a#', nobody: 'n#' } as const;

/** Which of the key attributes above are numbers; all others are strings. */
export const numberKeys: readonly string[] = ['since', 'dueAt', 'seq'];

/**
 * The attributes of a form request that a claim writes or checks. The reveal function's role may touch these of the
 * conversations table and no others (`dynamodb:Attributes`), so it can mark a claim but never assign a conversation.
 */
export const claimAttributes = ['conversationId', 'item', 'outcome', 'claim', 'dueAt'] as const;

/** Those that it may read: who has claimed. */
export const claimReadAttributes = ['conversationId', 'item', 'claim'] as const;
