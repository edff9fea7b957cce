import * as z from 'zod/mini';
import type { Entry, EntryType } from './entries.ts';
import type { Reply } from './replies.ts';
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
  type StaffRole,
  Text,
  Time,
} from './values.ts';

/** Who sends requests. An agent can be a supervisor and an auditor besides. */
export type Sender = 'visitor' | StaffRole;

/** The parts of the server, each with privileges of its own (P3). */
export type Part = 'conversation' | 'collect' | 'reveal' | 'oversee' | 'enrol';

/** Everything that server, client and documentation have to agree on about one type of request. */
interface RequestRule {
  readonly schema: z.ZodMiniObject;
  /** Who may send it: the server refuses everybody else before it does anything. Of which conversation, its verb says. */
  readonly by: readonly Sender[];
  /** The part of the server that carries it out. */
  readonly to: Part;
  /** The type of what it is answered with, unless with an error. */
  readonly reply: EntryType | Exclude<Reply['type'], 'error'>;
}

const everybody = ['visitor', 'agent', 'supervisor', 'auditor'] as const;
const participants = ['visitor', 'agent'] as const;
const staff = ['agent', 'supervisor', 'auditor'] as const;
const overseers = ['supervisor', 'auditor'] as const;

const conversation = { conversationId: Id };
const form = { ...conversation, requestId: Id };
const afterSeq = z.union([Seq, z.literal(0)]);

/** The last moment that a date can name (ECMA-262, 21.4.1.1). */
const lastTime = 8_640_000_000_000_000;

// @__NO_SIDE_EFFECTS__
function message<const T extends string, M extends z.core.$ZodShape>(type: T, members: M) {
  return z.strictObject({ type: z.literal(type), id: Id, ...members });
}

