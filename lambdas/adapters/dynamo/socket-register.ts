import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ParticipantSocket, SocketRegister } from '../../../core/ports.ts';
import { socketsItem } from './conversation-items.ts';
import { placeholders } from './expression.ts';
import { seconds } from './ttl.ts';

/** Longer than any socket lives, so that none is forgotten with one that ends sooner. */
const keptMs = 24 * 3_600_000;

/** No id holds one. */
const separator = '@';

/**
 * An item of its own beside the conversation, so that sockets that come and go meet no transaction; a set, so that one can
 * come and another go without a race.
 */
export function dynamoSocketRegister(client: DynamoDBDocumentClient, table: string): SocketRegister {
  const keyed = (conversationId: string) => ({
    TableName: table,
    Key: { conversationId, item: socketsItem },
  });
  return {
    async find(conversationId) {
      const { Item } = await client.send(new GetCommand({ ...keyed(conversationId), ConsistentRead: true }));
      return socketsIn(Item);
    },
    async add(conversationId, sockets) {
      const { Attributes } = await client.send(
        new UpdateCommand({
          ...keyed(conversationId),
          UpdateExpression: 'SET #ttl = :ttl ADD #sockets :sockets',
          ...placeholders(['ttl', 'sockets'], {
            ttl: seconds(Math.max(...sockets.map(({ until }) => until)) + keptMs),
            sockets: new Set(sockets.map(written)),
          }),
          ReturnValues: 'ALL_NEW',
        }),
      );
      return socketsIn(Attributes);
    },
    async forget(conversationId, sockets) {
      try {
        await client.send(
          new UpdateCommand({
            ...keyed(conversationId),
            UpdateExpression: 'DELETE #sockets :sockets',
            ConditionExpression: 'attribute_exists(#sockets)',
            ...placeholders(['sockets'], { sockets: new Set(sockets.map(written)) }),
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}

function written({ connectionId, until, owner }: ParticipantSocket): string {
  return [connectionId, until, owner].join(separator);
}

function socketsIn(item: Record<string, unknown> | undefined): ParticipantSocket[] {
  const members = (item?.['sockets'] as Set<string> | undefined) ?? new Set();
  return [...members].map((member) => {
    const [connectionId = '', until, owner = ''] = member.split(separator);
    return { connectionId, until: Number(until), owner };
  });
}
