import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { customResource } from '../../../lambdas/adapters/custom-resource.ts';
import { telemetry } from '../../../lambdas/adapters/telemetry.ts';

interface Put {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly contentType: string | undefined;
  readonly body: unknown;
}

const puts: Put[] = [];
let lines: string[];
let asked: string[];
let status: number;
const server = createServer((incoming, outgoing) => {
  const { method, url, headers } = incoming;
  let text = '';
  incoming.on('data', (chunk: Buffer) => (text += chunk.toString()));
  incoming.on('end', () => {
    puts.push({ method, url, contentType: headers['content-type'], body: JSON.parse(text) as unknown });
    outgoing.writeHead(status).end();
  });
});

beforeEach(async () => {
  [puts.length, lines, asked, status] = [0, [], [], 200];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const handler = customResource(
  'Name',
  (name) => {
    asked.push(name);
    return name === 'nobody'
      ? Promise.reject(new TypeError('nobody is secret'))
      : Promise.resolve({ Text: 'hi' });
  },
  telemetry('publish', 'Sealform/Test', (line) => lines.push(line)),
);

function invoke(RequestType: string, Name = 'Ana'): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const event = {
    RequestType,
    ResponseURL: `http://127.0.0.1:${port}/answer?Signature=s`,
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Greeting',
    ResourceType: 'Custom::Greeting',
    ...(RequestType !== 'Create' && { PhysicalResourceId: 'made before' }),
    ResourceProperties: { ServiceToken: 'arn', Name },
  };
  return handler(event as unknown as CloudFormationCustomResourceEvent);
}

it.each(['Create', 'Update'])(
  'answers a %s with what was looked up, at the address that was given',
  async (type) => {
    await invoke(type);
    expect(puts).toEqual([
      {
        method: 'PUT',
        url: '/answer?Signature=s',
        // S3 has signed the address for a request without one.
        contentType: '',
        body: {
          Status: 'SUCCESS',
          PhysicalResourceId: 'Ana',
          StackId: 'stack',
          RequestId: 'request',
          LogicalResourceId: 'Greeting',
          Data: { Text: 'hi' },
        },
      },
    ]);
  },
);

it('looks nothing up for a removal, which cannot fail', async () => {
  await invoke('Delete', 'nobody');
  expect(asked).toEqual([]);
  expect(puts[0]?.body).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'made before', Data: {} });
});

it('answers nothing when it fails, so that it is tried again, and logs the name of the error alone', async () => {
  await expect(invoke('Create', 'nobody')).rejects.toThrow(/^CustomResourceFailed$/);
  expect(puts).toEqual([]);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 'ERROR', message: 'not answered', error: 'TypeError' },
  ]);
  expect(lines.join()).not.toContain('secret');
});

it('fails when its answer is not taken', async () => {
  status = 403;
  await expect(invoke('Create')).rejects.toThrow(/^CustomResourceFailed$/);
});