/** Everything that a client may say, by `type`: the one table of the wire. */
export const requests = {
  /** Keeps the connection open (idle limit: 10 minutes). */
  ping: { schema: message('ping', {}), by: everybody, to: 'conversation', reply: 'pong' },
  /** Opens a conversation with an id of the visitor's making, bound to its credential. */
  start: { schema: message('start', conversation), by: ['visitor'], to: 'conversation', reply: 'started' },
  /** Answered with what the sender may be and, for an agent, the waiting and own conversations. */
  join: { schema: message('join', {}), by: staff, to: 'conversation', reply: 'joined' },
  /**
   * Asks for a certificate of this browser's new session key, 1,216 bytes as base64url. Only within five minutes after a
   * sign-in.
   */
  enrol: {
    schema: message('enrol', { publicKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{1622}$/)) }),
    by: ['agent'],
    to: 'enrol',
    reply: 'enrolled',
  },
  /** Takes a waiting conversation. */
  accept: { schema: message('accept', conversation), by: ['agent'], to: 'conversation', reply: 'accepted' },
  /** On a new socket: registers the socket and gets every entry after `afterSeq` (0: all). */
  resume: {
    schema: message('resume', { ...conversation, afterSeq }),
    by: participants,
    to: 'conversation',
    reply: 'resumed',
  },
  /** An ordinary message. What looks like a card number, SSN or IBAN is masked before it is stored. */
  send: {
    schema: message('send', { ...conversation, text: Text }),
    by: participants,
    to: 'conversation',
    reply: 'messageSent',
  },
  /** Tells the other side that somebody is typing. Not stored. */
  typing: { schema: message('typing', conversation), by: participants, to: 'conversation', reply: 'noted' },
  /**
   * Sends a published form. The id of this request is the `requestId` of the form from then on. `recipient`, for a sealed
   * form and no other: what `enrol` gave to the browser that asks, and that alone can open the answers.
   */
  requestForm: {
    schema: message('requestForm', { ...conversation, form: Name, recipient: z.optional(Recipient) }),
    by: ['agent'],
    to: 'conversation',
    reply: 'formRequested',
  },
  /** The form is on the screen. */
  openForm: { schema: message('openForm', form), by: ['visitor'], to: 'conversation', reply: 'formOpened' },
  /**
   * Consent, and the answers that are stored: for a sealed form `sealed`, their masks and, unless there are none, one
   * sealing of them all; for any other `answers`. Off-the-record answers follow as `relayAnswer`.
   */
  submitForm: {
    schema: message('submitForm', {
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
    }),
    by: ['visitor'],
    to: 'collect',
    reply: 'formSubmitted',
  },
  /**
   * One off-the-record answer, after the submission: `sealed` for a sealed form, `answer` for any other. Its id is the
   * relay's id; a retry keeps it.
   */
  relayAnswer: {
    schema: message('relayAnswer', {
      ...form,
      field: Name,
      answer: z.optional(Answer),
      sealed: z.optional(Sealed),
    }),
    by: ['visitor'],
    to: 'collect',
    reply: 'relayed',
  },
  /** The console shows the off-the-record answer to this field. */
  acknowledgeAnswer: {
    schema: message('acknowledgeAnswer', { ...form, field: Name }),
    by: ['agent'],
    to: 'conversation',
    reply: 'answerDelivered',
  },
  /** Claims the stored answers. The id of this request is the claim's id; a retry keeps it. */
  reveal: { schema: message('reveal', form), by: ['agent'], to: 'reveal', reply: 'revealed' },
  /**
   * The masks of the answers of this claim, made anew, where the visitor's program had made others that show no more. One
   * for each mask that there is.
   */
  correctMasks: {
    schema: message('correctMasks', { ...form, claimId: Id, masks: z.record(Name, Mask) }),
    by: ['agent'],
    to: 'conversation',
    reply: 'masksCorrected',
  },
  /** The answers of this claim were painted. Destroys them. */
  confirmViewed: {
    schema: message('confirmViewed', { ...form, claimId: Id }),
    by: ['agent'],
    to: 'conversation',
    reply: 'viewed',
  },
  /**
   * Destroys what is left of a sealed form that this agent cannot read, so that it can be asked for again. `code` says what
   * was wrong with what did not open, for the audit trail.
   */
  discardForm: {
    schema: message('discardForm', {
      ...form,
      because: KeyLoss,
      code: z.optional(z.string().check(z.regex(/^ERR_[A-Z_]{1,40}$/))),
    }),
    by: ['agent'],
    to: 'conversation',
    reply: 'unreadable',
  },
  /** Declines a form, or takes back answers that nobody has claimed. */
  withdraw: { schema: message('withdraw', form), by: ['visitor'], to: 'conversation', reply: 'withdrawn' },
  /** Gives the conversation to another signed-in agent or, without `to`, back to those waiting. */
  handOver: {
    schema: message('handOver', { ...conversation, to: z.optional(Id) }),
    by: ['agent'],
    to: 'conversation',
    reply: 'handedOver',
  },
  /** Ends the conversation and destroys every answer still held. */
  end: { schema: message('end', conversation), by: participants, to: 'conversation', reply: 'ended' },
  /** Ends every socket of the sender, and every sign-in made before now. */
  signOut: { schema: message('signOut', {}), by: staff, to: 'conversation', reply: 'signedOut' },
  /** The conversations that wait or, with `agentId`, the open ones of an agent. */
  listConversations: {
    schema: message('listConversations', { agentId: z.optional(Id) }),
    by: overseers,
    to: 'oversee',
    reply: 'conversationsListed',
  },
  /** A conversation's state and its entries after `afterSeq` (0: all), without taking part in it. */
  observe: {
    schema: message('observe', { ...conversation, afterSeq }),
    by: overseers,
    to: 'oversee',
    reply: 'observed',
  },
  /** The audit trail of a conversation after a record, by that record's time and id; left out: from its beginning. */
  readAudit: {
    schema: message('readAudit', {
      ...conversation,
      after: z.optional(z.strictObject({ at: Time.check(z.lte(lastTime)), id: Id })),
    }),
    by: ['auditor'],
    to: 'oversee',
    reply: 'auditRead',
  },
} as const satisfies Readonly<Record<string, RequestRule>>;

type Requests = typeof requests;

export type RequestType = keyof Requests;
export type RequestOf<T extends RequestType> = z.infer<Requests[T]['schema']>;
export type Request = { [T in RequestType]: RequestOf<T> }[RequestType];

/** The type of the reply to a request of type `T`. */
export type ReplyType<T extends RequestType> = Requests[T]['reply'];

/** What a request of type `T` is answered with, if not with an error. */
export type ReplyTo<T extends RequestType> = Extract<Entry | Reply, { type: ReplyType<T> }>;

/** Requests that add a numbered entry to their conversation: the entry is the reply. */
export type NumberedType = { [T in RequestType]: ReplyType<T> extends EntryType ? T : never }[RequestType];

/** Requests that this part of the server carries out. */
export type RequestTo<P extends Part> = {
  [T in RequestType]: Requests[T]['to'] extends P ? T : never;
}[RequestType];
