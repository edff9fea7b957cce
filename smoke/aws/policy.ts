import * as z from 'zod/mini';
import { Failed } from '../check.ts';

const oneOrMore = z.union([z.string(), z.array(z.string())]);

/** A statement of a policy, as far as it is compared. */
const Statement = z.object({
  Sid: z.optional(z.string()),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.optional(z.unknown()),
  Action: z.optional(oneOrMore),
  Condition: z.optional(z.record(z.string(), z.record(z.string(), oneOrMore))),
});
export type Statement = z.infer<typeof Statement>;

const Policy = z.object({ Statement: z.array(Statement) });

/** @throws Failed when it is not a policy */
export function readPolicy(json: string | undefined): Statement[] {
  try {
    return Policy.parse(JSON.parse(json ?? '')).Statement;
  } catch {
    throw new Failed('there is no policy, or one that is not understood');
  }
}

/** IAM writes a list of one as a text. */
export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
