import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Start, Starts } from '../../../core/ports.ts';
import { startsItem } from './conversation-items.ts';
import { placeholders } from './expression.ts';
import { held } from './held.ts';
import { seconds } from './ttl.ts';

/** A client's pseudonym is another one after a day. */
const keptMs = 48 * 3_600_000;

/** No id holds one. */
const separator = '@';

/** One item for each who starts conversations: a set that is never larger than a limit. */
export function dynamoStarts(client: DynamoDBDocumentClient, table: string): Starts {
  const keyed = (starter: string) => ({
    TableName: table,
    Key: { conversationId: starter, item: startsItem },
  });
  return {
    async note(starter, start, limit) {
      const update = { ...keyed(starter), ...noting(start, limit) };
      if (await held(client.send(new UpdateCommand(update)))) return undefined;
      const { Item } = await client.send(new GetCommand({ ...keyed(starter), ConsistentRead: true }));
      return startsIn(Item);
    },
    async forget(starter, starts) {
      await client.send(
        new UpdateCommand({
          ...keyed(starter),
          UpdateExpression: 'DELETE #starts :starts',
          ...placeholders(['starts'], { starts: new Set(starts.map(written)) }),
        }),
      );
    },
  };
}

function noting(start: Start, limit: number) {
  return {
    UpdateExpression: 'SET #ttl = :ttl ADD #starts :start',
    ConditionExpression: 'attribute_not_exists(#starts) OR size(#starts) < :limit',
    ...placeholders(['ttl', 'starts'], {
      ttl: seconds(start.at + keptMs),
      start: new Set([written(start)]),
      limit,
    }),
  };
}

function written({ conversationId, at }: Start): string {
  return [conversationId, at].join(separator);
}

function startsIn(item: Record<string, unknown> | undefined): Start[] {
  const members = (item?.['starts'] as Set<string> | undefined) ?? new Set();
  return [...members].map((member) => {
    const [conversationId = '', at] = member.split(separator);
    return { conversationId, at: Number(at) };
  });
}
