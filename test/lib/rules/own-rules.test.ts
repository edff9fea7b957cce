import { App, CfnResource, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, type CfnTable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type CfnKey, type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFn, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { OperationsKey } from '../../../lib/constructs/keys/operations-key.ts';
import { TablesKey } from '../../../lib/constructs/keys/tables-key.ts';
import { WrappingKey } from '../../../lib/constructs/keys/wrapping-key.ts';
import { ServiceLogGroup } from '../../../lib/constructs/service-log-group.ts';
import { ServiceRole } from '../../../lib/constructs/service-role.ts';
import { VaultTable } from '../../../lib/constructs/tables/vault-table.ts';
import { OwnRules } from '../../../lib/rules/own-rules.ts';

const removalProtection = true;

/** The least that the rules are about: keys, roles and a vault, in a stack that another one uses. */
class Data extends Stack {
  readonly operationsKey = new OperationsKey(this, 'OperationsKey', { removalProtection });
  readonly collect = new ServiceRole(this, 'collect');
  readonly reveal = new ServiceRole(this, 'reveal');
  readonly wrappingKey = new WrappingKey(this, 'WrappingKey', {
    encryptingRole: this.collect,
    decryptingRole: this.reveal,
    removalProtection,
  });
  readonly vault = new VaultTable(this, 'Vault', {
    encryptionKey: new TablesKey(this, 'TablesKey', { removalProtection }),
    removalProtection,
  });
}

/** Why an app does not synthesize; empty if it does. */
function refusal(add: (stack: Stack, data: Data) => void, protectedFromRemoval = true): string {
  const app = new App();
  const env = { region: 'eu-central-1' };
  const data = new Data(app, 'Data', { env });
  const stack = new Stack(app, 'Api', { env });
  new CfnResource(stack, 'Something', { type: 'AWS::CloudFormation::WaitConditionHandle' });
  add(stack, data);
  const rules = new OwnRules({
    wrappingKey: 'Data/WrappingKey/Resource',
    decryptingRole: 'Data/RevealRole/Resource',
    vault: 'Data/Vault/Resource',
    removalProtection: protectedFromRemoval,
  });
  Validations.of(app).addPlugins(rules);
  try {
    app.synth();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const allow = (stack: Stack, role: Role, actions: string[], resources: string[]) =>
  new ManagedPolicy(stack, 'Policy', {
    roles: [role],
    statements: [new PolicyStatement({ actions, resources })],
  });

/** A function as it has to be. */
function aFunction(stack: Stack, { operationsKey }: Data, logGroup = logs(stack, operationsKey)): LambdaFn {
  const code = Code.fromInline('exports.handler = () => {}');
  return new LambdaFn(stack, 'Function', {
    runtime: Runtime.NODEJS_LATEST,
    handler: 'index.handler',
    code,
    logGroup,
  });
}

function logs(stack: Stack, encryptionKey: IKey): LogGroup {
  return new ServiceLogGroup(stack, 'Logs', { encryptionKey, removalProtection });
}

const queue = (stack: Stack, { operationsKey }: Data) =>
  new Queue(stack, 'Queue', { encryption: QueueEncryption.KMS, encryptionMasterKey: operationsKey });

it('what keeps all the rules synthesizes', () => {
  expect(
    refusal((stack, data) => {
      allow(stack, data.reveal, ['kms:Decrypt'], [data.wrappingKey.keyArn]);
      aFunction(stack, data);
      queue(stack, data);
    }),
  ).toBe('');
});

describe('OnlyOneRoleDecrypts', () => {
  const another =
    'Api/Policy/Resource allows decrypting with Data/WrappingKey/Resource, which is for Data/RevealRole/Resource.';

  it.each([['kms:Decrypt'], ['kms:*'], ['*'], ['kms:ReEncrypt*'], ['KMS:decrypt'], ['kms:CreateGrant']])(
    'refuses %s on the key for another role',
    (action) => {
      const given = refusal((stack, data) => allow(stack, data.collect, [action], [data.wrappingKey.keyArn]));
      expect(given).toContain(another);
      expect(given).toContain('OnlyOneRoleDecrypts');
    },
  );

  it.each([['*'], ['arn:aws:kms:*:*:key/*']])('refuses decrypting with %s for another role', (resource) => {
    expect(refusal((stack, data) => allow(stack, data.collect, ['kms:Decrypt'], [resource]))).toContain(
      another,
    );
  });

  it('refuses a policy that the decrypting role shares with another', () => {
    const shared = refusal((stack, data) =>
      allow(stack, data.reveal, ['kms:Decrypt'], [data.wrappingKey.keyArn]).attachToRole(data.collect),
    );
    expect(shared).toContain(another);
  });

  it('refuses an inline policy too', () => {
    const inline = refusal((_, data) =>
      data.collect.addToPolicy(
        new PolicyStatement({ actions: ['kms:Decrypt'], resources: [data.wrappingKey.keyArn] }),
      ),
    );
    expect(inline).toContain('Data/CollectRole/DefaultPolicy/Resource allows decrypting');
  });

  it('refuses a key that lets anybody else in', () => {
    const open = refusal((_, data) =>
      data.wrappingKey.grantDecrypt(new ServicePrincipal('lambda.amazonaws.com')),
    );
    expect(open).toContain(
      'Data/WrappingKey/Resource lets more than Data/RevealRole/Resource open what it wraps.',
    );
  });

  it('refuses a key without its deny', () => {
    const undenied = refusal((_, data) => {
      const key = data.wrappingKey.node.defaultChild as CfnKey;
      key.addPropertyOverride('KeyPolicy.Statement.4.Effect', 'Allow');
    });
    expect(undenied).toContain('Data/WrappingKey/Resource denies kms:Decrypt to nobody');
  });

  it.each([
    ['ArnNotEquals.aws:SourceArn', 'arn:aws:lambda:eu-central-1:111122223333:function:mine'],
    ['StringNotEquals', { 'aws:PrincipalTag/spared': 'yes' }],
  ])('refuses a deny that a second condition narrows: %s', (condition, value) => {
    const narrowed = refusal((_, data) => {
      const key = data.wrappingKey.node.defaultChild as CfnKey;
      key.addPropertyOverride(`KeyPolicy.Statement.4.Condition.${condition}`, value);
    });
    expect(narrowed).toContain('Data/WrappingKey/Resource denies kms:Decrypt to nobody');
  });
});

describe('VaultHasNoCopy', () => {
  it.each([
    [
      'PointInTimeRecoverySpecification',
      { PointInTimeRecoveryEnabled: true },
      'can be restored to a point in time',
    ],
    ['StreamSpecification', { StreamViewType: 'NEW_IMAGE' }, 'has a stream'],
    [
      'KinesisStreamSpecification',
      { StreamArn: 'arn:aws:kinesis:eu-central-1:111122223333:stream/s' },
      'streams to Kinesis',
    ],
  ])('refuses %s', (property, value, fault) => {
    const copied = refusal((_, data) =>
      (data.vault.node.defaultChild as CfnTable).addPropertyOverride(property, value),
    );
    expect(copied).toContain(`Data/Vault/Resource ${fault}: answers must have no copy.`);
  });
});

describe('StageLogsNoMessage', () => {
  const stage = (settings: object) => (stack: Stack) =>
    new CfnStage(stack, 'Stage', { apiId: 'api', stageName: 'ws', ...settings });

  it.each([
    [{ defaultRouteSettings: { dataTraceEnabled: true } }, 'every route'],
    [{ defaultRouteSettings: { loggingLevel: 'ERROR' } }, 'every route'],
    [{ routeSettings: { reveal: { DataTraceEnabled: true } } }, 'reveal'],
    [{ routeSettings: { reveal: { LoggingLevel: 'INFO' } } }, 'reveal'],
  ])('refuses %o', (settings, route) => {
    expect(refusal(stage(settings))).toContain(`Api/Stage logs messages of ${route}.`);
  });
});

it('TableHasTimeToLive refuses a table that keeps everything', () => {
  const kept = refusal(
    (stack) => new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } }),
  );
  expect(kept).toContain('Api/Table/Resource has no time to live: its items would stay for ever.');
});

