import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, expect, inject, test } from 'vitest';
import { readAssembly } from '../../local/template/assembly.ts';

const kilobyte = 1024;

/** What each function takes of AWS's clients, as its adapters import it. */
const parts = {
  tables: [
    "export { DynamoDBClient, ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';",
    "export { BatchGetCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';",
  ],
  signing: ["export { KMSClient, SignCommand } from '@aws-sdk/client-kms';"],
  publicKey: ["export { GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms';"],
  sockets: [
    "export { ApiGatewayManagementApiClient, DeleteConnectionCommand, GoneException, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';",
  ],
  key: [
    "export { AlgorithmSuiteIdentifier, CommitmentPolicy } from '@aws-crypto/material-management-node';",
    "export { cacheClients, KMS, KmsKeyringNode } from '@aws-crypto/kms-keyring-node';",
  ],
  encrypt: ["export { buildEncrypt } from '@aws-crypto/encrypt-node';"],
  decrypt: ["export { buildDecrypt } from '@aws-crypto/decrypt-node';"],
} as const;

const uses: Record<string, (keyof typeof parts)[]> = {
  Connection: ['tables'],
  Conversation: ['tables', 'sockets'],
  Collect: ['tables', 'sockets', 'key', 'encrypt'],
  Reveal: ['tables', 'sockets', 'key', 'decrypt'],
  Confirm: ['tables', 'sockets'],
  Oversee: ['tables', 'sockets'],
  Enrol: ['tables', 'sockets', 'signing'],
  Publish: ['publicKey'],
  Sweep: ['tables', 'sockets'],
};

/** Bytes of the bundle of nothing but AWS's clients, made as lib/constructs/service-function.ts makes bundles. */
async function clientsAlone(used: readonly (keyof typeof parts)[]): Promise<number> {
  const result = await build({
    stdin: { contents: used.flatMap((part) => parts[part]).join('\n'), resolveDir: process.cwd() },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    minify: true,
    charset: 'utf8',
    mainFields: ['module', 'main'],
  });
  return result.outputFiles[0]?.contents.length ?? 0;
}

/** Bytes of everything that is deployed of a function, by its construct's id. */
function deployedSizes(): Map<string, number> {
  const assembly = readAssembly(inject('assembly'));
  // The site's stack has a function of the CDK's.
  const functions = assembly
    .ofType('AWS::Lambda::Function')
    .filter(({ path }) => path.startsWith('Lakeside-Api/'));
  return new Map(
    functions.map((each) => {
      const folder = assembly.assetPath(each);
      const sizes = readdirSync(folder, { recursive: true }).map((file) =>
        statSync(join(folder, String(file))),
      );
      const bytes = sizes.filter((stat) => stat.isFile()).reduce((sum, { size }) => sum + size, 0);
      return [each.path.split('/')[1] ?? '', bytes];
    }),
  );
}

let deployed = new Map<string, number>();
beforeAll(() => {
  deployed = deployedSizes();
});

test('every function is measured', () => {
  expect([...deployed.keys()].toSorted()).toEqual(['Authorize', ...Object.keys(uses)].toSorted());
});

/**
 * KB. `conversation` verifies certificates, knows the masks of every kind and the words of a request in six languages (13 KB),
 * and has every form in all its languages, whose hashes it makes; each of the others does less. A form to choose in, with an
 * address, and the kinds that it needs are 12 KB of each; what depends on a choice is 2 KB. Who may start, waits and floods is 5 KB.
 */
const limits = Object.keys(uses).map((name) => [name, name === 'Conversation' ? 180 : 128] as const);

test.each(limits)('%s is at most %d KB more than the AWS clients that it uses', async (name, limit) => {
  const alone = await clientsAlone(uses[name] ?? []);
  const own = (deployed.get(name) ?? Infinity) - alone;
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThanOrEqual(limit * kilobyte);
});

test('Authorize, which uses no client, is at most 130 KB in all', () => {
  expect(deployed.get('Authorize')).toBeLessThanOrEqual(130 * kilobyte);
});
