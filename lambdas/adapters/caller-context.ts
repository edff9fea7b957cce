import * as z from 'zod/mini';
import { Id, StaffRole } from '../../core/protocol/values.ts';
import type { Caller } from '../../core/domain/caller.ts';

/** Milliseconds since the epoch, as the string that API Gateway makes of every value of an authorizer's context. */
const Millis = z.pipe(z.coerce.number(), z.int());

/** `agent supervisor`: one value of a context is one string. */
const Roles = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(' ')),
  ),
  z.array(StaffRole),
);

const staff = { agentId: Id, name: z.string(), roles: Roles, signedInAt: Millis, until: Millis };

/** What the authorizer tells the other functions about a socket. Flat, and strings after API Gateway. */
export const CallerContext = z.discriminatedUnion('role', [
  z.object({
    role: z.literal('visitor'),
    visitorHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    client: z.string().check(z.minLength(1)),
    until: Millis,
  }),
  z.object({ role: z.literal('agent'), ...staff }),
  z.object({ role: z.literal('overseer'), ...staff }),
]);
export type CallerContext = z.infer<typeof CallerContext>;

export function callerOf(context: unknown, connectionId: string): Caller {
  return { ...CallerContext.parse(context), connectionId };
}
