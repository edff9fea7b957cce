import timers from 'node:timers/promises';
import { TransactionCanceledException, type CancellationReason } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';

export type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** `refused`: a condition did not hold; one reason an item, in the items' order; none where there was nothing to attempt. */
export type TransactResult =
  | { readonly type: 'committed' }
  | { readonly type: 'refused'; readonly reasons: readonly CancellationReason[] };

/** With a request's time limit, fewer seconds than a function lives. */
const maxAttempts = 4;
const firstDelayMs = 20;

/**
 * One transaction. What meets another transaction (`TransactionConflict`, which the SDK does not repeat), is throttled
 * or has no answer is repeated, a bounded number of times with full jitter. `items` is made anew for every attempt, and
 * has to be harmless when an earlier attempt took effect without an answer; undefined ends the attempts.
 *
 * Throws the last error when every attempt failed.
 */
export async function transact(
  client: DynamoDBDocumentClient,
  items: () => TransactItems | undefined,
): Promise<TransactResult> {
  for (let attempt = 1; ; attempt++) {
    const TransactItems = items();
    if (!TransactItems) return { type: 'refused', reasons: [] };
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
      return { type: 'committed' };
    } catch (error) {
      const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
      if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return { type: 'refused', reasons };
      if (attempt === maxAttempts || !mayRepeat(error, reasons)) throw error;
      await timers.setTimeout(Math.random() * firstDelayMs * 2 ** attempt);
    }
  }
}

const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded', 'None']);
const lasting = new Set(['ValidationException', 'AccessDeniedException']);

/** A request that is wrong stays wrong; anything else passes. */
function mayRepeat(error: unknown, reasons: readonly CancellationReason[]): boolean {
  return (
    reasons.every(({ Code }) => Code === undefined || passing.has(Code)) &&
    !lasting.has((error as Error).name)
  );
}
