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
  NotKinds,
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
export type Part = 'conversation' | 'collect' | 'reveal' | 'confirm' | 'oversee' | 'enrol';

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
/** Behind which conversation a page of a list begins. */
const strictListed = z.strictObject({ conversationId: Id, since: Time });
const afterSeq = z.union([Seq, z.literal(0)]);

/** The last moment that a date can name (ECMA-262, 21.4.1.1). */
const lastTime = 8_640_000_000_000_000;

// @__NO_SIDE_EFFECTS__
function message<const T extends string, M extends z.core.$ZodShape>(type: T, members: M) {
  return z.strictObject({ type: z.literal(type), id: Id, ...members });
}

/** Everything that a client may say, by `type`: the one table of the wire. */
export const requests = {
  /** Keeps the socket open: API Gateway closes one that is silent for 10 minutes. */
  ping: { schema: message('ping', {}), by: everybody, to: 'conversation', reply: 'pong' },
  /**
   * Opens a conversation under an id that the visitor makes, bound to the visitor's credential.
   *
   * @throws ERR_TOO_MANY_WAITING
   */
  start: { schema: message('start', conversation), by: ['visitor'], to: 'conversation', reply: 'started' },
  /**
   * Asks for the sender's roles and, for an agent, for the waiting conversations and the agent's own. `after` is the
   * `next` of the page before.
   */
  join: {
    schema: message('join', { after: z.optional(strictListed) }),
    by: staff,
    to: 'conversation',
    reply: 'joined',
  },
  /**
   * Asks for a certificate of this browser's new session key, 1,216 bytes as base64url, within five minutes after a
   * sign-in.
   *
   * @throws ERR_SIGN_IN_AGAIN
   */
  enrol: {
    schema: message('enrol', { publicKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{1622}$/)) }),
    by: ['agent'],
    to: 'enrol',
    reply: 'enrolled',
  },
  /** Takes a waiting conversation. */
  accept: { schema: message('accept', conversation), by: ['agent'], to: 'conversation', reply: 'accepted' },
  /** Registers a new socket for a conversation and gets every entry after `afterSeq` (0: all). */
  resume: {
    schema: message('resume', { ...conversation, afterSeq }),
    by: participants,
    to: 'conversation',
    reply: 'resumed',
  },
  /**
   * Sends a chat message. What looks like a card number, SSN or IBAN is masked before the message is stored. A sender who
   * says that it `isNot` one has it sent as typed, unless a card number is certain; the audit trail records the kinds.
   *
   * @throws ERR_ENDED
   */
  send: {
    schema: message('send', { ...conversation, text: Text, isNot: z.optional(NotKinds) }),
    by: participants,
    to: 'conversation',
    reply: 'messageSent',
  },
  /**
   * Tells the other side that the sender is typing. Not stored.
   *
   * @throws ERR_ENDED
   */
  typing: { schema: message('typing', conversation), by: participants, to: 'conversation', reply: 'noted' },
  /**
   * Sends a published form. The id of this request is the form's `requestId` from then on. A sealed form, and no
   * other, needs `recipient`: what `enrol` gave to this browser, which alone can open the answers.
   *
   * @throws ERR_UNKNOWN_FORM, ERR_NO_KEY, ERR_KEY_NOT_CERTIFIED, ERR_TOO_MANY_FORMS, ERR_ENDED
   */
  requestForm: {
    schema: message('requestForm', { ...conversation, form: Name, recipient: z.optional(Recipient) }),
    by: ['agent'],
    to: 'conversation',
    reply: 'formRequested',
  },
  /**
   * Says that the form is on the visitor's screen.
   *
   * @throws ERR_FORM_NOT_REQUESTED, ERR_ALREADY_SUBMITTED, ERR_WITHDRAWN, ERR_KEY_GONE, ERR_TOO_LATE, ERR_ENDED
   */
  openForm: { schema: message('openForm', form), by: ['visitor'], to: 'conversation', reply: 'formOpened' },
  /**
   * Gives the consent and the answers to store. A sealed form has `sealed` in place of `answers`: the masks and, if
   * there are answers to store, one sealing of them all. Off-the-record answers follow as `relayAnswer`.
   *
   * @throws as {@link requests.openForm}; ERR_UNKNOWN_FORM, ERR_CONSENT_REQUIRED, ERR_INVALID_ANSWER
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
   * Passes one off-the-record answer to the agent, after the submission: `sealed` for a sealed form, `answer` for any
   * other. The id of this request is the relay's id; a retry keeps it.
   *
   * @throws as {@link requests.submitForm}; ERR_NOT_DELIVERED
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
  /**
   * Says that the agent's client has the off-the-record answer to this field and can show it.
   *
   * @throws ERR_FORM_NOT_REQUESTED, ERR_GONE, ERR_ENDED
   */
  acknowledgeAnswer: {
    schema: message('acknowledgeAnswer', { ...form, field: Name }),
    by: ['agent'],
    to: 'conversation',
    reply: 'answerDelivered',
  },
  /**
   * Claims the stored answers. The id of this request is the claim's id; a retry keeps it.
   *
   * @throws ERR_ALREADY_VIEWED, ERR_GONE
   */
  reveal: { schema: message('reveal', form), by: ['agent'], to: 'reveal', reply: 'revealed' },
  /**
   * Replaces all masks of this claim's answers, where the visitor's client made masks that differ from those of the
   * fields' kinds but show no more.
   *
   * @throws ERR_FORM_NOT_REQUESTED, ERR_GONE, ERR_UNKNOWN_FORM, ERR_INVALID_ANSWER
   */
  correctMasks: {
    schema: message('correctMasks', { ...form, claimId: Id, masks: z.record(Name, Mask) }),
    by: ['agent'],
    to: 'conversation',
    reply: 'masksCorrected',
  },
  /**
   * Says that the console painted the answers of this claim. This destroys the answers.
   *
   * @throws ERR_FORM_NOT_REQUESTED, ERR_ALREADY_VIEWED, ERR_GONE
   */
  confirmViewed: {
    schema: message('confirmViewed', { ...form, claimId: Id }),
    by: ['agent'],
    to: 'confirm',
    reply: 'viewed',
  },
  /**
   * Destroys what is left of a sealed form that this agent cannot read, so that it can be sent again. `code` tells
   * the audit trail why the answers did not open.
   *
   * @throws ERR_FORM_NOT_REQUESTED, ERR_ANSWERS_OPEN, ERR_GONE
   */
  discardForm: {
    schema: message('discardForm', {
      ...form,
      because: KeyLoss,
      code: z.optional(z.string().check(z.regex(/^ERR_[A-Z_]{1,40}$/))),
    }),
    by: ['agent'],
    to: 'confirm',
    reply: 'unreadable',
  },
  /**
   * Declines a form, or takes back answers that nobody has claimed.
   *
   * @throws ERR_FORM_NOT_REQUESTED, ERR_WITHDRAWN, ERR_ALREADY_VIEWED, ERR_GONE, ERR_ENDED
   */
  withdraw: { schema: message('withdraw', form), by: ['visitor'], to: 'conversation', reply: 'withdrawn' },
  /**
   * Gives the conversation to another connected agent or, without `to`, back to those waiting.
   *
   * @throws ERR_ANSWERS_OPEN, ERR_AGENT_AWAY, ERR_ENDED
   */
  handOver: {
    schema: message('handOver', { ...conversation, to: z.optional(Id) }),
    by: ['agent'],
    to: 'conversation',
    reply: 'handedOver',
  },
  /**
   * Ends the conversation and destroys every answer still held.
   *
   * @throws ERR_ENDED
   */
  end: { schema: message('end', conversation), by: participants, to: 'conversation', reply: 'ended' },
  /** Ends every sign-in that the sender made before now, and closes the sender's sockets. */
  signOut: { schema: message('signOut', {}), by: staff, to: 'conversation', reply: 'signedOut' },
  /**
   * Asks for the conversations that wait or, with `agentId`, for the open ones of an agent. `after` is the `next` of the
   * page before.
   */
  listConversations: {
    schema: message('listConversations', { agentId: z.optional(Id), after: z.optional(strictListed) }),
    by: overseers,
    to: 'oversee',
    reply: 'conversationsListed',
  },
  /** Asks for a conversation's state and its entries after `afterSeq` (0: all), without taking part in it. */
  observe: {
    schema: message('observe', { ...conversation, afterSeq }),
    by: overseers,
    to: 'oversee',
    reply: 'observed',
  },
  /**
   * Asks for the audit trail of a conversation after a record, named by its time and id; without `after`, from the
   * beginning.
   */
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
