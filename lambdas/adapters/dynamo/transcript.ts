import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { TranscriptReader } from '../../../core/ports.ts';
import type { Entry } from '../../../core/protocol/index.ts';
import { omit, placeholders } from './expression.ts';

/** A reply has to fit into one 32 KB frame with room for the rest of it: this many entries, and this many bytes of JSON. */
const maxEntries = 100;
const maxBytes = 24 * 1024;

export function dynamoTranscript(client: DynamoDBDocumentClient, table: string): TranscriptReader {
  return {
    async after(conversationId, afterSeq) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: '#conversationId = :conversationId AND #seq > :afterSeq',
          ConsistentRead: true,
          Limit: maxEntries,
          ...placeholders(['conversationId', 'seq'], { conversationId, afterSeq }),
        }),
      );
      const entries = firstFrame(Items.map((item) => omit(item, ['ttl']) as unknown as Entry));
      return { entries, more: entries.length < Items.length || LastEvaluatedKey !== undefined };
    },
  };
}

function firstFrame(entries: Entry[]): Entry[] {
  let bytes = 0;
  const tooMuch = entries.findIndex((entry) => {
    bytes += new TextEncoder().encode(JSON.stringify(entry)).length;
    return bytes > maxBytes;
  });
  return tooMuch === -1 ? entries : entries.slice(0, Math.max(1, tooMuch));
}
