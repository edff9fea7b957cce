import { describe, expect, it } from 'vitest';
import { at, ofType, synthesize } from '../app.ts';

const app = synthesize();
const pool = at(app.identity, 'Agents');
const client = at(app.identity, 'Console').Properties;

describe('the pool of agents', () => {
  it('lets nobody in without a second factor, and takes only a one-time code as one', () => {
    expect(pool.Properties).toMatchObject({ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] });
  });

  it('lets nobody sign up by themselves', () => {
    expect(pool.Properties['AdminCreateUserConfig']).toEqual({ AllowAdminCreateUserOnly: true });
  });

  it('trusts no other identity provider, which could leave the second factor out', () => {
    expect(ofType(app.all, 'AWS::Cognito::UserPoolIdentityProvider')).toEqual([]);
    expect(client['SupportedIdentityProviders']).toEqual(['COGNITO']);
  });

  it('knows agents, supervisors, auditors and administrators', () => {
    const groups = ofType(app.all, 'AWS::Cognito::UserPoolGroup').map(
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

  it('outlives its stack and cannot be deleted by mistake', () => {
    expect(pool).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(pool.Properties['DeletionProtection']).toBe('ACTIVE');
  });
});

describe("the console's client", () => {
  it('signs in with a code, has no secret, and can send no password to the API', () => {
    expect(client).toMatchObject({
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      AllowedOAuthScopes: ['openid'],
    });
  });

  it('gets tokens for 15 minutes, which can be revoked', () => {
    expect(client).toMatchObject({
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
      EnableTokenRevocation: true,
    });
  });

  it('does not tell whether an account exists', () => {
    expect(client['PreventUserExistenceErrors']).toBe('ENABLED');
  });

  it('sends agents back to the configured addresses only', () => {
    expect(client['CallbackURLs']).toEqual(['http://localhost:5173/callback']);
    const configured = synthesize({ 'sealform:callbackUrls': 'https://chat.example.com/callback' });
    expect(at(configured.identity, 'Console').Properties['CallbackURLs']).toEqual([
      'https://chat.example.com/callback',
    ]);
  });

  it('has a sign-in page, and the style without which the page stays empty', () => {
    expect(at(app.identity, 'Agents/SignInPage').Properties['ManagedLoginVersion']).toBe(2);
    expect(at(app.identity, 'Console/Style').Properties['UseCognitoProvidedValues']).toBe(true);
  });
});
