import * as z from 'zod/mini';
import {
  Agent,
  ConsentReceipt,
  FormReference,
  Id,
  KeyLoss,
  Name,
  Outcome,
  Recipient,
  RedactedKind,
  Role,
  Seq,
  Time,
} from './values.ts';

/**
 * A numbered entry of a conversation: what the transcript keeps and what both sides are shown. `id` is the id of the
 * request that caused it (for what time caused, an id of the server's), so the caller's reply is the entry itself.
 */
const entry = { id: Id, conversationId: Id, seq: Seq, at: Time };
const formEntry = { ...entry, requestId: Id };

/** The conversation exists and waits for an agent. */
export const Started = z.object({ type: z.literal('started'), ...entry });

/** An agent has taken the conversation. */
export const Accepted = z.object({ type: z.literal('accepted'), ...entry, agent: Agent });

/**
 * A chat message: `text` is what the transcript keeps, `redacted` names what was masked in it. `asksFor` names the numbers
 * that it asks for: for five minutes, bare digits of these kinds are masked in what the other side sends.
 */
export const MessageSent = z.object({
  type: z.literal('messageSent'),
  ...entry,
  from: Role,
  text: z.string(),
  redacted: z.array(RedactedKind),
  asksFor: z.optional(z.array(RedactedKind)),
});

/**
 * The agent has sent a published form, by name, version and hash. For a sealed form, the visitor's client verifies
 * `recipient` and seals the answers to it.
 */
export const FormRequested = z.object({
  type: z.literal('formRequested'),
  ...formEntry,
  form: FormReference,
  openBy: Time,
  submitBy: Time,
  recipient: z.optional(Recipient),
});

/** The form is on the visitor's screen. */
export const FormOpened = z.object({ type: z.literal('formOpened'), ...formEntry });

/**
 * The visitor has submitted the form. Its masks, the names of its off-the-record fields and the consent receipt stay.
 */
export const FormSubmitted = z.object({
  type: z.literal('formSubmitted'),
  ...formEntry,
  masks: z.record(Name, z.string()),
  offTheRecord: z.array(Name),
  consent: ConsentReceipt,
  expiresAt: Time,
});

/** The agent's console has acknowledged the off-the-record answer to this field. */
export const AnswerDelivered = z.object({ type: z.literal('answerDelivered'), ...formEntry, field: Name });

/** The agent's browser has opened the answers and made their masks anew. The new masks count from now on. */
export const MasksCorrected = z.object({
  type: z.literal('masksCorrected'),
  ...formEntry,
  masks: z.record(Name, z.string()),
});

/** The agent's console painted the answers; they are destroyed. */
export const Viewed = z.object({ type: z.literal('viewed'), ...formEntry, by: Agent });

/** The visitor declined the form or took the answers back; nobody has seen the stored ones. */
export const Withdrawn = z.object({ type: z.literal('withdrawn'), ...formEntry });

/**
 * Time ran out for the form (`what: 'request'`) or for the stored answers. Nobody has seen those, and they are
 * destroyed.
 */
export const Expired = z.object({
  type: z.literal('expired'),
  ...formEntry,
  what: z.enum(['request', 'answers']),
});

/** The answers were revealed and never confirmed. They are destroyed, and the agent may have seen them. */
export const Unconfirmed = z.object({ type: z.literal('unconfirmed'), ...formEntry });

/** The key to which the answers were, or would have been, sealed is gone. Stored answers are destroyed. */
export const Unreadable = z.object({ type: z.literal('unreadable'), ...formEntry, because: KeyLoss });

const destroyed = z.array(z.object({ requestId: Id, outcome: Outcome }));

/**
 * The conversation has another agent or, without `agent`, waits for one. `destroyed` lists what became of each open
 * sealed form, which only the agent who left could have read.
 */
export const HandedOver = z.object({
  type: z.literal('handedOver'),
  ...entry,
  agent: z.optional(Agent),
  destroyed: z.optional(destroyed),
});

/**
 * The conversation is over; by `time` where nobody had taken it and its visitor had been gone for long. `destroyed` lists
 * what became of each form that was still open.
 */
export const Ended = z.object({
  type: z.literal('ended'),
  ...entry,
  by: z.enum(['visitor', 'agent', 'time']),
  destroyed,
});

export const Entry = z.discriminatedUnion('type', [
  Started,
  Accepted,
  MessageSent,
  FormRequested,
  FormOpened,
  FormSubmitted,
  AnswerDelivered,
  MasksCorrected,
  Viewed,
  Withdrawn,
  Expired,
  Unconfirmed,
  Unreadable,
  HandedOver,
  Ended,
]);
export type Entry = z.infer<typeof Entry>;
export type EntryType = Entry['type'];
export type EntryOf<T extends EntryType> = Extract<Entry, { type: T }>;
