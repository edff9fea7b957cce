import { SealformError } from '../errors.ts';
import type { AuditEvent, AuditTrail, Clock, MakeId } from '../ports.ts';
import type { ReplyTo, RequestOf, RequestType } from '../protocol/index.ts';
import { refusalOf } from './audit.ts';
import { type Caller, type CallerOf, senderOf } from './caller.ts';
import type { Manners } from './limits/manners.ts';

/** Carries out one type of request for those who may send it, and gives its reply. */
export type Verb<T extends RequestType, D> = (
  request: RequestOf<T>,
  caller: CallerOf<T>,
  deps: D,
) => Promise<ReplyTo<T>>;

/** One verb for each of these types of request. */
export type Verbs<T extends RequestType, D> = { readonly [K in T]: Verb<K, D> };

export interface RefusalDeps {
  readonly audit: AuditTrail;
  readonly manners: Manners;
  readonly clock: Clock;
  readonly makeId: MakeId;
}

/**
 * Runs the verb of a request, if its type is for the caller to send and the caller's token has not ended meanwhile (P9).
 * Whoever is not allowed to is refused on the record: see {@link refusalOf}.
 *
 * @throws ERR_NOT_ALLOWED; what the verb throws
 */
export async function carryOut<T extends RequestType, D extends RefusalDeps>(
  verbs: Verbs<T, D>,
  request: RequestOf<T>,
  caller: Caller,
  deps: D,
): Promise<ReplyTo<T>> {
  const type = request.type as T;
  try {
    if (caller.until <= deps.clock()) throw new SealformError('ERR_NOT_ALLOWED');
    const sender = senderOf(type, caller);
    return await verbs[type](request, sender, deps);
  } catch (error) {
    if (error instanceof SealformError && error.code === 'ERR_NOT_ALLOWED') {
      await record(
        await refusalOf(caller, request, error.code, { id: deps.makeId(), at: deps.clock() }),
        deps,
      );
    }
    throw error;
  }
}

/** Where this instance has put the record already, it is there. */
async function record(refusal: AuditEvent, { audit, manners }: RefusalDeps): Promise<void> {
  if (!manners.isNews(refusal.id)) return;
  try {
    await audit.put(refusal);
  } catch (error) {
    manners.forget(refusal.id);
    throw error;
  }
}