describe('LogGroupIsEncryptedAndBounded', () => {
  const unusable = 'Api/Logs/Resource has no key that the logs service of its Region may use.';

  it('refuses a group that is kept for ever', () => {
    const kept = refusal((stack, { operationsKey: encryptionKey }) => {
      new LogGroup(stack, 'Logs', { encryptionKey, retention: RetentionDays.INFINITE });
    });
    expect(kept).toContain('Api/Logs/Resource is kept for ever.');
  });

  it('refuses a group without a key', () => {
    expect(refusal((stack) => new LogGroup(stack, 'Logs'))).toContain(unusable);
  });

  it('refuses a group under a key whose policy does not name the logs service', () => {
    expect(refusal((stack, data) => logs(stack, data.wrappingKey))).toContain(unusable);
  });

  it("refuses a group under a key that another Region's logs service may use", () => {
    const foreign = refusal((stack) => {
      const key = new Key(stack, 'Key');
      key.grantEncryptDecrypt(new ServicePrincipal('logs.us-east-1.amazonaws.com'));
      logs(stack, key);
    });
    expect(foreign).toContain(unusable);
  });
});

describe('FunctionHasItsLogGroup', () => {
  const fault = 'has no log group of its own.';

  it('refuses a function whose group Lambda would make', () => {
    const without = refusal((stack, data) => {
      const { node } = aFunction(stack, data);
      (node.defaultChild as CfnResource).addPropertyDeletionOverride('LoggingConfig');
    });
    expect(without).toContain(`Api/Function/Resource ${fault}`);
  });

  it('refuses a group that two functions share', () => {
    const shared = refusal((stack, data) => {
      const { logGroup } = aFunction(stack, data);
      const code = Code.fromInline('exports.handler = () => {}');
      new LambdaFn(stack, 'Other', {
        runtime: Runtime.NODEJS_LATEST,
        handler: 'index.handler',
        code,
        logGroup,
      });
    });
    expect(shared).toContain(`Api/Other/Resource ${fault}`);
  });
});

