import { SealformError } from '../../core/errors.ts';
import {
  maxMessageBytes,
  type Entry,
  type Reply,
  type Request,
  type RequestType,
} from '../../core/protocol/index.ts';

/** What each request is answered with, if not with an error. */
interface AnswerTypes {
  ping: 'pong';
  start: 'started';
  join: 'joined';
  enrol: 'enrolled';
  accept: 'accepted';
  resume: 'resumed';
  send: 'messageSent';
  typing: 'noted';
  requestForm: 'formRequested';
  openForm: 'formOpened';
  submitForm: 'formSubmitted';
  relayAnswer: 'relayed';
  acknowledgeAnswer: 'answerDelivered';
  reveal: 'revealed';
  confirmViewed: 'viewed';
  discardForm: 'unreadable';
  withdraw: 'withdrawn';
  handOver: 'handedOver';
  end: 'ended';
  signOut: 'signedOut';
  listConversations: 'conversationsListed';
  observe: 'observed';
  readAudit: 'auditRead';
}

/** The answer to a request of type `T`. */
export type AnswerTo<T extends RequestType> = Extract<Entry | Reply, { type: AnswerTypes[T] }>;

/** Requests that add a numbered entry to their conversation. */
export type NumberedType = {
  [T in RequestType]: AnswerTo<T> extends Entry ? T : never;
}[RequestType];

/** A request as it goes over the wire, the same at every repetition. `type` only carries the type of its answer. */
export interface Frame<T extends RequestType = RequestType> {
  readonly type: T;
  readonly id: string;
  readonly text: string;
}

/** @throws ERR_TOO_LARGE when the message is over 32 KB (bytes of UTF-8): the gateway would close the socket. */
export function toFrame<R extends Request>(request: R): Frame<R['type']> {
  const text = JSON.stringify(request);
  if (new TextEncoder().encode(text).length > maxMessageBytes) throw new SealformError('ERR_TOO_LARGE');
  return { type: request.type, id: request.id, text };
}
