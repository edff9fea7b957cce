import { describe, expect, it } from 'vitest';
import { tables } from '../../../lambdas/adapters/tables.ts';
import type { KeyNames } from '../../../lib/constructs/tables/service-table.ts';
import { at, ofType, type Resource, synthesize } from '../app.ts';
import { Names, type PolicyDocument, permissionsOf } from '../policies.ts';

type Layout = KeyNames & { readonly indexes?: Readonly<Record<string, KeyNames>> };

const app = synthesize();
const names = new Names(app);
const tablePaths = ['Connections', 'Conversations', 'Transcript', 'Vault', 'Audit'] as const;
const rotated = ['WrappingKey', 'TablesKey', 'OperationsKey'] as const;
const keyPaths = [...rotated, 'SigningKey1'] as const;

const properties = (path: string): Resource['Properties'] => at(app.data, path).Properties;

function keyPolicy(path: (typeof keyPaths)[number]) {
  return names.in(properties(path)['KeyPolicy']) as { Statement: Record<string, unknown>[] };
}

const statement = (path: (typeof keyPaths)[number], sid: string) =>
  keyPolicy(path).Statement.find(({ Sid }) => Sid === sid);

describe('every table', () => {
  it.each(tablePaths)('%s forgets by itself what is past its time', (path) => {
    expect(properties(path)['TimeToLiveSpecification']).toEqual({ AttributeName: 'ttl', Enabled: true });
  });

  it.each(tablePaths)('%s is encrypted at rest under the key of the tables', (path) => {
    const { KMSMasterKeyId, ...rest } = properties(path)['SSESpecification'] as Record<string, unknown>;
    expect(names.of(KMSMasterKeyId)).toBe('TablesKey');
    expect(rest).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
  });

  it.each(tablePaths)('%s outlives its stack and cannot be deleted by mistake', (path) => {
    expect(at(app.data, path)).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(properties(path)['DeletionProtectionEnabled']).toBe(true);
  });

  it.each(tablePaths)('%s has no stream, no copy in another region and no name of our choosing', (path) => {
    for (const absent of ['StreamSpecification', 'KinesisStreamSpecification', 'Replicas', 'TableName']) {
      expect(properties(path)).not.toHaveProperty(absent);
    }
  });

  it.each(tablePaths)('%s is paid for by use', (path) => {
    expect(properties(path)['BillingMode']).toBe('PAY_PER_REQUEST');
  });

  it.each(tablePaths)('%s has the keys and indexes that the adapters use', (path) => {
    const layout: Layout = tables[path.toLowerCase() as keyof typeof tables];
    const indexes = (properties(path)['GlobalSecondaryIndexes'] ?? []) as Record<string, unknown>[];
    expect(keysOf(properties(path))).toEqual(expectedKeys(layout));
    expect(indexes.map((index) => [index['IndexName'], keysOf(index)])).toEqual(
      Object.entries(layout.indexes ?? {}).map(([name, keys]) => [name, expectedKeys(keys)]),
    );
  });

  it('is one of these: there are no others', () => {
    expect(ofType(app.all, 'AWS::DynamoDB::Table')).toHaveLength(tablePaths.length);
    expect(ofType(app.all, 'AWS::DynamoDB::GlobalTable')).toEqual([]);
  });
});

describe('the indexes', () => {
  it('of conversations hold keys only; those of the audit trail whole records', () => {
    const projections = (path: string) =>
      (properties(path)['GlobalSecondaryIndexes'] as { Projection: { ProjectionType: string } }[]).map(
        ({ Projection }) => Projection.ProjectionType,
      );
    expect(projections('Conversations')).toEqual(['KEYS_ONLY', 'KEYS_ONLY', 'KEYS_ONLY']);
    expect(projections('Audit')).toEqual(['ALL']);
  });
});

describe('the vault', () => {
  it('cannot be restored to a point in time, and its template asks for no such thing', () => {
    expect(properties('Vault')).not.toHaveProperty('PointInTimeRecoverySpecification');
  });

  it('denies backup, restore, export and Kinesis to everybody', () => {
    const { PolicyDocument: document } = properties('Vault')['ResourcePolicy'] as {
      PolicyDocument: PolicyDocument;
    };
    expect(document.Statement).toHaveLength(1);
    expect(document.Statement[0]).toMatchObject({ Effect: 'Deny', Principal: '*' });
    expect(document.Statement[0]).not.toHaveProperty('Condition');
    expect(permissionsOf(document, names).map(({ action }) => action)).toEqual([
      'dynamodb:CreateBackup',
      'dynamodb:EnableKinesisStreamingDestination',
      'dynamodb:ExportTableToPointInTime',
      'dynamodb:RestoreTableToPointInTime',
      'dynamodb:UpdateContinuousBackups',
    ]);
  });

  it('has no index: nothing of it is stored twice', () => {
    expect(properties('Vault')).not.toHaveProperty('GlobalSecondaryIndexes');
  });
});

