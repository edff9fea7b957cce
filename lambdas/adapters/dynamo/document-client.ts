import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A request that has had no answer for this long is repeated; a function lives for 10 s. */
const requestTimeoutMs = 1_500;

/**
 * The client of every table. Reads and single writes are repeated by the SDK; transactions by {@link transact}, which
 * knows what may be repeated. `maxAttempts: 1` for a caller that has to read the clock anew on every attempt.
 */
export function documentClient({ maxAttempts = 4 } = {}): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    maxAttempts,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
