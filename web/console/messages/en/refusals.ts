import type { ErrorCode } from '../../../../core/errors.ts';

/** For each refusal: why, and what to do. */
export const refusals: Readonly<Record<ErrorCode, { readonly why: string; readonly next: string }>> = {
  ERR_BAD_REQUEST: {
    why: 'The server did not understand that.',
    next: 'Reload the page; if it happens again, tell your administrator.',
  },
  ERR_TOO_LARGE: { why: 'That message is too long.', next: 'Send it in two parts.' },
  ERR_NOT_ALLOWED: {
    why: 'You are not allowed to do that.',
    next: 'The chat may be with another agent by now, or your sign-in may have ended. Choose one of your own chats, or sign in again.',
  },
  ERR_UNKNOWN_FORM: {
    why: 'This form is not published here.',
    next: 'Reload the page to get the current forms.',
  },
  ERR_FORM_NOT_REQUESTED: { why: 'This form was not sent in this chat.', next: 'Send the form first.' },
  ERR_ALREADY_SUBMITTED: {
    why: 'This form has already been answered.',
    next: 'Nothing to do. To have it answered again, send it again.',
  },
  ERR_WITHDRAWN: {
    why: 'The visitor withdrew this form.',
    next: 'Ask, and send it again if that is agreed.',
  },
  ERR_TOO_LATE: { why: 'The time for this has run out.', next: 'Send the form again.' },
  ERR_CONSENT_REQUIRED: {
    why: 'The visitor has not agreed to the privacy text.',
    next: 'Send the form again; it asks for that first.',
  },
  ERR_INVALID_ANSWER: { why: 'An answer was not valid.', next: 'Send the form again.' },
  ERR_ENDED: { why: 'This chat has ended.', next: 'Answers that were still held have been destroyed.' },
  ERR_ALREADY_VIEWED: {
    why: 'These answers have already been shown.',
    next: 'They are shown once. If you have not seen them, send the form again.',
  },
  ERR_GONE: {
    why: 'These answers are gone.',
    next: 'They were viewed, taken back, or destroyed. Send the form again.',
  },
  ERR_ANSWERS_OPEN: {
    why: 'Answers of this chat are being shown right now.',
    next: 'Try again in a minute, when they are gone.',
  },
  ERR_TOO_MANY_FORMS: {
    why: 'Ten forms are open in this chat, and there can be no more.',
    next: 'Wait until the visitor has answered or declined one of them, or its time has run out.',
  },
  ERR_TOO_MANY_WAITING: {
    why: 'Too many chats from one visitor are waiting.',
    next: 'Take one of them, then try again.',
  },
  ERR_AGENT_AWAY: {
    why: 'That colleague is not connected right now.',
    next: 'Ask your colleague to open the console, or give the chat back to those waiting.',
  },
  ERR_NO_KEY: {
    why: 'This browser has no key to which answers could be sealed.',
    next: 'Sign in again, which makes one, and send the form then.',
  },
  ERR_KEY_NOT_CERTIFIED: {
    why: 'This browser’s key is not certified by your brand.',
    next: 'Sign out and in again, which makes another key, and send the form then.',
  },
  ERR_KEY_GONE: {
    why: 'Nobody has the key for the answers to this form any more.',
    next: 'Send the form again.',
  },
  ERR_SIGN_IN_AGAIN: {
    why: 'You signed in too long ago for that.',
    next: 'Sign in again, with your second factor.',
  },
  ERR_NOT_DELIVERED: { why: 'That could not be delivered.', next: 'Try again in a moment.' },
  ERR_SLOW_DOWN: { why: 'That was too fast.', next: 'Wait a few seconds and try again.' },
  ERR_TRY_AGAIN: { why: 'That did not work just now.', next: 'Nothing was lost. Try again.' },
  ERR_TIMEOUT: { why: 'No answer came in time.', next: 'Check your connection and try again.' },
  ERR_CLOSED: { why: 'The connection was closed.', next: 'Sign in again.' },
};
