/**
 * What each code means and what its receiver should do. This table is the closed list: the type {@link ErrorCode},
 * the wire's schema and docs/protocol.md are made from it. `message` may be shown to a person.
 */
export const errorCodes = {
  ERR_BAD_REQUEST: {
    status: 400,
    message: 'That request is not understood.',
    action: 'Correct the program: `path` names the part of the message that is wrong.',
  },
  ERR_TOO_LARGE: {
    status: 413,
    message: 'That message is too long.',
    action: 'Made by the client alone. Send less than 32 KB. The connection stays open.',
  },
  ERR_NOT_ALLOWED: {
    status: 403,
    message: 'You are not allowed to do that.',
    action:
      'Sign in again, or use a conversation of your own. The answer is the same whether or not the thing exists.',
  },
  ERR_UNKNOWN_FORM: {
    status: 404,
    message: 'This form is not published here.',
    action:
      'Use the name of a published form; when the hashes differ, reload the page to get the current forms.',
  },
  ERR_FORM_NOT_REQUESTED: {
    status: 409,
    message: 'This form has not been requested.',
    action: 'Answer only forms that an agent requested in this conversation.',
  },
  ERR_ALREADY_SUBMITTED: {
    status: 409,
    message: 'This form has already been submitted.',
    action: 'Nothing more to do. To answer again, ask the agent to send the form again.',
  },
  ERR_WITHDRAWN: {
    status: 410,
    message: 'This form was withdrawn.',
    action: 'Ask the agent to send the form again.',
  },
  ERR_TOO_LATE: {
    status: 410,
    message: 'The time for this has run out.',
    action: 'Ask the agent to send the form again.',
  },
  ERR_CONSENT_REQUIRED: {
    status: 422,
    message: 'Please agree to the privacy text that is shown with the form first.',
    action:
      'Show the current privacy text, and send the consent with its version and the language that was shown.',
  },
  ERR_INVALID_ANSWER: {
    status: 422,
    message: 'Please check this answer.',
    action: 'Correct the field named in `field`; `expected` says what it should be. Keep the other answers.',
  },
  ERR_ENDED: {
    status: 410,
    message: 'This chat has ended.',
    action: 'Start a new conversation.',
  },
  ERR_ALREADY_VIEWED: {
    status: 409,
    message: 'These answers have already been revealed.',
    action: 'Answers are revealed once. If they were not seen, request the form again.',
  },
  ERR_GONE: {
    status: 410,
    message: 'These answers no longer exist.',
    action: 'They were viewed, withdrawn or destroyed. Request the form again.',
  },
  ERR_ANSWERS_OPEN: {
    status: 409,
    message: 'Answers are being viewed right now.',
    action: 'Confirm the view, or wait until it lapses (60 s), and try again.',
  },
  ERR_TOO_MANY_FORMS: {
    status: 409,
    message: 'Too many forms are open in this chat.',
    action:
      'Wait until one of them has ended (viewed, withdrawn, or out of time), then request the form with a new id.',
  },
  ERR_TOO_MANY_WAITING: {
    status: 429,
    message: 'Too many chats from here are waiting already.',
    action: 'End one that waits, or wait until somebody has taken one. Then start again with the same id.',
  },
  ERR_AGENT_AWAY: {
    status: 409,
    message: 'That agent is not connected right now.',
    action: 'Have the agent connect, or hand over without `to`, back to those waiting.',
  },
  ERR_NO_KEY: {
    status: 409,
    message: 'This browser has no key yet to which answers could be sealed.',
    action: 'Get one with `enrol`, and send what it gives with the form, under a new id.',
  },
  ERR_KEY_NOT_CERTIFIED: {
    status: 422,
    message: 'The certificate of this browser’s key is not valid.',
    action:
      'Delete the key, sign in again, and enrol another one. Send the form with its certificate, under a new id. The audit record has the code of what is wrong.',
  },
  ERR_KEY_GONE: {
    status: 410,
    message: 'The agent can no longer read answers to this form.',
    action: 'Ask the agent to send the form again. Nothing is sent unsealed instead.',
  },
  ERR_SIGN_IN_AGAIN: {
    status: 401,
    message: 'Please sign in again, with your second factor.',
    action:
      'The sign-in is older than five minutes, or has enrolled another key. Sign in anew, and send `enrol` over a new connection.',
  },
  ERR_NOT_DELIVERED: {
    status: 424,
    message: 'The agent cannot be reached right now.',
    action:
      'Repeat the same request with the same id for up to 60 s; then ask for the answer to be typed again.',
  },
  ERR_SLOW_DOWN: {
    status: 429,
    message: 'That was too fast.',
    action: 'Repeat the same request with the same id after `retryAfterMs`.',
  },
  ERR_TRY_AGAIN: {
    status: 503,
    message: 'That did not work just now. Nothing was lost.',
    action: 'Repeat the same request with the same id.',
  },
  ERR_TIMEOUT: {
    status: 504,
    message: 'No answer came in time.',
    action: 'Made by the client alone. Reconnect, resume, and repeat the same request with the same id.',
  },
  ERR_CLOSED: {
    status: 499,
    message: 'The connection was closed.',
    action: 'Made by the client alone, after `close()` or a sign-out. Connect again.',
  },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** What an error may carry besides its code. Nothing here ever quotes what was sent. */
export interface ErrorDetails {
  /** Path of the part of the request that is wrong, e.g. `consent.given`. Made of names that we chose. */
  readonly path?: string;
  /** Name of the form's field that is wrong. */
  readonly field?: string;
  /** What that field should hold, for a person to read. */
  readonly expected?: string;
  /** When to try again, milliseconds from now. */
  readonly retryAfterMs?: number;
}

/** The one error that a caller can meet. Its message is fixed by its code. */
export class SealformError extends Error {
  override readonly name = 'SealformError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(errorCodes[code].message);
    this.code = code;
    this.details = details;
  }
}
