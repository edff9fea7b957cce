import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import Provider, { type Client, type ClientMetadata, type Configuration, type JWK } from 'oidc-provider';
import { endSignIn, tellSignedOut } from './login/logout.ts';
import { accessClaims, accountOf, identityClaims, shapeAccessToken } from './tokens.ts';
import type { UserPool, UserPoolClient } from './user-pool.ts';
import type { Account } from './users.ts';

/** A name for "this pool's tokens" inside the provider. It stands in no token: Cognito's name no audience. */
export const poolResource = 'urn:user-pool';

/** Cognito's addresses, in place of the provider's own. */
const routes = {
  authorization: '/oauth2/authorize',
  token: '/oauth2/token',
  revocation: '/oauth2/revoke',
  jwks: '/.well-known/jwks.json',
  end_session: '/logout',
};
/** An OpenID provider with Cognito's addresses and Cognito's tokens, for the clients of a pool. */
export function createProvider(issuer: string, pool: UserPool, accounts: readonly Account[]): Provider {
  const provider = new Provider(issuer, configuration(pool, accounts));
  const prototype = provider.Client.prototype;
  prototype.redirectUriAllowed = function (uri) {
    return isAllowed(uri, this.redirectUris);
  };
  prototype.postLogoutRedirectUriAllowed = function (uri) {
    return isAllowed(uri, this.postLogoutRedirectUris);
  };
  return provider;
}

/** All scopes that any client of the pool may ask for. */
export function scopesOf({ clients }: UserPool): string[] {
  return [...new Set(['openid', ...clients.flatMap((client) => client.scopes)])];
}

function configuration(pool: UserPool, accounts: readonly Account[]): Configuration {
  return {
    routes,
    clients: pool.clients.map(clientMetadata),
    jwks: { keys: [signingKey()] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    scopes: scopesOf(pool),
    claims: {
      openid: ['sub', 'jti', 'token_use', 'cognito:username', 'cognito:groups'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    clientBasedCORS: () => true,
    ttl: lifetimes(pool),
    features: features(scopesOf(pool)),
    issueRefreshToken: () => true,
    rotateRefreshToken: false,
    formats: { customizers: { jwt: shapeAccessToken } },
    extraTokenClaims: (ctx, token) => {
      const account = accountOf(token, accounts);
      return account && accessClaims(ctx, account);
    },
    findAccount: (_ctx, accountId) => {
      const account = accounts.find(({ id }) => id === accountId);
      return account && { accountId, claims: () => ({ sub: accountId, ...identityClaims(account) }) };
    },
    interactions: { url: (_ctx, { uid }) => `/login/${uid}` },
    renderError: (ctx, { error }) => {
      ctx.type = 'text/plain';
      ctx.body = `Sign-in failed: ${error}`;
    },
  };
}

/** How long things last, in seconds: tokens as each client's template says. */
function lifetimes({ clients }: UserPool): NonNullable<Configuration['ttl']> {
  const validity =
    (kind: keyof UserPoolClient['validity']) => (_ctx: unknown, _token: unknown, client: Client) =>
      clients.find(({ clientId }) => clientId === client.clientId)?.validity[kind] ?? 0;
  return {
    AccessToken: validity('AccessToken'),
    IdToken: validity('IdToken'),
    RefreshToken: validity('RefreshToken'),
    AuthorizationCode: 60,
    Interaction: 600,
    Session: 3_600,
    Grant: 30 * 86_400,
  };
}

function features(scopes: readonly string[]): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    revocation: { enabled: true },
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: true, logoutSource: endSignIn, postLogoutSuccessSource: tellSignedOut },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => poolResource,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: scopes.join(' '),
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  };
}

function clientMetadata(client: UserPoolClient): ClientMetadata {
  return {
    client_id: client.clientId,
    token_endpoint_auth_method: 'none',
    require_auth_time: true,
    redirect_uris: [...client.callbackUrls],
    post_logout_redirect_uris: [...client.logoutUrls],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: ['openid', ...client.scopes.filter((scope) => scope !== 'openid')].join(' '),
  };
}

function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
}

/**
 * What the template names, word for word, as Cognito compares. Beside the pages that it names no other of theirs; but
 * programs on this machine may receive codes (RFC 8252, section 7.3), whatever the template says.
 */
function isAllowed(uri: string, named: readonly string[] = []): boolean {
  if (named.includes(uri)) return true;
  const { protocol, hostname, origin } = new URL(uri);
  const isLoopback = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return isLoopback && !named.some((each) => new URL(each).origin === origin);
}
