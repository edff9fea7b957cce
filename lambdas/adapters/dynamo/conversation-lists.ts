import { type DynamoDBDocumentClient, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ConversationLists, DueForms, Listed } from '../../../core/ports.ts';
import { formItem, requestIdOf, toForm } from './conversation-items.ts';
import { placeholders } from './expression.ts';
import { readItems } from './read-items.ts';

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
    async openForms({ conversationId, openForms }) {
      if (openForms.length === 0) return [];
      const Keys = openForms.map((requestId) => ({ conversationId, item: formItem(requestId) }));
      const items = await readItems(client, table, Keys);
      const forms = items.map(toForm);
      return openForms.flatMap((requestId) => forms.find((form) => form.requestId === requestId) ?? []);
    },
  };
}

/** What the index holds: keys only. */
interface DueItem {
  readonly conversationId: string;
  readonly item: string;
  readonly dueAt: number;
}

/** What is due, page by page: one that cannot be swept does not hide those behind it. */
export function dynamoDueForms(client: DynamoDBDocumentClient, table: string): DueForms {
  return {
    async *due(dueShard, now) {
      const query = {
        TableName: table,
        IndexName: 'due',
        KeyConditionExpression: '#dueShard = :dueShard AND #dueAt <= :now',
        ...placeholders(['dueShard', 'dueAt'], { dueShard, now }),
      };
      for await (const { Items = [] } of paginateQuery({ client }, query)) {
        for (const { conversationId, item, dueAt } of Items as DueItem[]) {
          yield { conversationId, requestId: requestIdOf(item), dueAt };
        }
      }
    },
  };
}
