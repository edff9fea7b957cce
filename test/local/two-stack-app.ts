import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/**
 * A small app of two stacks. Data: a table under a customer key, a plain table, a wrapping key, a signing key, three roles.
 * Api: the roles' policies, across the stacks, and a function.
 */
export function synthesizeTwoStacks(): string {
  const outdir = mkdtempSync(join(tmpdir(), 'two-stacks-'));
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };
  // The two settings that the CDK's command line gives to every app.
  const paths = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };
  const app = new App({ outdir, context: { ...context, ...paths }, analyticsReporting: false });
  const data = dataStack(app);
  apiStack(app, data);
  app.synth();
  return outdir;
}

interface Data {
  readonly boxes: dynamodb.Table;
  readonly notes: dynamodb.Table;
  readonly wrappingKey: kms.Key;
  readonly signingKey: kms.Key;
  readonly roles: Readonly<Record<'packer' | 'opener' | 'sweeper', iam.Role>>;
}

function dataStack(app: App): Data {
  const stack = new Stack(app, 'Data');
  const role = (id: string): iam.Role =>
    new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  const roles = { packer: role('Packer'), opener: role('Opener'), sweeper: role('Sweeper') };
  const boxes = new dynamodb.Table(stack, 'Boxes', {
    partitionKey: { name: 'room', type: dynamodb.AttributeType.STRING },
    sortKey: { name: 'box', type: dynamodb.AttributeType.STRING },
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: 'expiresAt',
    encryptionKey: tableKey(stack),
    resourcePolicy: noBackups(),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const notes = new dynamodb.Table(stack, 'Notes', {
    partitionKey: { name: 'room', type: dynamodb.AttributeType.STRING },
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
  });
  notes.addGlobalSecondaryIndex({
    indexName: 'by-author',
    partitionKey: { name: 'author', type: dynamodb.AttributeType.STRING },
    sortKey: { name: 'writtenAt', type: dynamodb.AttributeType.NUMBER },
  });
  const signingKey = new kms.Key(stack, 'SigningKey', {
    keySpec: kms.KeySpec.ECC_NIST_P256,
    keyUsage: kms.KeyUsage.SIGN_VERIFY,
  });
  return { boxes, notes, roles, signingKey, wrappingKey: wrappingKey(stack, roles.opener) };
}

function tableKey(stack: Stack): kms.Key {
  const key = new kms.Key(stack, 'TableKey');
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.AnyPrincipal()],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*', 'kms:CreateGrant', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        StringEquals: {
          'kms:CallerAccount': stack.account,
          'kms:ViaService': `dynamodb.${stack.region}.amazonaws.com`,
        },
      },
    }),
  );
  return key;
}

function wrappingKey(stack: Stack, opener: iam.Role): kms.Key {
  const key = new kms.Key(stack, 'WrappingKey', { alias: 'two-stacks/wrapping' });
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['kms:Decrypt', 'kms:ReEncryptFrom'],
      resources: ['*'],
      conditions: { ArnNotEquals: { 'aws:PrincipalArn': opener.roleArn } },
    }),
  );
  return key;
}

function noBackups(): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['dynamodb:CreateBackup', 'dynamodb:ExportTableToPointInTime', 'dynamodb:Scan'],
        resources: ['*'],
      }),
    ],
  });
}

function apiStack(app: App, { boxes, notes, wrappingKey: key, signingKey, roles }: Data): void {
  const stack = new Stack(app, 'Api');
  const policy = (role: iam.Role, id: string, statements: iam.PolicyStatementProps[]): iam.Policy =>
    new iam.Policy(stack, id, {
      roles: [iam.Role.fromRoleArn(stack, `${id}Role`, role.roleArn)],
      statements: statements.map((statement) => new iam.PolicyStatement(statement)),
    });
  policy(roles.packer, 'PackerPolicy', [
    { actions: ['dynamodb:PutItem'], resources: [boxes.tableArn, notes.tableArn] },
    {
      actions: ['dynamodb:ConditionCheckItem', 'dynamodb:UpdateItem', 'dynamodb:Query'],
      resources: [notes.tableArn, `${notes.tableArn}/index/by-author`],
    },
    {
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: [key.keyArn],
      conditions: {
        StringEquals: { 'kms:EncryptionContext:purpose': 'box' },
        'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['purpose', 'room'] },
      },
    },
  ]);
  policy(roles.opener, 'OpenerPolicy', [
    { actions: ['dynamodb:GetItem', 'dynamodb:Scan'], resources: [boxes.tableArn] },
    { actions: ['kms:Decrypt'], resources: [key.keyArn] },
    { actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [key.keyArn, signingKey.keyArn] },
    { actions: ['kms:GenerateDataKey'], resources: [signingKey.keyArn] },
  ]);
  policy(roles.sweeper, 'SweeperPolicy', [
    {
      actions: ['dynamodb:DeleteItem'],
      resources: [boxes.tableArn],
      conditions: { StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' } },
    },
  ]);
  const code = mkdtempSync(join(tmpdir(), 'two-stacks-code-'));
  writeFileSync(join(code, 'index.js'), 'exports.handler = async () => ({});\n');
  new lambda.Function(stack, 'Packer', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(code),
    environment: { BOXES_TABLE_NAME: boxes.tableName, WRAPPING_KEY_ARN: key.keyArn },
  });
  new CfnOutput(stack, 'BoxesName', { value: boxes.tableName });
}