describe('DataActionNamesItsResource', () => {
  it.each([
    ['dynamodb:GetItem', '*'],
    ['dynamodb:*', 'arn:aws:dynamodb:eu-central-1:111122223333:table/*'],
    ['dynamodb:Query', 'arn:aws:dynamodb:eu-central-1:111122223333:table/audit/index/*'],
    ['kms:GenerateDataKey*', '*'],
    ['secretsmanager:GetSecretValue', '*'],
    ['s3:GetObject', 'arn:aws:s3:::*/*'],
    ['s3:Put*', '*'],
    ['*', 'arn:aws:dynamodb:eu-central-1:111122223333:table/*'],
  ])('refuses %s on %s', (action, resource) => {
    expect(refusal((stack, data) => allow(stack, data.collect, [action], [resource]))).toContain(
      `Api/Policy/Resource allows ${action} on ${resource}.`,
    );
  });

  it.each([
    ['s3:PutObject', 'arn:aws:s3:::site/*'],
    ['logs:PutLogEvents', 'arn:aws:logs:eu-central-1:111122223333:log-group:*'],
    [
      'execute-api:ManageConnections',
      'arn:aws:execute-api:eu-central-1:111122223333:api/ws/POST/@connections/*',
    ],
  ])('lets %s on %s pass', (action, resource) => {
    expect(refusal((stack, data) => allow(stack, data.collect, [action], [resource]))).toBe('');
  });
});

describe('MessagesAreEncrypted', () => {
  const fault = 'is not encrypted under a key of these templates.';

  it("refuses a topic without a key, and one under AWS's", () => {
    expect(refusal((stack) => new Topic(stack, 'Topic'))).toContain(`Api/Topic/Resource ${fault}`);
    const managed = refusal((stack) => {
      const topic = new Topic(stack, 'Topic').node.defaultChild as CfnResource;
      topic.addPropertyOverride('KmsMasterKeyId', 'alias/aws/sns');
    });
    expect(managed).toContain(`Api/Topic/Resource ${fault}`);
  });

  it("refuses a queue under SQS's own key", () => {
    const own = refusal((stack) => new Queue(stack, 'Queue', { encryption: QueueEncryption.SQS_MANAGED }));
    expect(own).toContain(`Api/Queue/Resource ${fault}`);
  });
});

describe('AsynchronousHasDeadLetters', () => {
  const limits = { retryAttempts: 2, maxEventAge: Duration.hours(1) };
  const every = (target: LambdaFunction) => ({
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [target],
  });

  it('refuses a target whose events get lost', () => {
    const lost = refusal((stack, data) => {
      const called = aFunction(stack, data);
      called.configureAsyncInvoke({ ...limits, onFailure: new SqsDestination(queue(stack, data)) });
      new Rule(stack, 'Rule', every(new LambdaFunction(called, limits)));
    });
    expect(lost).toContain(
      'Api/Rule/Resource has a target, Target0, without retry settings or a dead-letter queue.',
    );
  });

  it('refuses a function whose failures get lost', () => {
    const lost = refusal((stack, data) => {
      const called = aFunction(stack, data);
      called.configureAsyncInvoke(limits);
      const deadLetterQueue = queue(stack, data);
      new Rule(stack, 'Rule', every(new LambdaFunction(called, { ...limits, deadLetterQueue })));
    });
    expect(lost).toContain('Api/Function/Resource is called by a rule, and has no retry settings');
  });
});

describe('StateIsRetained', () => {
  const passing = (stack: Stack, { operationsKey: encryptionKey }: Data) => {
    new LogGroup(stack, 'Logs', { encryptionKey, removalPolicy: RemovalPolicy.DESTROY });
  };

  it('refuses state that goes with its stack', () => {
    expect(refusal(passing)).toContain(
      'Api/Logs/Resource goes with its stack, although removalProtection is on.',
    );
  });

  it('is not asked of a trial', () => {
    expect(refusal(passing, false)).toBe('');
  });
});

it('a finding of ours cannot be acknowledged', () => {
  const acknowledged = refusal((stack) => {
    const table = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
    Validations.of(table).acknowledge({ id: 'Sealform::TableHasTimeToLive', reason: 'for once' });
  });
  expect(acknowledged).toContain('TableHasTimeToLive');
});

it('a rule about a resource that is not there fails, and does not pass', () => {
  expect(refusal((_, data) => data.node.tryRemoveChild('Vault'))).toContain(
    'There is no resource at Data/Vault/Resource.',
  );
});
