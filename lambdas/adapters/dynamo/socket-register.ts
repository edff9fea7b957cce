import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { SocketRegister } from '../../../core/ports.ts';
import { conversationItem } from './conversation-items.ts';

const mapOf = { visitor: 'visitorSockets', agent: 'agentSockets' } as const;

/** Sockets are entries of a map, so that one can come and another go without a race. */
export function dynamoSocketRegister(client: DynamoDBDocumentClient, table: string): SocketRegister {
  const keyed = (conversationId: string) => ({
    TableName: table,
    Key: { conversationId, item: conversationItem },
  });
  return {
    async addSocket(conversation, role, { connectionId, until }, drop) {
      const others = dropping(drop.filter((id) => id !== connectionId));
      const who = role === 'visitor' ? conversation.visitorHash : conversation.agent?.id;
      const names =
        role === 'visitor' ? { '#visitorHash': 'visitorHash' } : { '#agent': 'agent', '#id': 'id' };
      await client.send(
        new UpdateCommand({
          ...keyed(conversation.conversationId),
          UpdateExpression: `SET #sockets.#new = :until ${others.clause}`,
          ConditionExpression: role === 'visitor' ? '#visitorHash = :who' : '#agent.#id = :who',
          ExpressionAttributeNames: {
            ...names,
            ...others.names,
            '#sockets': mapOf[role],
            '#new': connectionId,
          },
          ExpressionAttributeValues: { ':who': who, ':until': until },
        }),
      );
    },
    async forgetSockets(conversationId, role, connectionIds) {
      const { names, clause } = dropping(connectionIds);
      await client.send(
        new UpdateCommand({
          ...keyed(conversationId),
          UpdateExpression: clause,
          ConditionExpression: 'attribute_exists(#sockets)',
          ExpressionAttributeNames: { ...names, '#sockets': mapOf[role] },
        }),
      );
    },
  };
}

function dropping(connectionIds: readonly string[]) {
  const names = Object.fromEntries(connectionIds.map((id, index) => [`#gone${index}`, id]));
  const paths = Object.keys(names).map((name) => `#sockets.${name}`);
  return { names, clause: paths.length > 0 ? `REMOVE ${paths.join(', ')}` : '' };
}
