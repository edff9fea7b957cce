import { readFileSync } from 'node:fs';
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
    expect(app.all.map(({ name }) => name)).toEqual(stackNames('Lakeside'));
  });

  it.each(Object.entries(configurations))('%s: has no cycle in or among its stacks', (_, settings) => {
    // A cycle fails the synthesis.
    const { all } = synthesize({}, settings);
    expect(all.length).toBeGreaterThanOrEqual(6);
    for (const { resources } of all) expect(Object.keys(resources).length).toBeGreaterThan(0);
  });

  it('says in each stack which version it is', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    for (const { template } of app.all) template.hasOutput('Version', { Value: version });
  });

  it('keeps the logical ids of what holds state: a new id would replace the resource', () => {
    const ids = app.all.flatMap(({ name, resources }) =>
      Object.entries(resources)
        .filter(([, { Type }]) => stateful.includes(Type))
        .map(([id]) => `${name} ${id}`),
    );
    expect(ids.sort()).toEqual([
      'Lakeside-Api SocketsApi04DF8096',
      'Lakeside-Data Audit3D8ADE0A',
      'Lakeside-Data Connections827CEF2F',
      'Lakeside-Data ConversationsBC91B70D',
      'Lakeside-Data OperationsKey2329F47A',
      'Lakeside-Data SigningKey1B4873A1C',
      'Lakeside-Data TablesKey11820CBC',
      'Lakeside-Data Transcript2315E481',
      'Lakeside-Data Vault23237E5B',
      'Lakeside-Data WrappingKey590250BA',
      'Lakeside-Edge OperationsKey2329F47A',
      'Lakeside-Identity Agents8DC46436',
      'Lakeside-Watch TrailFiles35D3AAD8',
      'Lakeside-Web Console63CA37A7',
      'Lakeside-Web FrontDistribution428BE642',
      'Lakeside-Web Operator41AE602D',
      'Lakeside-Web SiteE53D7754',
    ]);
  });

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
    // The setting of API Gateway's log role is one per account and Region, and shared with other APIs. And what has
    // been recorded is no part of a trial: AWS deletes no bucket that is not empty.
    expect(kept.filter((line) => !/GatewayLogsRole|TrailFiles/.test(line))).toEqual([]);
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

/** Other names are unique within their parent only, or need not be unique at all. */
function isPhysical(type: string, key: string): boolean {
  const shared = ['AWS::ApiGatewayV2::', 'AWS::Cognito::', 'AWS::IAM::Policy'];
  return (
    !shared.some((prefix) => type.startsWith(prefix)) &&
    !(type === 'AWS::CloudWatch::Alarm' && key !== 'AlarmName')
  );
}
