import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { documentClient } from '../../../../lambdas/adapters/dynamo/document-client.ts';

/** Stands for DynamoDB: notes what it is sent, and answers with this status. */
let status = 200;
const bodies: unknown[] = [];
const server = createServer((request: IncomingMessage, response) => {
  void json(request).then((body) => {
    bodies.push(body);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
  });
});

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  status = 200;
  bodies.length = 0;
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(() => vi.unstubAllEnvs());

/** The settings of the SDK's own HTTP handler: they can be read only after it has sent something. */
interface Handler {
  httpHandlerConfigs(): Readonly<Record<string, unknown>>;
}

const put = new PutCommand({ TableName: 'table', Item: { id: 'one', agent: { left: undefined } } });

test('what is undefined is left out', async () => {
  const client = documentClient();
  await client.send(put);
  client.destroy();
  expect(bodies).toEqual([{ TableName: 'table', Item: { id: { S: 'one' }, agent: { M: {} } } }]);
});

test.each([
  [4, {}],
  [1, { maxAttempts: 1 }],
])('a server that fails is asked %d times, as the caller wants it', async (times, options) => {
  status = 500;
  const client = documentClient(options);
  await expect(client.send(put)).rejects.toThrow();
  client.destroy();
  expect(bodies).toHaveLength(times);
});

test('four attempts without an answer fail sooner than a function ends, which is after 10 s', async () => {
  const client = documentClient();
  await client.send(put);
  const handler = client.config.requestHandler as unknown as Handler;
  const { connectionTimeout, requestTimeout, throwOnRequestTimeout } = handler.httpHandlerConfigs();
  client.destroy();
  expect(throwOnRequestTimeout).toBe(true);
  expect(4 * Math.max(Number(connectionTimeout), Number(requestTimeout))).toBeLessThan(10_000);
});
