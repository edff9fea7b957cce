import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import type { Conversation } from '../../../../core/domain/model.ts';
import { dynamoConversationLists } from '../../../../lambdas/adapters/dynamo/conversation-lists.ts';

const conversationId = 'chat';
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const database = mockClient(client);

it.each([
  [
    ['a', 'b', 'c'],
    ['c', 'a', 'b'],
  ],
  [
    ['c', 'a', 'b'],
    ['a', 'b', 'c'],
  ],
])('forms asked for as %s are in that order, whichever DynamoDB answers: %s', async (openForms, answered) => {
  const items = answered.map((requestId) => ({ conversationId, item: `form#${requestId}` }));
  database.on(BatchGetCommand).resolves({ Responses: { conversations: items } });
  const lists = dynamoConversationLists(client, 'conversations');
  const forms = await lists.openForms({ conversationId, openForms } as unknown as Conversation);
  expect(forms.map(({ requestId }) => requestId)).toEqual(openForms);
});
