import {
  CognitoIdentityProviderClient,
  GetUserPoolMfaConfigCommand,
  type GetUserPoolMfaConfigCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetResourcePolicyCommand,
} from '@aws-sdk/client-dynamodb';
import { GetKeyPolicyCommand, GetKeyRotationStatusCommand, KMSClient } from '@aws-sdk/client-kms';
import { describe, expect, test } from 'vitest';
import { keyRotation, signingKey, wrappingKey } from '../../../smoke/aws/keys.ts';
import { poolMfa } from '../../../smoke/aws/pool.ts';
import { vaultCopies } from '../../../smoke/aws/vault.ts';
import { contextOf, resources, resultOf } from './acme.ts';
import { standIn } from './stand-in.ts';

const kms = standIn(KMSClient);
const dynamodb = standIn(DynamoDBClient);
const cognito = standIn(CognitoIdentityProviderClient);

function named(name: string): Error {
  return Object.assign(new Error('quotes something'), { name });
}

const roleOf = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const statement = (
  Sid: string,
  Effect: string,
  operator: string,
  role: string,
  Action: string | string[],
) => ({
  Sid,
  Effect,
  Principal: { AWS: Effect === 'Deny' ? '*' : 'arn:aws:iam::123456789012:root' },
  Action,
  Resource: '*',
  Condition: { [operator]: { 'aws:PrincipalArn': roleOf(role) } },
});

describe('the wrapping key', () => {
  const [collect, reveal] = ['Acme-Data-CollectRole', 'Acme-Data-RevealRole'];
  const encrypting = ['kms:GenerateDataKey*', 'kms:Encrypt', 'kms:ReEncryptTo'];
  const asDeployed = [
    { Sid: 'AdministrationWithoutUse', Effect: 'Allow', Action: 'kms:Describe*', Resource: '*' },
    statement('EncryptingByItsRole', 'Allow', 'ArnEquals', collect, 'kms:GenerateDataKey'),
    statement('DecryptingByItsRole', 'Allow', 'ArnEquals', reveal, 'kms:Decrypt'),
    statement('EncryptingByNobodyElse', 'Deny', 'ArnNotEquals', collect, encrypting),
    statement('DecryptingByNobodyElse', 'Deny', 'ArnNotEquals', reveal, ['kms:Decrypt', 'kms:ReEncryptFrom']),
  ];
  const found = async (Statement: object[]) => {
    kms.on(GetKeyPolicyCommand).resolves({ Policy: JSON.stringify({ Version: '2012-10-17', Statement }) });
    return resultOf(wrappingKey(contextOf()));
  };

  test('as deployed passes, asked for by its own id', async () => {
    expect(await found(asDeployed)).toBe('passed');
    expect(kms.commandCalls(GetKeyPolicyCommand)[0]?.args[0].input.KeyId).toBe('key-1');
  });

  test('without one of its denials fails', async () => {
    expect(await found(asDeployed.slice(0, -1))).toBe('failed: DecryptingByNobodyElse is not as deployed');
  });

  test('whose denial spares another role fails', async () => {
    const others = statement('DecryptingByNobodyElse', 'Deny', 'ArnNotEquals', 'Mallory', [
      'kms:Decrypt',
      'kms:ReEncryptFrom',
    ]);
    const both = {
      ...others,
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': [roleOf(reveal), roleOf('x')] } },
    };
    for (const spared of [others, both]) {
      expect(await found([...asDeployed.slice(0, -1), spared])).toBe(
        'failed: DecryptingByNobodyElse is not as deployed',
      );
    }
  });

  test('whose denial a second condition narrows fails', async () => {
    const [allowing, denying] = [asDeployed.slice(0, -1), asDeployed.slice(-1)];
    const principal = { 'aws:PrincipalArn': roleOf(reveal) };
    for (const Condition of [
      {
        ArnNotEquals: {
          ...principal,
          'aws:SourceArn': 'arn:aws:lambda:eu-central-1:123456789012:function:x',
        },
      },
      { ArnNotEquals: principal, StringNotEquals: { 'aws:PrincipalTag/spared': 'yes' } },
    ]) {
      const narrowed = denying.map((deployed) => ({ ...deployed, Condition }));
      expect(await found([...allowing, ...narrowed])).toBe(
        'failed: DecryptingByNobodyElse is not as deployed',
      );
    }
  });

  test('whose denial leaves a way to decrypt fails', async () => {
    const less = statement('DecryptingByNobodyElse', 'Deny', 'ArnNotEquals', reveal, 'kms:Decrypt');
    expect(await found([...asDeployed.slice(0, -1), less])).toBe(
      'failed: DecryptingByNobodyElse is not as deployed',
    );
  });

  test('with a statement that nobody deployed fails', async () => {
    const added = { Sid: 'Mine', Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' };
    expect(await found([...asDeployed, added])).toBe('failed: 1 of its statements were not deployed');
  });

  test('that may not be looked at is not shown, and the error is not quoted', async () => {
    kms.on(GetKeyPolicyCommand).rejects(named('AccessDeniedException'));
    expect(await resultOf(wrappingKey(contextOf()))).toBe(
      'not shown: the AWS credentials do not allow kms:GetKeyPolicy',
    );
  });
});

test("the brand's key passes as deployed; one that somebody else may sign with fails", async () => {
  const asDeployed = [
    { Sid: 'AdministrationWithoutUse', Effect: 'Allow', Action: 'kms:Describe*', Resource: '*' },
    statement('SigningByItsRole', 'Allow', 'ArnEquals', 'Acme-Data-EnrolRole', 'kms:Sign'),
  ];
  const found = (...denials: object[]) => {
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [...asDeployed, ...denials] });
    kms.on(GetKeyPolicyCommand, { KeyId: 'key-3' }).resolves({ Policy });
    return resultOf(signingKey(contextOf()));
  };
  const denial = (role: string) => statement('SigningByNobodyElse', 'Deny', 'ArnNotEquals', role, 'kms:Sign');
  expect(await found(denial('Acme-Data-EnrolRole'))).toBe('passed');
  const wrong = 'failed: SigningByNobodyElse is not as deployed';
  expect(await found()).toBe(wrong);
  expect(await found(denial('Acme-Data-RevealRole'))).toBe(wrong);
});

