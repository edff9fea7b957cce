import type { Assembly } from '../template/assembly.ts';
import type { Resource } from '../template/resource.ts';
import { memberOf, objectsOf, stringsOf } from '../template/json.ts';

/** A user pool's client, as far as signing in needs it. */
export interface UserPoolClient {
  readonly clientId: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly scopes: readonly string[];
  /** How long each kind of token is good for, in seconds. */
  readonly validity: Readonly<Record<'AccessToken' | 'IdToken' | 'RefreshToken', number>>;
}

/** What the templates say about signing in. */
export interface UserPool {
  /** Such as `eu-west-1_a1B2c3D4e`. */
  readonly id: string;
  readonly clients: readonly UserPoolClient[];
  readonly groups: readonly string[];
  /** Whether a password alone is never enough. */
  readonly isTotpRequired: boolean;
  /** Host names of the pool's domains, which the local issuer stands for. */
  readonly domains: readonly string[];
}

const unitSeconds: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

const standardScopes = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];

/**
 * The assembly's user pool, if it has one. Throws if it has several, as one issuer stands for one pool, or if a client has
 * a scope that no resource server of the pool has.
 */
export function readUserPool(assembly: Assembly): UserPool | undefined {
  const [pool, ...others] = assembly.ofType('AWS::Cognito::UserPool');
  if (pool === undefined) return undefined;
  if (others.length > 0) throw new Error('more than one user pool is not run here');
  const own = (type: string) =>
    assembly.ofType(type).filter(({ properties }) => properties['UserPoolId'] === pool.physicalId);
  const scopes = new Set([
    ...standardScopes,
    ...own('AWS::Cognito::UserPoolResourceServer').flatMap(scopesOf),
  ]);
  return {
    id: pool.physicalId,
    clients: own('AWS::Cognito::UserPoolClient').map((client) => clientOf(client, scopes)),
    groups: own('AWS::Cognito::UserPoolGroup').flatMap(({ properties }) =>
      stringsOf(properties['GroupName']),
    ),
    isTotpRequired: pool.properties['MfaConfiguration'] !== 'OFF' && 'MfaConfiguration' in pool.properties,
    domains: own('AWS::Cognito::UserPoolDomain').flatMap(({ properties }) =>
      stringsOf(properties['Domain']).map((domain) =>
        domain.includes('.') ? domain : `${domain}.auth.${assembly.region}.amazoncognito.com`,
      ),
    ),
  };
}

/** A resource server's scopes as tokens name them: `identifier/scope`. */
function scopesOf({ properties, physicalId }: Resource): string[] {
  return objectsOf(properties['Scopes']).flatMap(({ ScopeName }) =>
    stringsOf(ScopeName).map((name) => `${physicalId}/${name}`),
  );
}

function clientOf({ path, properties, physicalId }: Resource, known: ReadonlySet<string>): UserPoolClient {
  const scopes = stringsOf(properties['AllowedOAuthScopes']);
  const unknown = scopes.filter((scope) => !known.has(scope));
  if (unknown.length > 0) throw new Error(`${path}: no resource server has the scope ${unknown.join(', ')}`);
  const units = memberOf(properties, 'TokenValidityUnits');
  const seconds = (kind: string, fallback: number, fallbackUnit: string) => {
    const [value, unit] = [properties[`${kind}Validity`] ?? fallback, units[kind] ?? fallbackUnit];
    return Number(value) * (unitSeconds[typeof unit === 'string' ? unit : ''] ?? NaN);
  };
  return {
    clientId: physicalId,
    callbackUrls: stringsOf(properties['CallbackURLs']),
    logoutUrls: stringsOf(properties['LogoutURLs']),
    scopes,
    validity: {
      AccessToken: seconds('AccessToken', 1, 'hours'),
      IdToken: seconds('IdToken', 1, 'hours'),
      RefreshToken: seconds('RefreshToken', 30, 'days'),
    },
  };
}

/** The pool with local addresses to come back to. */
export function localPool(pool: UserPool, localize: (text: string) => string): UserPool {
  const clients = pool.clients.map((client) => ({
    ...client,
    callbackUrls: client.callbackUrls.map(localize),
    logoutUrls: client.logoutUrls.map(localize),
  }));
  return { ...pool, clients };
}
