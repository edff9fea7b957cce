import type { ErrorCode } from '../../core/errors.ts';
import type { EntryType, Reply, RequestType } from '../../core/protocol/index.ts';

/** What the schemas cannot say about a request. A request that is missing here does not compile. */
export interface RequestNotes {
  /** Who may send it. */
  readonly by: 'visitor' | 'agent' | 'either' | 'staff' | 'overseer' | 'auditor' | 'anybody';
  readonly summary: string;
  /** What it is answered with, if not with an error. */
  readonly reply: EntryType | Exclude<Reply['type'], 'error'>;
  /** Codes besides {@link everyRequest} and, where the reply is an entry, {@link everyEntry}. */
  readonly errors: readonly ErrorCode[];
}

/** Codes that any request may be answered with. */
export const everyRequest: readonly ErrorCode[] = ['ERR_BAD_REQUEST', 'ERR_NOT_ALLOWED', 'ERR_TRY_AGAIN'];

/** The code that a request besides `start` may be answered with when it adds an entry. */
export const everyEntry: readonly ErrorCode[] = ['ERR_SLOW_DOWN'];

const unanswerable = [
  'ERR_FORM_NOT_REQUESTED',
  'ERR_ALREADY_SUBMITTED',
  'ERR_WITHDRAWN',
  'ERR_KEY_GONE',
  'ERR_TOO_LATE',
  'ERR_ENDED',
] as const;
const refusedAnswer = ['ERR_UNKNOWN_FORM', 'ERR_CONSENT_REQUIRED', 'ERR_INVALID_ANSWER'] as const;

/** Every request, in the order of the schemas. */
export const requestNotes: Readonly<Record<RequestType, RequestNotes>> = {
  ping: { by: 'anybody', summary: 'Keeps the socket open.', reply: 'pong', errors: [] },
  start: {
    by: 'visitor',
    summary: "Opens a conversation with an id of the visitor's making, bound to its credential.",
    reply: 'started',
    errors: [],
  },
  join: {
    by: 'staff',
    summary: 'Asks what one may be and, for an agent, for the conversations that wait and its own.',
    reply: 'joined',
    errors: [],
  },
  enrol: {
    by: 'agent',
    summary: 'Asks for a certificate of this browser’s new session key, within five minutes after a sign-in.',
    reply: 'enrolled',
    errors: ['ERR_SIGN_IN_AGAIN'],
  },
  accept: { by: 'agent', summary: 'Takes a waiting conversation.', reply: 'accepted', errors: [] },
  resume: {
    by: 'either',
    summary: 'Registers this socket for a conversation and gets every entry after a number.',
    reply: 'resumed',
    errors: [],
  },
  send: {
    by: 'either',
    summary: 'Says something; what redaction finds is masked before it is stored.',
    reply: 'messageSent',
    errors: ['ERR_ENDED'],
  },
  typing: {
    by: 'either',
    summary: 'Tells the other side that somebody is typing. Not stored.',
    reply: 'noted',
    errors: ['ERR_ENDED'],
  },
  requestForm: {
    by: 'agent',
    summary: 'Sends a published form. The id of this request is its `requestId` from then on.',
    reply: 'formRequested',
    errors: ['ERR_UNKNOWN_FORM', 'ERR_NO_KEY', 'ERR_KEY_NOT_CERTIFIED', 'ERR_TOO_MANY_FORMS', 'ERR_ENDED'],
  },
  openForm: {
    by: 'visitor',
    summary: 'Says that the form is on the screen.',
    reply: 'formOpened',
    errors: unanswerable,
  },
  submitForm: {
    by: 'visitor',
    summary: 'Gives the consent and the answers that are stored.',
    reply: 'formSubmitted',
    errors: [...unanswerable, ...refusedAnswer],
  },
  relayAnswer: {
    by: 'visitor',
    summary: 'Passes one off-the-record answer to the agent, after the submission.',
    reply: 'relayed',
    errors: [...unanswerable, ...refusedAnswer, 'ERR_NOT_DELIVERED'],
  },
  acknowledgeAnswer: {
    by: 'agent',
    summary: 'Says that the agent’s program has an off-the-record answer to show.',
    reply: 'answerDelivered',
    errors: ['ERR_FORM_NOT_REQUESTED', 'ERR_GONE', 'ERR_ENDED'],
  },
  reveal: {
    by: 'agent',
    summary: "Claims the stored answers. The id of this request is the claim's id.",
    reply: 'revealed',
    errors: ['ERR_ALREADY_VIEWED', 'ERR_GONE'],
  },
  correctMasks: {
    by: 'agent',
    summary: "Replaces masks that the visitor's program made in another way than the kinds of the fields.",
    reply: 'masksCorrected',
    errors: ['ERR_FORM_NOT_REQUESTED', 'ERR_GONE', 'ERR_UNKNOWN_FORM', 'ERR_INVALID_ANSWER'],
  },
  confirmViewed: {
    by: 'agent',
    summary: 'Says that the answers of this claim were painted, which destroys them.',
    reply: 'viewed',
    errors: ['ERR_FORM_NOT_REQUESTED', 'ERR_ALREADY_VIEWED', 'ERR_GONE'],
  },
  discardForm: {
    by: 'agent',
    summary: 'Destroys what is left of a sealed form that this agent cannot read.',
    reply: 'unreadable',
    errors: ['ERR_FORM_NOT_REQUESTED', 'ERR_ANSWERS_OPEN', 'ERR_GONE'],
  },
  withdraw: {
    by: 'visitor',
    summary: 'Declines a form, or takes back answers that nobody has claimed.',
    reply: 'withdrawn',
    errors: ['ERR_FORM_NOT_REQUESTED', 'ERR_WITHDRAWN', 'ERR_ALREADY_VIEWED', 'ERR_GONE', 'ERR_ENDED'],
  },
  handOver: {
    by: 'agent',
    summary: 'Gives the conversation to a connected agent or, without `to`, back to those waiting.',
    reply: 'handedOver',
    errors: ['ERR_ANSWERS_OPEN', 'ERR_AGENT_AWAY', 'ERR_ENDED'],
  },
  end: {
    by: 'either',
    summary: 'Ends the conversation and destroys every answer still held.',
    reply: 'ended',
    errors: ['ERR_ENDED'],
  },
  signOut: {
    by: 'staff',
    summary: 'Ends every sign-in of whoever sends it made before now, and closes their sockets.',
    reply: 'signedOut',
    errors: [],
  },
  listConversations: {
    by: 'overseer',
    summary: 'Asks for the conversations that wait or, with `agentId`, the open ones of an agent.',
    reply: 'conversationsListed',
    errors: [],
  },
  observe: {
    by: 'overseer',
    summary: "Asks for a conversation's state and its entries after a number, without taking part in it.",
    reply: 'observed',
    errors: [],
  },
  readAudit: {
    by: 'auditor',
    summary: 'Asks for the audit trail of a conversation after one of its records.',
    reply: 'auditRead',
    errors: [],
  },
};
