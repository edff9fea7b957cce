import * as z from 'zod/mini';
import { Id } from '../../core/protocol/values.ts';
import type { Caller } from '../../core/domain/caller.ts';

/** Milliseconds since the epoch, as the string that API Gateway makes of every value of an authorizer's context. */
const Millis = z.pipe(z.coerce.number(), z.int());

/** What the authorizer tells the other functions about a socket. Flat, and strings after API Gateway. */
export const CallerContext = z.discriminatedUnion('role', [
  z.object({
    role: z.literal('visitor'),
    visitorHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    until: Millis,
  }),
  z.object({ role: z.literal('agent'), agentId: Id, name: z.string(), signedInAt: Millis, until: Millis }),
]);
export type CallerContext = z.infer<typeof CallerContext>;

export function callerOf(context: unknown, connectionId: string): Caller {
  return { ...CallerContext.parse(context), connectionId };
}
