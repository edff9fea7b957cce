import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * Several items of one table in one strongly consistent call, in no order; those that do not exist are left out.
 *
 * @throws Error if a part could not be read: a part would look as if the rest did not exist
 */
export async function readItems(
  client: DynamoDBDocumentClient,
  table: string,
  Keys: readonly Record<string, string>[],
): Promise<Record<string, unknown>[]> {
  const request = { RequestItems: { [table]: { Keys: [...Keys], ConsistentRead: true } } };
  const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand(request));
  if (UnprocessedKeys?.[table]) throw new Error('a part of the conversation could not be read');
  return Responses?.[table] ?? [];
}
