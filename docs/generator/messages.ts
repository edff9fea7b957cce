import type { ErrorCode } from '../../core/errors.ts';
import type { EntryType, Push, Reply, RequestType } from '../../core/protocol/index.ts';

/** What the table of requests does not say about one. A request that is missing here does not compile. */
export interface RequestNotes {
  readonly summary: string;
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
  ping: { summary: 'Keeps the socket open.', errors: [] },
  start: {
    summary: "Opens a conversation with an id of the visitor's making, bound to its credential.",
    errors: [],
  },
  join: {
    summary: 'Asks what one may be and, for an agent, for the conversations that wait and its own.',
    errors: [],
  },
  enrol: {
    summary: 'Asks for a certificate of this browser’s new session key, within five minutes after a sign-in.',
    errors: ['ERR_SIGN_IN_AGAIN'],
  },
  accept: { summary: 'Takes a waiting conversation.', errors: [] },
  resume: {
    summary: 'Registers this socket for a conversation and gets every entry after a number.',
    errors: [],
  },
  send: {
    summary: 'Says something; what redaction finds is masked before it is stored.',
    errors: ['ERR_ENDED'],
  },
  typing: {
    summary: 'Tells the other side that somebody is typing. Not stored.',
    errors: ['ERR_ENDED'],
  },
  requestForm: {
    summary: 'Sends a published form. The id of this request is its `requestId` from then on.',
    errors: ['ERR_UNKNOWN_FORM', 'ERR_NO_KEY', 'ERR_KEY_NOT_CERTIFIED', 'ERR_TOO_MANY_FORMS', 'ERR_ENDED'],
  },
  openForm: {
    summary: 'Says that the form is on the screen.',
    errors: unanswerable,
  },
  submitForm: {
    summary: 'Gives the consent and the answers that are stored.',
    errors: [...unanswerable, ...refusedAnswer],
  },
  relayAnswer: {
    summary: 'Passes one off-the-record answer to the agent, after the submission.',
    errors: [...unanswerable, ...refusedAnswer, 'ERR_NOT_DELIVERED'],
  },
  acknowledgeAnswer: {
    summary: 'Says that the agent’s program has an off-the-record answer to show.',
    errors: ['ERR_FORM_NOT_REQUESTED', 'ERR_GONE', 'ERR_ENDED'],
  },
  reveal: {
    summary: "Claims the stored answers. The id of this request is the claim's id.",
    errors: ['ERR_ALREADY_VIEWED', 'ERR_GONE'],
  },
  correctMasks: {
    summary: "Replaces masks that the visitor's program made in another way than the kinds of the fields.",
    errors: ['ERR_FORM_NOT_REQUESTED', 'ERR_GONE', 'ERR_UNKNOWN_FORM', 'ERR_INVALID_ANSWER'],
  },
  confirmViewed: {
    summary: 'Says that the answers of this claim were painted, which destroys them.',
    errors: ['ERR_FORM_NOT_REQUESTED', 'ERR_ALREADY_VIEWED', 'ERR_GONE'],
  },
  discardForm: {
    summary: 'Destroys what is left of a sealed form that this agent cannot read.',
    errors: ['ERR_FORM_NOT_REQUESTED', 'ERR_ANSWERS_OPEN', 'ERR_GONE'],
  },
  withdraw: {
    summary: 'Declines a form, or takes back answers that nobody has claimed.',
    errors: ['ERR_FORM_NOT_REQUESTED', 'ERR_WITHDRAWN', 'ERR_ALREADY_VIEWED', 'ERR_GONE', 'ERR_ENDED'],
  },
  handOver: {
    summary: 'Gives the conversation to a connected agent or, without `to`, back to those waiting.',
    errors: ['ERR_ANSWERS_OPEN', 'ERR_AGENT_AWAY', 'ERR_ENDED'],
  },
  end: {
    summary: 'Ends the conversation and destroys every answer still held.',
    errors: ['ERR_ENDED'],
  },
  signOut: {
    summary: 'Ends every sign-in of whoever sends it made before now, and closes their sockets.',
    errors: [],
  },
  listConversations: {
    summary: 'Asks for the conversations that wait or, with `agentId`, the open ones of an agent.',
    errors: [],
  },
  observe: {
    summary: "Asks for a conversation's state and its entries after a number, without taking part in it.",
    errors: [],
  },
  readAudit: {
    summary: 'Asks for the audit trail of a conversation after one of its records.',
    errors: [],
  },
};

type ServerMessageType = EntryType | Reply['type'] | Push['type'];

/** What each message of the server's says. One that is missing here does not compile. */
export const serverMessages: Readonly<Record<ServerMessageType, string>> = {
  started: 'The conversation exists and waits for an agent.',
  accepted: 'An agent has taken the conversation.',
  messageSent: 'A message as the transcript keeps it; `redacted` names what was masked in it.',
  formRequested: 'The agent has sent a published form, by name, version and hash.',
  formOpened: "The form is on the visitor's screen.",
  formSubmitted:
    'What stays of a submission: masks, names of the off-the-record fields, the consent receipt.',
  answerDelivered: "The agent's console has acknowledged this off-the-record answer.",
  masksCorrected: "The agent's browser made the masks of the answers anew: these count from now on.",
  viewed: 'The console painted the answers; they are destroyed.',
  withdrawn: 'The visitor declined the form or took the stored answers back; nobody has seen those.',
  expired: 'Time ran out for the form, or for stored answers, which nobody has seen and which are destroyed.',
  unconfirmed: 'The answers were revealed and never confirmed: destroyed, and the agent may have seen them.',
  unreadable: 'Nobody holds the key any more to which the answers were sealed: what there was is destroyed.',
  handedOver: 'The conversation has another agent or, without `agent`, waits for one.',
  ended: 'The conversation is over; `destroyed` lists what became of each form that was still open.',
  pong: 'The answer to `ping`.',
  joined: 'What one may be; for an agent, what waits and its own, oldest first, at most 100 of each.',
  enrolled: 'The certificate of the key that was enrolled, and the brand’s key that signed it.',
  resumed: 'Entries after the number asked for; `more` says to resume again.',
  noted: 'The answer to `typing`.',
  relayed: "The answer is on its way to the agent's console. Delivered it is with `answerDelivered`.",
  revealed:
    'The stored answers, `sealed` those of a sealed form. They are destroyed at `confirmBy` at the latest.',
  conversationsListed: 'The conversations asked for, oldest first, at most 100.',
  observed: 'State and entries after the number asked for; `more` says to observe again.',
  auditRead: 'Records of the audit trail, oldest first; `more` says to read on after the last one.',
  signedOut: 'This agent is signed out everywhere; the sockets close next.',
  error: "Why a request was not carried out. `id` is the request's, unless that could not be read.",
  typed: 'The other side is typing.',
  answerRelayed:
    'An off-the-record answer, `sealed` that of a sealed form. Show an id once; acknowledge it every time.',
};

/** Messages that answer no request of their receiver. Entries are pushed too, to every other registered socket. */
export const pushes = ['typed', 'answerRelayed', 'signedOut'] as const satisfies readonly Push['type'][];
