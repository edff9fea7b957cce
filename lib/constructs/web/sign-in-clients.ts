import { type UserPool, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Config } from '../../config.ts';
import { agentScope } from '../agent-pool.ts';
import { SignInClient } from './sign-in-client.ts';

/** By which clients agents sign in, and what they ask for. */
export interface SignInClients {
  /** The console's. */
  readonly clientId: string;
  /** The one of the operator's command line, which waits for its code on the machine's own loopback address. */
  readonly operatorClientId: string;
  /** With spaces between them. */
  readonly scope: string;
}

/** Where the command line waits for the code (RFC 8252, section 7.3; Cognito takes no other port than a named one). */
const operatorCallbackUrl = 'http://localhost:8976/callback';

/**
 * Clients of the installation's own pool. They stand beside the distribution, whose addresses they send agents back to.
 *
 * @param pageUrls the pages on which an agent signs in; each is sent back to itself
 */
export function poolClients(
  scope: Construct,
  userPool: UserPool,
  pageUrls: readonly string[],
): SignInClients {
  const client = (id: string, callbackUrls: readonly string[]) =>
    new SignInClient(scope, id, { userPool, callbackUrls }).userPoolClientId;
  return {
    clientId: client('Console', pageUrls),
    operatorClientId: client('Operator', [operatorCallbackUrl]),
    scope: `openid ${agentScope}`,
  };
}

/** The one client that the brand has made at its own issuer. */
export function externalClient({ clientId }: Config): SignInClients {
  // Precondition: lib/config.ts lets through an issuer only with a client's id.
  if (clientId === undefined) throw new Error('the configuration names no client');
  return { clientId, operatorClientId: clientId, scope: 'openid' };
}

/** Where the console finds the pool's keys and end points, and where it gets tokens. Paths end with a slash: all below. */
export function poolAddresses(userPool: UserPool): readonly string[] {
  const signInPage = userPool.node.children.find((child) => child instanceof UserPoolDomain);
  // Precondition: a pool whose agents sign in has a sign-in page.
  if (signInPage === undefined) throw new Error('the pool has no sign-in page');
  return [`${userPool.userPoolProviderUrl}/`, `${signInPage.baseUrl()}/oauth2/`];
}

/** The issuer's host, on which it has to have its token end point too. */
export function externalAddresses({ issuerUrl }: Config): readonly string[] {
  return issuerUrl === undefined ? [] : [new URL(issuerUrl).origin];
}
