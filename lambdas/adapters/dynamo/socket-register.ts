import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ParticipantSocket, SocketRegister } from '../../../core/ports.ts';
import { socketsItem } from './conversation-items.ts';
import { placeholders } from './expression.ts';
import { held } from './held.ts';
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
      return { sockets: socketsIn(Item), seenAt: Item?.['seenAt'] as number | undefined };
    },
    async add(conversationId, sockets, seenAt) {
      const update = { ...keyed(conversationId), ...adding(sockets, seenAt) };
      const { Attributes } = await client.send(new UpdateCommand(update));
      return socketsIn(Attributes);
    },
    async forget(conversationId, sockets) {
      const update = { ...keyed(conversationId), ...forgetting(sockets) };
      await held(client.send(new UpdateCommand(update)));
    },
  };
}

function adding(sockets: readonly ParticipantSocket[], seenAt: number | undefined) {
  const seen = seenAt === undefined ? {} : { seenAt };
  return {
    UpdateExpression: `SET #ttl = :ttl${seenAt === undefined ? '' : ', #seenAt = :seenAt'} ADD #sockets :sockets`,
    ...placeholders(['ttl', 'sockets', ...Object.keys(seen)], {
      ttl: seconds(Math.max(...sockets.map(({ until }) => until)) + keptMs),
      sockets: new Set(sockets.map(written)),
      ...seen,
    }),
    ReturnValues: 'ALL_NEW' as const,
  };
}

/** Where nothing is registered, nothing is made. */
function forgetting(sockets: readonly ParticipantSocket[]) {
  return {
    UpdateExpression: 'DELETE #sockets :sockets',
    ConditionExpression: 'attribute_exists(#sockets)',
    ...placeholders(['sockets'], { sockets: new Set(sockets.map(written)) }),
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
