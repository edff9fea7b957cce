import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ConversationLists, DueForms, Listed } from '../../../core/ports.ts';
import { conversationItem, requestIdOf, toConversation, toForm } from './conversation-items.ts';
import { placeholders } from './expression.ts';

const maxListed = 100;

/** The agent's desk, from the sparse indexes. */
export function dynamoConversationLists(client: DynamoDBDocumentClient, table: string): ConversationLists {
  const list = async (index: string, attribute: string, value: string): Promise<Listed[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        KeyConditionExpression: `#${attribute} = :value`,
        Limit: maxListed,
        ...placeholders([attribute], { value }),
      }),
    );
    return Items.map((item) => ({
      conversationId: item['conversationId'] as string,
      since: item['since'] as number,
    }));
  };
  return {
    waiting: () => list('waiting', 'waiting', 'waiting'),
    of: (agentId) => list('byAgent', 'assignedTo', agentId),
    async forms(conversationId) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: '#conversationId = :conversationId',
          ConsistentRead: true,
          ...placeholders(['conversationId'], { conversationId }),
        }),
      );
      const forms = Items.filter(({ item }) => item !== conversationItem).map(toForm);
      return {
        conversation: toConversation(Items.find(({ item }) => item === conversationItem)),
        forms: forms.filter((form) => form !== undefined),
      };
    },
  };
}

/** The oldest that are due, a bounded number at a time: the next sweep goes on where this one ended. */
export function dynamoDueForms(client: DynamoDBDocumentClient, table: string): DueForms {
  return {
    async due(dueShard, now) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'due',
          KeyConditionExpression: '#dueShard = :dueShard AND #dueAt <= :now',
          Limit: maxListed,
          ...placeholders(['dueShard', 'dueAt'], { dueShard, now }),
        }),
      );
      return Items.map(({ conversationId, item }) => ({
        conversationId: conversationId as string,
        requestId: requestIdOf(item as string),
      }));
    },
  };
}
