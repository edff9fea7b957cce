import { SealformError } from '../../core/errors.ts';
import { maxMessageBytes, Text, type Request, type RequestType } from '../../core/protocol/index.ts';

/** A request as it goes over the wire, the same at every repetition. `type` only carries the type of its answer. */
export interface Frame<T extends RequestType = RequestType> {
  readonly type: T;
  readonly id: string;
  readonly text: string;
}

/**
 * @throws ERR_TOO_LARGE when the message is over 32 KB (bytes of UTF-8): the gateway would close the socket;
 *   ERR_BAD_REQUEST with the `path` of a text that the server would refuse
 */
export function toFrame<R extends Request>(request: R): Frame<R['type']> {
  const text = JSON.stringify(request, wellFormed);
  if (new TextEncoder().encode(text).length > maxMessageBytes) throw new SealformError('ERR_TOO_LARGE');
  if (request.type === 'send' && !Text.safeParse(request.text).success) throw badText('text');
  return { type: request.type, id: request.id, text };
}

function wellFormed(name: string, value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) throw badText(name);
  return value;
}

function badText(path: string): SealformError {
  return new SealformError('ERR_BAD_REQUEST', { path });
}
