import * as z from 'zod/mini';
import {
  Answer,
  FormHash,
  Id,
  KeyLoss,
  Mask,
  Name,
  PrivacyLanguage,
  PrivacyVersion,
  Recipient,
  Sealed,
  Seq,
  Text,
  Time,
} from './values.ts';

const conversation = { id: Id, conversationId: Id };
const form = { ...conversation, requestId: Id };

/** Either side: keeps the connection open (idle limit: 10 minutes). Answered with `pong`. */
export const Ping = z.strictObject({ type: z.literal('ping'), id: Id });

/** Visitor: opens a conversation with an id of its own making, bound to its credential. */
export const Start = z.strictObject({ type: z.literal('start'), ...conversation });

/** Whoever has signed in: answered with what they may be and, for an agent, the waiting and own conversations. */
export const Join = z.strictObject({ type: z.literal('join'), id: Id });

/**
 * Agent: asks for a certificate of this browser's new session key, 1,216 bytes as base64url. Only within five minutes after
 * a sign-in.
 */
export const Enrol = z.strictObject({
  type: z.literal('enrol'),
  id: Id,
  publicKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{1622}$/)),
});

/** Agent: takes a waiting conversation. */
export const Accept = z.strictObject({ type: z.literal('accept'), ...conversation });

/** Either side, on a new socket: registers the socket and gets every entry after `afterSeq` (0: all). */
export const Resume = z.strictObject({
  type: z.literal('resume'),
  ...conversation,
  afterSeq: z.union([Seq, z.literal(0)]),
});

/** Either side: an ordinary message. What looks like a card number, SSN or IBAN is masked before it is stored. */
export const Send = z.strictObject({ type: z.literal('send'), ...conversation, text: Text });

/** Either side: tells the other that somebody is typing. Not stored. */
export const Typing = z.strictObject({ type: z.literal('typing'), ...conversation });

/**
 * Agent: sends a published form. The id of this request is the `requestId` of the form from then on. `recipient`, for a
 * sealed form and no other: what `enrol` gave to the browser that asks, and that alone can open the answers.
 */
export const RequestForm = z.strictObject({
  type: z.literal('requestForm'),
  ...conversation,
  form: Name,
  recipient: z.optional(Recipient),
});

/** Visitor: the form is on the screen. */
export const OpenForm = z.strictObject({ type: z.literal('openForm'), ...form });

/**
 * Visitor: consent, and the answers that are stored: for a sealed form `sealed`, their masks and, unless there are none, one
 * sealing of them all; for any other `answers`. Off-the-record answers follow as `relayAnswer`.
 */
export const SubmitForm = z.strictObject({
  type: z.literal('submitForm'),
  ...form,
  formHash: FormHash,
  consent: z.optional(
    z.strictObject({
      given: z.boolean(),
      privacyVersion: PrivacyVersion,
      privacyLanguage: PrivacyLanguage,
    }),
  ),
  answers: z.optional(z.record(Name, Answer)),
  sealed: z.optional(z.strictObject({ masks: z.record(Name, Mask), answers: z.optional(Sealed) })),
});

/**
 * Visitor: one off-the-record answer, after the submission: `sealed` for a sealed form, `answer` for any other. Its id is
 * the relay's id; a retry keeps it.
 */
export const RelayAnswer = z.strictObject({
  type: z.literal('relayAnswer'),
  ...form,
  field: Name,
  answer: z.optional(Answer),
  sealed: z.optional(Sealed),
});

/** Agent: the console shows the off-the-record answer to this field. */
export const AcknowledgeAnswer = z.strictObject({
  type: z.literal('acknowledgeAnswer'),
  ...form,
  field: Name,
});

/** Agent: claims the stored answers. The id of this request is the claim's id; a retry keeps it. */
export const Reveal = z.strictObject({ type: z.literal('reveal'), ...form });

/**
 * Agent: the masks of the answers of this claim, made anew, where the visitor's program had made others that show no more.
 * One for each mask that there is.
 */
export const CorrectMasks = z.strictObject({
  type: z.literal('correctMasks'),
  ...form,
  claimId: Id,
  masks: z.record(Name, Mask),
});

/** Agent: the answers of this claim were painted. Destroys them. */
export const ConfirmViewed = z.strictObject({ type: z.literal('confirmViewed'), ...form, claimId: Id });

/**
 * Agent: destroys what is left of a sealed form that this agent cannot read, so that it can be asked for again. `code` says
 * what was wrong with what did not open, for the audit trail.
 */
export const DiscardForm = z.strictObject({
  type: z.literal('discardForm'),
  ...form,
  because: KeyLoss,
  code: z.optional(z.string().check(z.regex(/^ERR_[A-Z_]{1,40}$/))),
});

/** Visitor: declines a form, or takes back answers that nobody has claimed. */
export const Withdraw = z.strictObject({ type: z.literal('withdraw'), ...form });

/** Agent: gives the conversation to another signed-in agent or, without `to`, back to those waiting. */
export const HandOver = z.strictObject({ type: z.literal('handOver'), ...conversation, to: z.optional(Id) });

/** Either side: ends the conversation and destroys every answer still held. */
export const End = z.strictObject({ type: z.literal('end'), ...conversation });

/** Whoever has signed in: ends every socket of theirs, and every sign-in made before now. */
export const SignOut = z.strictObject({ type: z.literal('signOut'), id: Id });

/** Supervisor, auditor: the conversations that wait or, with `agentId`, the open ones of an agent. */
export const ListConversations = z.strictObject({
  type: z.literal('listConversations'),
  id: Id,
  agentId: z.optional(Id),
});

/** Supervisor, auditor: a conversation's state and its entries after `afterSeq` (0: all), without taking part in it. */
export const Observe = z.strictObject({
  type: z.literal('observe'),
  ...conversation,
  afterSeq: z.union([Seq, z.literal(0)]),
});

/** The last moment that a date can name (ECMA-262, 21.4.1.1). */
const lastTime = 8_640_000_000_000_000;

/** Auditor: the audit trail of a conversation after a record, by that record's time and id; left out: from its beginning. */
export const ReadAudit = z.strictObject({
  type: z.literal('readAudit'),
  ...conversation,
  after: z.optional(z.strictObject({ at: Time.check(z.lte(lastTime)), id: Id })),
});

/** Everything a client may say, by `type`. */
export const requests = {
  ping: Ping,
  start: Start,
  join: Join,
  enrol: Enrol,
  accept: Accept,
  resume: Resume,
  send: Send,
  typing: Typing,
  requestForm: RequestForm,
  openForm: OpenForm,
  submitForm: SubmitForm,
  relayAnswer: RelayAnswer,
  acknowledgeAnswer: AcknowledgeAnswer,
  reveal: Reveal,
  correctMasks: CorrectMasks,
  confirmViewed: ConfirmViewed,
  discardForm: DiscardForm,
  withdraw: Withdraw,
  handOver: HandOver,
  end: End,
  signOut: SignOut,
  listConversations: ListConversations,
  observe: Observe,
  readAudit: ReadAudit,
} as const;

export type RequestType = keyof typeof requests;
export type RequestOf<T extends RequestType> = z.infer<(typeof requests)[T]>;
export type Request = { [T in RequestType]: RequestOf<T> }[RequestType];
