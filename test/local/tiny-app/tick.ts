import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const database = new DynamoDBClient({});

/** Leaves a note of each firing, named by the clock that it saw. */
export async function handler(event: { source: string }): Promise<void> {
  const id = `${event.source} ${new Date().toISOString()} ${crypto.randomUUID()}`;
  await database.send(
    new PutItemCommand({ TableName: process.env['NOTES_TABLE_NAME'], Item: { id: { S: id } } }),
  );
}
