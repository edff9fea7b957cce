import { describe, expect, it } from 'vitest';
import { at, ofType, synthesize } from '../app.ts';

const app = synthesize();
const pool = at(app.identity, 'Agents');

describe('the pool of agents', () => {
  it('lets nobody in without a second factor, which is a code of an authenticator app', () => {
    expect(pool.Properties).toMatchObject({ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] });
  });

  it('takes a passkey for two factors, as its device has verified the user', () => {
    expect(pool.Properties).toMatchObject({
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
      WebAuthnUserVerification: 'required',
      WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
    });
  });

  it('ties passkeys to its sign-in page', () => {
    const { Domain } = at(app.identity, 'Agents/SignInPage').Properties;
    const [, [prefix, ...rest]] = (Domain as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
    expect(pool.Properties['WebAuthnRelyingPartyID']).toEqual({
      'Fn::Join': ['', [prefix, ...rest, '.auth.', { Ref: 'AWS::Region' }, '.amazoncognito.com']],
    });
  });

  it('lets nobody sign up by themselves', () => {
    expect(pool.Properties['AdminCreateUserConfig']).toEqual({ AllowAdminCreateUserOnly: true });
  });

  it('trusts no other identity provider, which could leave the second factor out', () => {
    expect(ofType([app.identity], 'AWS::Cognito::UserPoolIdentityProvider')).toEqual([]);
  });

  it('has a scope that only clients with a sign-in page can be given', () => {
    const servers = ofType([app.identity], 'AWS::Cognito::UserPoolResourceServer');
    expect(servers.map(({ Properties }) => Properties)).toMatchObject([
      { Identifier: 'sealform', Scopes: [{ ScopeName: 'agent' }] },
    ]);
  });

  it('knows agents, supervisors, auditors and administrators', () => {
    const groups = ofType([app.identity], 'AWS::Cognito::UserPoolGroup').map(
      ({ Properties }) => Properties['GroupName'],
    );
    expect(groups).toEqual(['agents', 'supervisors', 'auditors', 'administrators']);
  });

  it('is signed in to by name or by email, and asks for a long password', () => {
    expect(pool.Properties).toMatchObject({
      AliasAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      Policies: { PasswordPolicy: { MinimumLength: 14, TemporaryPasswordValidityDays: 1 } },
    });
  });

  it('has the sign-in page that knows passkeys', () => {
    expect(at(app.identity, 'Agents/SignInPage').Properties['ManagedLoginVersion']).toBe(2);
  });

  it('outlives its stack and cannot be deleted by mistake', () => {
    expect(pool).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(pool.Properties['DeletionProtection']).toBe('ACTIVE');
  });

  it('sends no log of sign-ins anywhere, as they hold addresses', () => {
    expect(ofType([app.identity], 'AWS::Cognito::LogDeliveryConfiguration')).toEqual([]);
  });
});

describe('threat protection', () => {
  it('is off unless it is chosen, as it is billed per user', () => {
    expect(pool.Properties['UserPoolTier']).toBe('ESSENTIALS');
    expect(pool.Properties['UserPoolAddOns']).toBeUndefined();
    expect(ofType([app.identity], 'AWS::Cognito::UserPoolRiskConfigurationAttachment')).toEqual([]);
  });

  it('refuses stolen passwords and sign-ins of high risk, for every client', () => {
    const { identity } = synthesize({}, { threatProtection: true });
    expect(at(identity, 'Agents').Properties).toMatchObject({
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    });
    expect(at(identity, 'Agents/ThreatResponses').Properties).toMatchObject({
      ClientId: 'ALL',
      CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
      AccountTakeoverRiskConfiguration: { Actions: { HighAction: { EventAction: 'BLOCK', Notify: false } } },
    });
  });
});

describe('what the API asks of a token', () => {
  const asked = (api: (typeof app)['api']) =>
    JSON.parse(environmentOf(api)['REQUIRED_CLAIMS'] as string) as unknown;
  const roles = (api: (typeof app)['api']) =>
    JSON.parse(environmentOf(api)['ROLE_CLAIMS'] as string) as unknown;
  const environmentOf = (api: (typeof app)['api']) => {
    const { Environment } = at(api, 'Authorize/Function').Properties;
    return (Environment as { Variables: Record<string, unknown> }).Variables;
  };

  it("is an access token with the API's scope and a group that is no administrators', of the own pool", () => {
    expect(asked(app.api)).toEqual([
      { anyOf: ['token_use'], value: 'access' },
      { anyOf: ['scope'], value: 'sealform/agent' },
    ]);
    expect(roles(app.api)).toEqual({
      agent: { anyOf: ['cognito:groups'], value: 'agents' },
      supervisor: { anyOf: ['cognito:groups'], value: 'supervisors' },
      auditor: { anyOf: ['cognito:groups'], value: 'auditors' },
    });
  });

  const external = { issuerUrl: 'https://login.acme.example/t', clientId: 'console', mfaClaim: 'amr=mfa' };

  it("is client, second factor and group, of the brand's own issuer", () => {
    const claims = { agentClaim: 'roles=chat=agent', auditorClaim: 'roles=audit' };
    const { api } = synthesize({}, { ...external, ...claims });
    expect(environmentOf(api)['ISSUER_URL']).toBe(external.issuerUrl);
    expect(asked(api)).toEqual([
      { anyOf: ['client_id', 'azp', 'cid', 'appid'], value: 'console' },
      { anyOf: ['amr'], value: 'mfa' },
    ]);
    expect(roles(api)).toEqual({
      agent: { anyOf: ['roles'], value: 'chat=agent' },
      auditor: { anyOf: ['roles'], value: 'audit' },
    });
  });

  it("leaves nothing of Cognito in an installation with the brand's own issuer", () => {
    const { all } = synthesize({}, external);
    expect(all.map(({ name }) => name).filter((name) => name.includes('Identity'))).toEqual([]);
    const templates = JSON.stringify(all.map(({ template }) => template.toJSON()));
    expect(templates).not.toMatch(/AWS::Cognito|cognito-idp|amazoncognito/);
  });
});