describe('the other tables', () => {
  it.each(['Conversations', 'Transcript', 'Audit'])('%s can be restored to a point in time', (path) => {
    expect(properties(path)['PointInTimeRecoverySpecification']).toEqual({
      PointInTimeRecoveryEnabled: true,
    });
  });
});

describe('every key', () => {
  it.each(rotated)('%s is rotated', (path) => {
    expect(properties(path)['EnableKeyRotation']).toBe(true);
  });

  it.each(keyPaths)('%s outlives its stack', (path) => {
    expect(at(app.data, path)).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it.each(keyPaths)(
    '%s can always be administered, and its administrators may not use it on data',
    (path) => {
      const administration = statement(path, 'AdministrationWithoutUse');
      expect(administration).toMatchObject({ Effect: 'Allow' });
      expect(administration).not.toHaveProperty('Condition');
      const actions = administration?.['Action'] as string[];
      expect(actions).toContain('kms:Put*');
      expect(
        actions.filter((action) => /^kms:(\*|.*(Crypt|crypt|Data|Grant$|Mac|Sign|Secret))/.test(action)),
      ).toEqual(['kms:RevokeGrant']);
    },
  );

  it('is one of these: there are no others', () => {
    expect(ofType([app.data], 'AWS::KMS::Key')).toHaveLength(keyPaths.length);
  });
});

describe("the wrapping key's policy", () => {
  const byRole = (role: string) => ({ 'aws:PrincipalArn': role });

  it('lets one role decrypt and one make data keys, if their own policies say so too', () => {
    const root = { AWS: 'arn:AWS::Partition:iam::AWS::AccountId:root' };
    expect(statement('WrappingKey', 'DecryptingByItsRole')).toMatchObject({
      Effect: 'Allow',
      Principal: root,
      Action: 'kms:Decrypt',
      Condition: { ArnEquals: byRole('RevealRole') },
    });
    expect(statement('WrappingKey', 'EncryptingByItsRole')).toMatchObject({
      Effect: 'Allow',
      Principal: root,
      Action: 'kms:GenerateDataKey',
      Condition: { ArnEquals: byRole('CollectRole') },
    });
  });

  it('denies decryption and re-encryption to every principal but the role of reveal', () => {
    expect(statement('WrappingKey', 'DecryptingByNobodyElse')).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['kms:Decrypt', 'kms:ReEncryptFrom'],
      Condition: { ArnNotEquals: byRole('RevealRole') },
    });
  });

  it('denies encryption to every principal but the role of collect', () => {
    expect(statement('WrappingKey', 'EncryptingByNobodyElse')).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncryptTo'],
      Condition: { ArnNotEquals: byRole('CollectRole') },
    });
  });

  it('says nothing else', () => {
    expect(keyPolicy('WrappingKey').Statement).toHaveLength(5);
  });
});

describe('the signing key', () => {
  const byRole = { 'aws:PrincipalArn': 'EnrolRole' };

  it('is of P-256, and signs', () => {
    expect(properties('SigningKey1')).toMatchObject({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  });

  it('lets one role sign, if its own policy says so too, and denies it to every other principal', () => {
    expect(statement('SigningKey1', 'SigningByItsRole')).toMatchObject({
      Effect: 'Allow',
      Principal: { AWS: 'arn:AWS::Partition:iam::AWS::AccountId:root' },
      Action: 'kms:Sign',
      Condition: { ArnEquals: byRole },
    });
    expect(statement('SigningKey1', 'SigningByNobodyElse')).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'kms:Sign',
      Condition: { ArnNotEquals: byRole },
    });
    expect(keyPolicy('SigningKey1').Statement).toHaveLength(3);
  });
});

describe("the tables key's policy", () => {
  it("lets the account's principals use it through DynamoDB, and in no other way", () => {
    expect(keyPolicy('TablesKey').Statement).toHaveLength(2);
    expect(statement('TablesKey', 'UseThroughDynamoDbOnly')?.['Condition']).toEqual({
      StringEquals: {
        'kms:CallerAccount': 'AWS::AccountId',
        'kms:ViaService': 'dynamodb.AWS::Region.amazonaws.com',
      },
    });
  });
});

function expectedKeys(layout: KeyNames): string[] {
  return layout.sortKey === undefined ? [layout.partitionKey] : [layout.partitionKey, layout.sortKey];
}

function keysOf(schema: Readonly<Record<string, unknown>>): string[] {
  return (schema['KeySchema'] as { AttributeName: string }[]).map(({ AttributeName }) => AttributeName);
}
