import { randomUUID } from 'node:crypto';
import type { AccessToken, JWTStructured, KoaContextWithOIDC } from 'oidc-provider';
import type { Account } from './users.ts';

/** What stands in Cognito's access tokens beside the registered claims. */
export function accessClaims(ctx: KoaContextWithOIDC, account: Account): Record<string, unknown> {
  const { AuthorizationCode, RefreshToken } = ctx.oidc.entities;
  return {
    token_use: 'access',
    username: account.username,
    auth_time: AuthorizationCode?.authTime ?? RefreshToken?.authTime,
    ...groups(account),
  };
}

/** What stands in Cognito's ID tokens beside the registered claims. */
export function identityClaims(account: Account): Record<string, unknown> {
  return {
    token_use: 'id',
    jti: randomUUID(),
    email: account.username.includes('@') ? account.username : `${account.username}@example.com`,
    email_verified: true,
    'cognito:username': account.username,
    ...groups(account),
  };
}

function groups(account: Account): Record<string, unknown> {
  return account.groups.length > 0 ? { 'cognito:groups': account.groups } : {};
}

/**
 * Gives a JWT access token Cognito's form: a UUID for an id, no type, no audience. The provider insists on an audience:
 * it gets one that does not enumerate, and so is not written into the token.
 */
export function shapeAccessToken(_ctx: KoaContextWithOIDC, _token: unknown, token: JWTStructured): void {
  const { payload } = token;
  const audience = payload['aud'];
  delete payload['aud'];
  Object.defineProperty(payload, 'aud', { value: audience, enumerable: false, writable: true });
  payload['jti'] = randomUUID();
  token.header = { typ: undefined };
}

/** The account that a token is for. */
export function accountOf(token: object, accounts: readonly Account[]): Account | undefined {
  const { accountId } = token as Partial<AccessToken>;
  return accounts.find(({ id }) => id === accountId);
}
