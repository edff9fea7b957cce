import * as z from 'zod/mini';
import { errorCodes, type ErrorCode } from '../errors.ts';
import { Entry } from './entries.ts';
import { Agent, Answer, Id, Listed, Name, Recipient, Role, Sealed, Seq, StaffRole, Time } from './values.ts';

/** Reply to `ping`: the server's time. */
export const Pong = z.object({ type: z.literal('pong'), id: Id, at: Time });

/**
 * Reply to `join`: the sender's roles, the conversations that wait and whose visitor is there, and the agent's own, oldest
 * first, at most 100 of each. `next` says where the next page of those who wait begins. Both lists are empty for a sender
 * who is not an agent.
 */
export const Joined = z.object({
  type: z.literal('joined'),
  id: Id,
  agent: Agent,
  roles: z.array(StaffRole),
  waiting: z.array(Listed),
  own: z.array(Listed),
  next: z.optional(Listed),
});

/**
 * Reply to `enrol`: the certificate of the key, and the brand's key that signed it. Send both with each sealed form.
 */
export const Enrolled = z.object({ type: z.literal('enrolled'), id: Id, recipient: Recipient });

/** Reply to `resume`: the entries after `afterSeq`, at most one frame of them; `more` says to resume again. */
export const Resumed = z.object({
  type: z.literal('resumed'),
  id: Id,
  conversationId: Id,
  lastSeq: z.union([Seq, z.literal(0)]),
  more: z.boolean(),
  entries: z.array(Entry),
});

/** Reply to `typing`. */
export const Noted = z.object({ type: z.literal('noted'), id: Id });

/** Push: the other side is typing. */
export const Typed = z.object({ type: z.literal('typed'), conversationId: Id, from: Role });

/**
 * Reply to `relayAnswer`: the answer is on its way to the agent's console. It is not delivered until
 * `answerDelivered`.
 */
export const Relayed = z.object({ type: z.literal('relayed'), id: Id });

/**
 * Push to the agent: an off-the-record answer, `sealed` for a sealed form. `id` is the relay's id: show an id once,
 * acknowledge it every time.
 */
export const AnswerRelayed = z.object({
  type: z.literal('answerRelayed'),
  id: Id,
  conversationId: Id,
  requestId: Id,
  field: Name,
  answer: z.optional(Answer),
  sealed: z.optional(Sealed),
});

/**
 * Reply to `reveal`: the stored answers, `sealed` for a sealed form. They are destroyed at `confirmBy` at the latest.
 */
export const Revealed = z.object({
  type: z.literal('revealed'),
  id: Id,
  conversationId: Id,
  requestId: Id,
  answers: z.optional(z.record(Name, Answer)),
  sealed: z.optional(Sealed),
  confirmBy: Time,
});

/**
 * Reply to `listConversations`: the conversations asked for, oldest first, at most 100. `next` says where the next page
 * begins.
 */
export const ConversationsListed = z.object({
  type: z.literal('conversationsListed'),
  id: Id,
  conversations: z.array(Listed),
  next: z.optional(Listed),
});

/**
 * Reply to `observe`: the state, and the entries after `afterSeq`, at most one frame of them; `more` says to observe
 * again.
 */
export const Observed = z.object({
  type: z.literal('observed'),
  id: Id,
  conversationId: Id,
  state: z.enum(['waiting', 'open', 'ended']),
  since: Time,
  agent: z.optional(Agent),
  lastSeq: z.union([Seq, z.literal(0)]),
  more: z.boolean(),
  entries: z.array(Entry),
});

/**
 * A record of the audit trail: who did what, and how it ended; of a message also what its sender said that it is not.
 * Actions, codes and kinds are those of the release that wrote it, so these lists are open.
 */
export const AuditRecord = z.object({
  id: Id,
  at: Time,
  actor: z.enum(['visitor', 'agent', 'overseer', 'time']),
  actorId: z.optional(Id),
  action: z.string(),
  outcome: z.enum(['success', 'denied', 'failure']),
  code: z.optional(z.string()),
  requestId: z.optional(Id),
  isNot: z.optional(z.array(z.string())),
});
export type AuditRecord = z.infer<typeof AuditRecord>;

/**
 * Reply to `readAudit`: records of the audit trail, oldest first, at most 80; `more` says to read on after the last
 * one.
 */
export const AuditRead = z.object({
  type: z.literal('auditRead'),
  id: Id,
  conversationId: Id,
  more: z.boolean(),
  records: z.array(AuditRecord),
});

/** Push, and reply to `signOut`: this agent is signed out everywhere; the sockets close next. */
export const SignedOut = z.object({ type: z.literal('signedOut'), id: Id });

/** A request was not carried out; `code` says why. `id` is the request's, unless that could not be read. */
export const ErrorReply = z.object({
  type: z.literal('error'),
  id: z.optional(Id),
  code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  path: z.optional(z.string()),
  field: z.optional(z.string()),
  expected: z.optional(z.string()),
  retryAfterMs: z.optional(z.number()),
});
export type ErrorReply = z.infer<typeof ErrorReply>;

export const Reply = z.discriminatedUnion('type', [
  Pong,
  Joined,
  Enrolled,
  Resumed,
  Noted,
  Relayed,
  Revealed,
  SignedOut,
  ConversationsListed,
  Observed,
  AuditRead,
  ErrorReply,
]);
export type Reply = z.infer<typeof Reply>;

export const Push = z.discriminatedUnion('type', [Typed, AnswerRelayed, SignedOut]);
export type Push = z.infer<typeof Push>;

/** Everything a server may say. */
export const ServerMessage = z.union([Entry, Reply, Push]);
export type ServerMessage = Entry | Reply | Push;
