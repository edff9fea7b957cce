import { describe, expect, it } from 'vitest';
import { ofType, synthesize } from './app.ts';
import { configurations } from './configurations.ts';

const app = synthesize();

/** What cannot be made again without losing what it holds, or who knows it. */
const stateful = [
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::CloudFront::Distribution',
  'AWS::ApiGatewayV2::Api',
  'AWS::S3::Bucket',
];

const stackNames = (name: string) =>
  ['Data', 'Identity', 'Api', 'Edge', 'Web', 'Watch', 'EdgeWatch'].map((part) => `${name}-${part}`);

describe('an installation', () => {
  it('is seven stacks', () => {
    expect(app.all.map(({ name }) => name)).toEqual(stackNames('Sealform'));
  });

  it.each(Object.entries(configurations))(
    '%s: has no cycle in or among its stacks',
    (_, settings) => {
      // A cycle fails the synthesis.
      const { all } = synthesize({}, settings);
      expect(all.length).toBeGreaterThanOrEqual(6);
      for (const { resources } of all) expect(Object.keys(resources).length).toBeGreaterThan(0);
    },
    60_000,
  );

  it('has a name of its own, so that two can stand in one account', () => {
    const other = synthesize({ 'sealform:name': 'Acme-Chat' });
    expect(other.all.map(({ name }) => name)).toEqual(stackNames('Acme-Chat'));
    expect(namesOf(other).filter((name) => namesOf(app).includes(name))).toEqual([]);
  });

  it('can be made for a trial, and then goes with its stacks', () => {
    const trial = synthesize({ 'sealform:removalProtection': 'false' });
    const kept = trial.all.flatMap(({ name, resources }) =>
      Object.entries(resources)
        .filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
        .map(([id, { Type }]) => `${name} ${Type} ${id}`),
    );
    // The setting of API Gateway's log role is one per account and Region, and shared with other APIs.
    expect(kept.filter((line) => !line.includes('GatewayLogsRole'))).toEqual([]);
    for (const { Properties } of ofType(trial.all, 'AWS::DynamoDB::Table')) {
      expect(Properties['DeletionProtectionEnabled']).toBe(false);
    }
  });

  it('does not synthesize with a wrong setting', () => {
    expect(() => synthesize({ 'sealform:auditRetentionDays': 'long' })).toThrow(
      'sealform:auditRetentionDays must be a whole number of days from 1 to 36500.',
    );
  });
});

/** Names of our choosing: two resources of one account must not have the same. */
function namesOf({ all }: Pick<typeof app, 'all'>): string[] {
  return all.flatMap(({ resources }) =>
    Object.values(resources).flatMap(({ Type, Properties }) =>
      Object.entries(Properties ?? {})
        .filter(([key, value]) => /Name$/.test(key) && typeof value === 'string' && isPhysical(Type, key))
        .map(([, value]) => `${Type} ${String(value)}`),
    ),
  );
}

/** Names that are unique within their parent only: the stage, a group of a pool, an attribute. */
function isPhysical(type: string, key: string): boolean {
  const shared = ['AWS::ApiGatewayV2::Stage', 'AWS::Cognito::UserPoolGroup', 'AWS::CloudWatch::Alarm'];
  return !shared.includes(type) || key === 'AlarmName';
}
