import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { ConversationReader } from '../../../core/ports.ts';
import { conversationItem, formItem, toConversation, toForm } from './conversation-items.ts';
import { readItems } from './read-items.ts';

/** One strongly consistent read, whether of the conversation alone or with a form request. */
export function dynamoConversationReader(client: DynamoDBDocumentClient, table: string): ConversationReader {
  return {
    async find(conversationId) {
      const Key = { conversationId, item: conversationItem };
      const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item && toConversation(Item);
    },
    async findWithForm(conversationId, requestId) {
      const Keys = [conversationItem, formItem(requestId)].map((item) => ({ conversationId, item }));
      const items = await readItems(client, table, Keys);
      const find = (item: string) => items.find((each) => each['item'] === item);
      const [conversation, form] = [find(conversationItem), find(formItem(requestId))];
      return {
        conversation: conversation && toConversation(conversation),
        form: form && toForm(form),
      };
    },
  };
}
