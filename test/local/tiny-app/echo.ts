import { setTimeout } from 'node:timers/promises';
import { ApiGatewayManagementApi } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { KMS } from '@aws-sdk/client-kms';
import type { APIGatewayProxyWebsocketEventV2, Context } from 'aws-lambda';

const database = new DynamoDB({ maxAttempts: 1 });
const keys = new KMS({ maxAttempts: 1 });
const sockets = new ApiGatewayManagementApi({ endpoint: process.env['SOCKETS_URL'] ?? '', maxAttempts: 1 });
const TableName = process.env['NOTES_TABLE_NAME'];
const KeyId = process.env['KEY_ARN'];
const born = crypto.randomUUID();

interface Event extends APIGatewayProxyWebsocketEventV2 {
  headers?: Record<string, string>;
  requestContext: APIGatewayProxyWebsocketEventV2['requestContext'] & {
    authorizer?: Record<string, string>;
    disconnectStatusCode?: number;
  };
}
interface Message {
  type: string;
  id?: string;
  text?: string;
  milliseconds?: number;
  connectionId?: string;
}
type Verb = (message: Message, event: Event, context: Context) => Promise<unknown>;

const verbs: Record<string, Verb> = {
  echo: (message) => {
    process.stdout.write(`echoing ${message.text?.length ?? 0} characters\n`);
    return Promise.resolve(message);
  },
  silent: (message) => Promise.resolve(message),
  push: async ({ connectionId, text }, event) => {
    const ConnectionId = connectionId ?? event.requestContext.connectionId;
    await sockets.postToConnection({ ConnectionId, Data: JSON.stringify({ pushed: text }) });
    return { posted: true };
  },
  keep: async ({ id = '', text = '' }) => {
    await database.putItem({ TableName, Item: { id: { S: id }, text: { S: text } } });
    const { Item } = await database.getItem({ TableName, Key: { id: { S: id } } });
    return { kept: Item?.['text']?.S };
  },
  secret: async ({ text = '' }) => {
    const { CiphertextBlob } = await keys.encrypt({ KeyId, Plaintext: Buffer.from(text) });
    const { Plaintext } = await keys.decrypt({ KeyId, CiphertextBlob });
    return { opened: Buffer.from(Plaintext ?? []).toString() };
  },
  fail: () => Promise.reject(new Error('failed as asked')),
  sleep: async ({ milliseconds = 0 }) => {
    await setTimeout(milliseconds);
    return { slept: milliseconds };
  },
  who: (_message, event, context) =>
    Promise.resolve({
      born,
      offered: event.requestContext.authorizer?.['offered'],
      issuer: event.requestContext.authorizer?.['issuer'],
      connectionId: event.requestContext.connectionId,
      remaining: context.getRemainingTimeInMillis(),
    }),
  clock: () => Promise.resolve({ now: Date.now(), made: new Date().getTime() }),
  environment: () => Promise.resolve({ names: Object.keys(process.env), region: process.env['AWS_REGION'] }),
};

async function connect(event: Event): Promise<unknown> {
  const offered = event.requestContext.authorizer?.['offered'] ?? '';
  if (offered.startsWith('refused')) return { statusCode: 409 };
  await note('connected', event.requestContext.connectionId);
  return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'tiny' } };
}

async function note(what: string, id: string): Promise<void> {
  await database.putItem({ TableName, Item: { id: { S: `${what} ${id}` } } });
}

/** Does what the message's type says, and answers with what became of it: errors by name only. */
export async function handler(event: Event, context: Context): Promise<unknown> {
  const { routeKey, connectionId, disconnectStatusCode } = event.requestContext;
  if (routeKey === '$connect') return connect(event);
  if (routeKey === '$disconnect') return note(`disconnected ${disconnectStatusCode}`, connectionId);
  const message = JSON.parse(event.body ?? '{}') as Message;
  const verb = verbs[message.type];
  if (!verb || message.type === 'fail') throw new Error('failed as asked');
  const answer = await verb(message, event, context).catch((error: Error) => ({ error: error.name }));
  return { statusCode: 200, body: JSON.stringify(answer) };
}
