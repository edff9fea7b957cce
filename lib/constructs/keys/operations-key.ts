import { Aws, Stack } from 'aws-cdk-lib';
import {
  AnyPrincipal,
  type IPrincipal,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type RemovalProps, removalPolicyOf } from '../../removal.ts';
import { administration } from './administration.ts';

/**
 * The key that encrypts what operating leaves behind: logs, topics, dead letters, the trail. Each service that uses it
 * needs its permission in the key's own policy; no synthesis shows that it is missing.
 */
export class OperationsKey extends Key {
  constructor(scope: Construct, id: string, props: RemovalProps) {
    const stack = Stack.of(scope);
    super(scope, id, {
      description: 'Encrypts logs, topics, dead letters and the trail',
      enableKeyRotation: true,
      removalPolicy: removalPolicyOf(props),
      policy: new PolicyDocument({
        statements: [
          administration(),
          byTheLogsService(stack),
          byAlarms(),
          byRules(),
          byTheTrail(stack),
          throughQueuesAndFiles(),
        ],
      }),
    });
  }
}

/** CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using KMS", step 2. */
function byTheLogsService(stack: Stack): PolicyStatement {
  const logGroups = stack.formatArn({ service: 'logs', resource: 'log-group:*' });
  return use(
    'UseByTheLogsServiceForThisAccount',
    new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`),
    ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
  );
}

/** Publishing to a topic takes a data key and its decryption (SNS Developer Guide, "Key management"). */
const publishing = ['kms:Decrypt', 'kms:GenerateDataKey*'];

function byAlarms(): PolicyStatement {
  return use('UseByAlarmsOfThisAccount', new ServicePrincipal('cloudwatch.amazonaws.com'), publishing, {
    StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
  });
}

/**
 * Rules that publish to a topic, and what sends their dead letters to a queue. Without a condition: EventBridge names
 * no source when it publishes to an encrypted topic (SNS Developer Guide, "Enable compatibility between event sources
 * from AWS services and encrypted topics"). What it may reach is said by the topics' and the queues' own policies.
 */
function byRules(): PolicyStatement {
  return use('UseByRules', new ServicePrincipal('events.amazonaws.com'), publishing);
}

/** AWS CloudTrail User Guide, "Configure AWS KMS key policies for CloudTrail". */
function byTheTrail(stack: Stack): PolicyStatement {
  const trails = stack.formatArn({
    service: 'cloudtrail',
    region: '*',
    resource: 'trail',
    resourceName: '*',
  });
  return use(
    'UseByTrailsOfThisAccount',
    new ServicePrincipal('cloudtrail.amazonaws.com'),
    ['kms:GenerateDataKey*', 'kms:DescribeKey'],
    { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': trails } },
  );
}

/**
 * The account's principals, through SQS and S3 and in no other way: a function sends a dead letter, an operator reads
 * it, an auditor reads the trail's files. What else they need, their own policies say.
 */
function throughQueuesAndFiles(): PolicyStatement {
  return use('UseThroughQueuesAndFilesOnly', new AnyPrincipal(), publishing, {
    StringEquals: {
      'kms:CallerAccount': Aws.ACCOUNT_ID,
      'kms:ViaService': ['sqs', 's3'].map((service) => `${service}.${Aws.REGION}.amazonaws.com`),
    },
  });
}

type Conditions = Record<string, Record<string, string | string[]>>;

function use(sid: string, principal: IPrincipal, actions: string[], conditions: Conditions = {}) {
  return new PolicyStatement({ sid, principals: [principal], actions, resources: ['*'], conditions });
}
