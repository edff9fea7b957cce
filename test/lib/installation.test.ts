import { describe, expect, it } from 'vitest';
import { ofType, synthesize } from './app.ts';

const app = synthesize();

/** What cannot be made again without losing what it holds. */
const stateful = [
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
];

describe('an installation', () => {
  it('is three stacks, without a cycle in or among them', () => {
    expect(app.all.map(({ name }) => name)).toEqual(['Sealform-Data', 'Sealform-Identity', 'Sealform-Api']);
  });

  it('keeps the logical ids of what holds state: a new id would replace the resource', () => {
    const ids = app.all.flatMap(({ name, resources }) =>
      Object.entries(resources)
        .filter(([, { Type }]) => stateful.includes(Type))
        .map(([id]) => `${name} ${id}`),
    );
    expect(ids.sort()).toEqual([
      'Sealform-Data Audit3D8ADE0A',
      'Sealform-Data Connections827CEF2F',
      'Sealform-Data ConversationsBC91B70D',
      'Sealform-Data OperationsKeyA6AB43B2',
      'Sealform-Data TablesKey11820CBC',
      'Sealform-Data Transcript2315E481',
      'Sealform-Data Vault23237E5B',
      'Sealform-Data WrappingKey590250BA',
      'Sealform-Identity Agents8DC46436',
      'Sealform-Identity Console63CA37A7',
    ]);
  });

  it('has a name of its own, so that two can stand in one account', () => {
    const other = synthesize({ 'sealform:name': 'Acme-Chat' });
    expect(other.all.map(({ name }) => name)).toEqual([
      'Acme-Chat-Data',
      'Acme-Chat-Identity',
      'Acme-Chat-Api',
    ]);
  });

  it('can be made for a trial, and then goes with its stacks', () => {
    const trial = synthesize({ 'sealform:removalProtection': 'false' });
    for (const type of [
      'AWS::DynamoDB::Table',
      'AWS::KMS::Key',
      'AWS::Cognito::UserPool',
      'AWS::Logs::LogGroup',
    ]) {
      for (const { DeletionPolicy } of ofType(trial.all, type)) expect(DeletionPolicy).toBe('Delete');
    }
    for (const { Properties } of ofType(trial.all, 'AWS::DynamoDB::Table')) {
      expect(Properties['DeletionProtectionEnabled']).toBe(false);
    }
  });

  it('does not synthesize with a wrong setting', () => {
    expect(() => synthesize({ 'sealform:auditRetentionDays': 'long' })).toThrow(
      'sealform:auditRetentionDays must be a whole number of days from 1 to 36500.',
    );
  });

  it('gives no resource a name of our choosing, but the stage, the groups and the sign-in page, which are addresses', () => {
    const names = app.all.flatMap(({ resources }) =>
      Object.values(resources).flatMap(({ Type, Properties }) =>
        Object.keys(Properties)
          .filter((key) =>
            /^(Table|Function|Role|LogGroup|Key|Rule|Group|Stage|UserPool|Client)Name$/.test(key),
          )
          .filter((key) => typeof Properties[key] === 'string')
          .map((key) => `${Type} ${key}`),
      ),
    );
    expect([...new Set(names)].sort()).toEqual([
      'AWS::ApiGatewayV2::Stage StageName',
      'AWS::Cognito::UserPoolGroup GroupName',
    ]);
  });
});
