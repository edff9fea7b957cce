import {
  CloudWatchClient,
  GetDashboardCommand,
  ListMetricsCommand,
  type ListMetricsCommandInput,
} from '@aws-sdk/client-cloudwatch';
import {
  CognitoIdentityProviderClient,
  GetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetResourcePolicyCommand,
} from '@aws-sdk/client-dynamodb';
import { GetKeyPolicyCommand, KMSClient } from '@aws-sdk/client-kms';
import { beforeAll, expect, inject, test } from 'vitest';
import { readAssembly, type Assembly } from '../../../local/template/assembly.ts';
import type { Context } from '../../../smoke/aws/context.ts';
import { metricsOf } from '../../../smoke/aws/dashboard.ts';
import { Installation } from '../../../smoke/aws/installation.ts';
import { wrappingKey } from '../../../smoke/aws/keys.ts';
import { dashboardMetrics } from '../../../smoke/aws/metrics.ts';
import { poolMfa } from '../../../smoke/aws/pool.ts';
import { vaultCopies } from '../../../smoke/aws/vault.ts';
import { contextOf, resultOf } from './acme.ts';
import { standIn } from './stand-in.ts';

/** What the app's own templates deploy, asked for as if it were deployed: names, ids and policies are the real ones. */
let assembly: Assembly;
let context: Context;
beforeAll(() => {
  assembly = readAssembly(inject('assembly'));
  const resources = assembly.resources.map(({ stack, type, logicalId, physicalId }) => ({
    stack: stack.split('-').at(-1) ?? '',
    region: assembly.region,
    type,
    logicalId,
    physicalId,
  }));
  const installation = new Installation('Lakeside', assembly.region, resources);
  context = { ...contextOf(), installation: () => Promise.resolve(installation) };
});

const kms = standIn(KMSClient);
const dynamodb = standIn(DynamoDBClient);
const cognito = standIn(CognitoIdentityProviderClient);
const cloudWatch = standIn(CloudWatchClient);

function one(type: string, logicalId: string) {
  const resource = assembly.ofType(type).find((each) => each.logicalId.startsWith(logicalId));
  if (!resource) throw new Error(`there is no ${logicalId}`);
  return resource;
}

test('the wrapping key’s policy is the one that is looked for', async () => {
  const { physicalId, properties } = one('AWS::KMS::Key', 'WrappingKey');
  kms
    .on(GetKeyPolicyCommand, { KeyId: physicalId })
    .resolves({ Policy: JSON.stringify(properties['KeyPolicy']) });
  expect(await resultOf(wrappingKey(context))).toBe('passed');
});

test('the vault’s policy is the one that is looked for', async () => {
  const { arn, properties } = one('AWS::DynamoDB::Table', 'Vault');
  const { PolicyDocument } = properties['ResourcePolicy'] as { PolicyDocument: object };
  dynamodb.on(DescribeTableCommand).resolves({ Table: { TableArn: arn } });
  dynamodb.on(GetResourcePolicyCommand).resolves({ Policy: JSON.stringify(PolicyDocument) });
  dynamodb.on(DescribeContinuousBackupsCommand).resolves({
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
    },
  });
  expect(await resultOf(vaultCopies(context))).toBe('passed');
});

test('the pool’s second factors are those that are looked for', async () => {
  const { properties } = one('AWS::Cognito::UserPool', 'Agents');
  cognito.on(GetUserPoolMfaConfigCommand).resolves({
    MfaConfiguration: properties['MfaConfiguration'] as 'ON',
    WebAuthnConfiguration: {
      UserVerification: properties['WebAuthnUserVerification'] as 'required',
      FactorConfiguration: properties['WebAuthnFactorConfiguration'] as 'SINGLE_FACTOR',
    },
  });
  expect(await resultOf(poolMfa(context))).toBe('passed');
});

test('the dashboards are read, and their metrics asked for where they are', async () => {
  const named = assembly
    .ofType('AWS::CloudWatch::Dashboard')
    .map(({ properties }) => properties['DashboardBody'] as string)
    .flatMap((body) => metricsOf(body, assembly.region));
  expect(named.length).toBeGreaterThan(50);
  expect(
    named.filter(({ namespace, metric }) => !/^[\w/]+$/.test(namespace) || !/^\w+$/.test(metric)),
  ).toEqual([]);
  for (const { physicalId, properties } of assembly.ofType('AWS::CloudWatch::Dashboard')) {
    cloudWatch
      .on(GetDashboardCommand, { DashboardName: physicalId })
      .resolves({ DashboardBody: properties['DashboardBody'] as string });
  }
  cloudWatch.on(ListMetricsCommand).callsFake(({ Namespace, MetricName }: ListMetricsCommandInput) => ({
    Metrics: named
      .filter(({ namespace, metric }) => namespace === Namespace && metric === MetricName)
      .map(({ dimensions }) => ({
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      })),
  }));
  expect(await resultOf(dashboardMetrics(context))).toBe('passed');
});
