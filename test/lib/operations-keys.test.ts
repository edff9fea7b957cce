import { describe, expect, it } from 'vitest';
import { ofType, type Resource, synthesize } from './app.ts';
import { Names } from './policies.ts';

const app = synthesize();
const names = new Names(app);

/** What encrypts with an operations key: by type, the property that names the key and the services that need it. */
const uses: Record<string, { key: (properties: Resource['Properties']) => unknown; services: string[] }> = {
  'AWS::Logs::LogGroup': { key: ({ KmsKeyId }) => KmsKeyId, services: ['logs.AWS::Region.amazonaws.com'] },
  'AWS::SNS::Topic': {
    key: ({ KmsMasterKeyId }) => KmsMasterKeyId,
    services: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'],
  },
  'AWS::SQS::Queue': {
    key: ({ KmsMasterKeyId }) => KmsMasterKeyId,
    services: ['events.amazonaws.com', 'through sqs.AWS::Region.amazonaws.com'],
  },
  'AWS::CloudTrail::Trail': { key: ({ KMSKeyId }) => KMSKeyId, services: ['cloudtrail.amazonaws.com'] },
  'AWS::S3::Bucket': { key: keyOfBucket, services: ['through s3.AWS::Region.amazonaws.com'] },
  'AWS::SecretsManager::Secret': {
    key: ({ KmsKeyId }) => KmsKeyId,
    services: ['through secretsmanager.AWS::Region.amazonaws.com'],
  },
};

function keyOfBucket({ BucketEncryption }: Resource['Properties']): unknown {
  const rule = BucketEncryption as {
    ServerSideEncryptionConfiguration?: {
      ServerSideEncryptionByDefault?: { KMSMasterKeyID?: unknown };
    }[];
  };
  return rule?.ServerSideEncryptionConfiguration?.[0]?.ServerSideEncryptionByDefault?.KMSMasterKeyID;
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Principal: { readonly Service?: unknown };
  readonly Condition?: { readonly StringEquals?: { readonly 'kms:ViaService'?: string | string[] } };
}

/** Whom the policy of a key lets make data keys and open them: services, and principals through services. */
function usersOf({ Properties }: Resource): string[] {
  const { Statement } = names.in(Properties['KeyPolicy']) as { Statement: Statement[] };
  const using = Statement.filter(
    ({ Effect, Action }) =>
      Effect === 'Allow' && [Action].flat().some((each) => each.startsWith('kms:GenerateDataKey')),
  );
  return using.flatMap(({ Principal, Condition }) => {
    const through = Condition?.StringEquals?.['kms:ViaService'];
    if (through !== undefined)
      return [through]
        .flat()
        .map((service) => `through ${service.replace(/\.(us-east-1|eu-north-1)\./, '.AWS::Region.')}`);
    return [Principal.Service ?? []].flat().map(String);
  });
}

/** The key's own resource, of the stack that it is in: there is one in each Region. */
function keyNamed(stack: string): Resource {
  const found = [app.data, app.edge].find(({ name }) => name === stack);
  const [key] = Object.entries(found?.resources ?? {}).filter(([id]) => id.startsWith('OperationsKey'));
  if (key === undefined) throw new Error(`${stack} has no operations key`);
  return key[1];
}

const encrypted = app.all.flatMap(({ name, resources }) =>
  Object.entries(resources).flatMap(([id, { Type, Properties }]) => {
    const key = uses[Type]?.key(Properties);
    if (key === undefined || !names.of(key).startsWith('OperationsKey')) return [];
    const text = JSON.stringify(key);
    const stack = /"(Lakeside-\w+)[:"]/.exec(text)?.[1] ?? name;
    return [{ what: `${name}/${id}`, type: Type, stack }];
  }),
);

describe('an operations key', () => {
  it('encrypts every group of logs, topic and queue, the trail and its files', () => {
    for (const type of [
      'AWS::Logs::LogGroup',
      'AWS::SNS::Topic',
      'AWS::SQS::Queue',
      'AWS::CloudTrail::Trail',
    ]) {
      expect(encrypted.filter((each) => each.type === type)).toHaveLength(ofType(app.all, type).length);
    }
    expect(encrypted.filter(({ type }) => type === 'AWS::S3::Bucket')).toHaveLength(1);
  });

  it.each(encrypted)('$what: the policy of the key in $stack lets its services use it', ({ type, stack }) => {
    const users = usersOf(keyNamed(stack));
    for (const service of uses[type]?.services ?? []) expect(users).toContain(service);
  });

  it('is the one of the Region', () => {
    for (const { what, stack } of encrypted) {
      const atTheEdge = /^Lakeside-Edge/.test(what);
      expect(stack).toBe(atTheEdge ? 'Lakeside-Edge' : 'Lakeside-Data');
    }
  });
});

describe('the policies of what it encrypts', () => {
  const publishers = (type: string, action: string) =>
    ofType(app.all, type).map(({ Properties }) => {
      const { Statement } = names.in(Properties['PolicyDocument']) as { Statement: Statement[] };
      const allowed = Statement.filter(({ Effect, Action }) => Effect === 'Allow' && Action === action);
      return new Set(allowed.flatMap(({ Principal }) => [Principal.Service].flat()));
    });

  it('let alarms and rules publish to every topic', () => {
    for (const services of publishers('AWS::SNS::TopicPolicy', 'sns:Publish')) {
      expect(services).toEqual(new Set(['cloudwatch.amazonaws.com', 'events.amazonaws.com']));
    }
  });

  it('let rules send to every queue', () => {
    const queues = publishers('AWS::SQS::QueuePolicy', 'sqs:SendMessage');
    expect(queues).toHaveLength(ofType(app.all, 'AWS::SQS::Queue').length);
    for (const services of queues) expect(services).toEqual(new Set(['events.amazonaws.com']));
  });

  it('refuse what comes without TLS', () => {
    for (const type of ['AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy']) {
      for (const policy of ofType(app.all, type)) {
        expect(JSON.stringify(policy.Properties)).toContain('"aws:SecureTransport":"false"');
      }
    }
  });
});