test('keys that are rotated pass, and the one that cannot be is not asked about; one that is not rotated fails by its name', async () => {
  kms.on(GetKeyRotationStatusCommand).resolves({ KeyRotationEnabled: true });
  expect(await resultOf(keyRotation(contextOf()))).toBe('passed');
  const asked = kms.commandCalls(GetKeyRotationStatusCommand).map(({ args }) => args[0].input.KeyId);
  expect(asked).toEqual(['key-1', 'key-2']);
  kms.on(GetKeyRotationStatusCommand, { KeyId: 'key-2' }).resolves({ KeyRotationEnabled: false });
  expect(await resultOf(keyRotation(contextOf()))).toBe('failed: not rotated: OperationsKeyC3D4');
});

describe('the vault', () => {
  const TableArn = 'arn:aws:dynamodb:eu-central-1:123456789012:table/acme-vault';
  const denial = {
    Sid: 'NoCopies',
    Effect: 'Deny',
    Principal: '*',
    Action: [
      'dynamodb:CreateBackup',
      'dynamodb:UpdateContinuousBackups',
      'dynamodb:RestoreTableToPointInTime',
      'dynamodb:ExportTableToPointInTime',
      'dynamodb:EnableKinesisStreamingDestination',
    ],
  };
  interface Deployed {
    readonly recovery?: string;
    readonly stream?: boolean;
    readonly statement?: object;
  }
  const vault = ({ recovery = 'DISABLED', stream = false, statement }: Deployed = {}) => {
    dynamodb.on(DescribeTableCommand).resolves({
      Table: { TableArn, ...(stream && { StreamSpecification: { StreamEnabled: true } }) },
    });
    dynamodb.on(DescribeContinuousBackupsCommand).resolves({
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: recovery as 'ENABLED' },
      },
    });
    dynamodb
      .on(GetResourcePolicyCommand, { ResourceArn: TableArn })
      .resolves({ Policy: JSON.stringify({ Statement: [statement ?? denial] }) });
    return resultOf(vaultCopies(contextOf()));
  };

  test('without copies passes', async () => {
    expect(await vault()).toBe('passed');
  });

  test('with point-in-time recovery or a stream fails', async () => {
    expect(await vault({ recovery: 'ENABLED', stream: true })).toBe(
      'failed: point-in-time recovery is ENABLED; it has a stream',
    );
  });

  test('whose policy denies less, or not to all, or on a condition, fails', async () => {
    const weaker = [
      { ...denial, Action: denial.Action.slice(1) },
      { ...denial, Principal: { AWS: 'arn:aws:iam::123456789012:role/x' } },
      { ...denial, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } },
      { ...denial, Effect: 'Allow' },
    ];
    for (const statement of weaker) {
      expect(await vault({ statement })).toBe('failed: its policy does not deny copies');
    }
  });

  test('without a policy fails', async () => {
    await vault();
    dynamodb.on(GetResourcePolicyCommand).rejects(named('PolicyNotFoundException'));
    expect(await resultOf(vaultCopies(contextOf()))).toBe('failed: its policy does not deny copies');
  });
});

describe('the pool', () => {
  const passkeys = {
    UserVerification: 'required',
    FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
  } as const;
  const pool = (found: Omit<GetUserPoolMfaConfigCommandOutput, '$metadata'>) => {
    cognito.on(GetUserPoolMfaConfigCommand, { UserPoolId: 'eu-central-1_abc' }).resolves(found);
    return resultOf(poolMfa(contextOf()));
  };

  test('that demands a second factor passes', async () => {
    expect(await pool({ MfaConfiguration: 'ON', WebAuthnConfiguration: passkeys })).toBe('passed');
  });

  test('whose second factor is a choice, or whose passkeys are a first one, fails', async () => {
    const weak = { UserVerification: 'preferred', FactorConfiguration: 'SINGLE_FACTOR' } as const;
    expect(await pool({ MfaConfiguration: 'OPTIONAL', WebAuthnConfiguration: weak })).toBe(
      'failed: MFA is OPTIONAL; a passkey does not count as a second factor; a passkey’s user is not verified',
    );
  });

  test('that is the brand’s own issuer is not shown', async () => {
    const elsewhere = resources.filter(({ stack }) => stack !== 'Identity');
    expect(await resultOf(poolMfa(contextOf(elsewhere)))).toBe(
      'not shown: the stacks have no AWS::Cognito::UserPool',
    );
  });
});
