import * as z from 'zod/mini';

/**
 * The variables that a stack sets and a handler reads: one schema for both. A stack that forgets one does not
 * compile; a handler that misses one fails at its start, not at its first request.
 */
const tableName = z.string().check(z.minLength(1));
const url = z.string().check(z.regex(/^https?:\/\//));
const days = z.string().check(z.regex(/^[1-9][0-9]{0,4}$/));

/** How many days transcripts and audit records are kept. */
const audit = { AUDIT_TABLE_NAME: tableName, AUDIT_RETENTION_DAYS: days };
const transcript = { TRANSCRIPT_TABLE_NAME: tableName, TRANSCRIPT_RETENTION_DAYS: days };
const conversations = { CONVERSATIONS_TABLE_NAME: tableName };
const vault = { VAULT_TABLE_NAME: tableName };
const connections = { CONNECTIONS_TABLE_NAME: tableName };
const wrappingKey = { WRAPPING_KEY_ARN: z.string().check(z.regex(/^arn:/)) };

/** `@connections` of the stage: API Gateway's own address, never the distribution's. */
const sockets = { SOCKETS_URL: url };

export const AuthorizeEnv = z.object({ ISSUER_URL: url, CLIENT_ID: z.string(), AGENTS_GROUP: z.string() });

export const ConnectionEnv = z.object({ ...connections });

export const ConversationEnv = z.object({
  ...connections,
  ...conversations,
  ...transcript,
  ...vault,
  ...audit,
  ...sockets,
});

export const CollectEnv = z.object({
  ...conversations,
  ...transcript,
  ...vault,
  ...audit,
  ...wrappingKey,
  ...sockets,
});

export const RevealEnv = z.object({ ...conversations, ...vault, ...audit, ...wrappingKey });

export const SweepEnv = z.object({ ...conversations, ...transcript, ...vault, ...audit, ...sockets });
