import { SealformError } from '../errors.ts';
import type { ErrorReply } from './replies.ts';

/** An error as it goes over the wire. A failure without a code of ours passes: the same request may be sent again. */
export function errorReply(error: unknown, id: string | undefined): ErrorReply {
  const { code, message, details } =
    error instanceof SealformError ? error : new SealformError('ERR_TRY_AGAIN');
  return { type: 'error', ...(id && { id }), code, message, ...details };
}
