import type { Assembly } from '../template/assembly.ts';
import type { Resource } from '../template/resource.ts';
import { isObject, stringsOf } from '../template/json.ts';

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

/** The assembly's user pool, if it has one. Throws if it has several: one issuer stands for one pool. */
export function readUserPool(assembly: Assembly): UserPool | undefined {
  const [pool, ...others] = assembly.ofType('AWS::Cognito::UserPool');
  if (pool === undefined) return undefined;
  if (others.length > 0) throw new Error('more than one user pool is not run here');
  const own = (type: string) =>
    assembly.ofType(type).filter(({ properties }) => properties['UserPoolId'] === pool.physicalId);
  return {
    id: pool.physicalId,
    clients: own('AWS::Cognito::UserPoolClient').map(clientOf),
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

function clientOf({ properties, physicalId }: Resource): UserPoolClient {
  const units = isObject(properties['TokenValidityUnits']) ? properties['TokenValidityUnits'] : {};
  const seconds = (kind: string, fallback: number, fallbackUnit: string) => {
    const [value, unit] = [properties[`${kind}Validity`] ?? fallback, units[kind] ?? fallbackUnit];
    return Number(value) * (unitSeconds[typeof unit === 'string' ? unit : ''] ?? NaN);
  };
  return {
    clientId: physicalId,
    callbackUrls: stringsOf(properties['CallbackURLs']),
    logoutUrls: stringsOf(properties['LogoutURLs']),
    scopes: stringsOf(properties['AllowedOAuthScopes']),
    validity: {
      AccessToken: seconds('AccessToken', 1, 'hours'),
      IdToken: seconds('IdToken', 1, 'hours'),
      RefreshToken: seconds('RefreshToken', 30, 'days'),
    },
  };
}
