import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata, type Configuration, type JWK } from 'oidc-provider';

/** Where codes come back to. Nobody listens there: the redirect is read, not followed. */
export const redirectUri = 'https://console.acme.example/callback';

/** Somebody who has an account at the issuer, and how they sign in. */
export interface Person {
  readonly sub: string;
  readonly amr: readonly string[];
  readonly groups: readonly string[];
  readonly preferred_username?: string;
}

export type Algorithm = 'ES256' | 'RS256';

/** An OpenID Connect issuer that is not Cognito: a certified provider that signs people in without asking them. */
export class Issuer {
  readonly url: string;
  readonly keys: Readonly<Record<Algorithm, KeyObject>>;
  readonly #server: Server;

  private constructor(url: string, keys: Issuer['keys'], server: Server) {
    this.url = url;
    this.keys = keys;
    this.#server = server;
  }

  static async start(people: readonly Person[], clientIds: readonly string[]): Promise<Issuer> {
    const keys = {
      ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
      RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    };
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(url, configuration(people, clientIds, keys));
    const answer = provider.callback();
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.startsWith('/login/')) void signIn(provider, people, request, response);
      else void answer(request, response);
    });
    return new Issuer(url, keys, server);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** A token with any claims, signed by the issuer all the same. */
  sign(claims: object, alg: Algorithm = 'ES256', header: object = {}): string {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${encode({ alg, kid: alg, typ: 'JWT', ...header })}.${encode(claims)}`;
    const key = { key: this.keys[alg], dsaEncoding: 'ieee-p1363' as const };
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
  }
}

/** Who signs in stands in the request, as nobody is there to type it. */
async function signIn(
  provider: Provider,
  people: readonly Person[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const { sub = '', amr = [] } = people.find((person) => person.sub === params['login_hint']) ?? {};
  await provider.interactionFinished(request, response, { login: { accountId: sub, amr: [...amr] } });
}

function configuration(
  people: readonly Person[],
  clientIds: readonly string[],
  keys: Issuer['keys'],
): Configuration {
  const personOf = (sub: string | undefined) => people.find((person) => person.sub === sub);
  return {
    clients: clientIds.map(client),
    jwks: { keys: Object.entries(keys).map(([alg, key]) => jwk(alg, key)) },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub', 'amr', 'groups', 'auth_time', 'azp'] },
    conformIdTokenClaims: false,
    ttl: { AccessToken: 900, AuthorizationCode: 60, Grant: 900, IdToken: 900, Interaction: 60, Session: 900 },
    findAccount: (_, sub) => {
      const person = personOf(sub);
      return person && { accountId: sub, claims: () => ({ ...person, azp: clientIds[0] }) };
    },
    extraTokenClaims: ({ oidc: { entities } }, token) => {
      const { amr, groups, preferred_username } = personOf('accountId' in token ? token.accountId : '') ?? {};
      return { amr, groups, preferred_username, auth_time: entities.AuthorizationCode?.authTime };
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: true, getResourceServerInfo: (_, resource) => resourceServer(resource) },
    },
    interactions: { url: (_, { uid }) => `/login/${uid}` },
    loadExistingGrant: async ({ oidc: { provider, session, client: app, params } }) => {
      const grant = new provider.Grant({ accountId: session?.accountId, clientId: app?.clientId });
      grant.addOIDCScope('openid');
      grant.addResourceScope(String(params?.['resource']), 'chat');
      await grant.save();
      return grant;
    },
  };
}

function client(client_id: string): ClientMetadata {
  return {
    client_id,
    token_endpoint_auth_method: 'none',
    redirect_uris: [redirectUri],
    require_auth_time: true,
    response_types: ['code'],
  };
}

/** The API that tokens are for is named after the algorithm that its tokens are to be signed with. */
function resourceServer(resource: string) {
  const alg = resource.endsWith('RS256') ? 'RS256' : 'ES256';
  return { scope: 'chat', accessTokenFormat: 'jwt' as const, jwt: { sign: { alg } as const } };
}

function jwk(alg: string, key: KeyObject): JWK {
  return { ...key.export({ format: 'jwk' }), kid: alg, use: 'sig', alg };
}
