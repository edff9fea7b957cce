import type { EntryType, Push, Reply } from '../../core/protocol/index.ts';

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
