import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { knownIn } from '../checks/commands.ts';
import { synthesize } from '../lib/app.ts';

const page = readFileSync('docs/deploy.md', 'utf8');

it('every setting is described where it is said how to deploy', () => {
  const { settings } = knownIn(process.cwd());
  expect(settings.size).toBeGreaterThan(10);
  const [, section = ''] = /^## Settings$(.*?)^## /ms.exec(page) ?? [];
  const described = [...section.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
  expect(described.toSorted()).toEqual([...settings].toSorted());
});

it('every stack is named where it is said what is deployed', () => {
  const names = [...readFileSync('lib/installation.ts', 'utf8').matchAll(/\$\{config\.name\}-(\w+)/g)];
  expect(names.length).toBeGreaterThan(0);
  for (const [, name] of names) expect(page).toContain(`\`…-${name}\``);
});

/** What outlives its stack, in the words of the page. */
const kept: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Account': "the account's setting",
  'AWS::Cognito::UserPool': 'the pool of agents',
  'AWS::DynamoDB::Table': 'conversations, transcript, audit, connections, vault',
  'AWS::IAM::ManagedPolicy': "API Gateway's role for logs",
  'AWS::IAM::Role': "API Gateway's role for logs",
  'AWS::KMS::Key': 'the keys for wrapping, signing, tables, logs and topics',
  'AWS::Logs::LogGroup': 'logs of functions, sockets, deployments, distribution and trail',
  'AWS::S3::Bucket': "the trail's files",
  'AWS::SecretsManager::Secret': 'the origin secret',
};

function retained(removalProtection: boolean): string[] {
  const resources = synthesize({}, { removalProtection }).all.flatMap((stack) =>
    Object.values(stack.resources),
  );
  const types = resources
    .filter(({ DeletionPolicy = 'Delete' }) => DeletionPolicy !== 'Delete')
    .map(({ Type }) => Type);
  return [...new Set(types)].toSorted();
}

it('everything that outlives its stack is named where it is said what is kept', () => {
  expect(retained(true)).toEqual(Object.keys(kept));
  for (const words of Object.values(kept)) expect(page).toContain(words);
});

it('a trial leaves the trail’s files and the account’s setting, and nothing else', () => {
  const left = ['AWS::ApiGateway::Account', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role', 'AWS::S3::Bucket'];
  expect(retained(false)).toEqual(left);
});
