import { Duration } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  OAuthScope,
  type UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { agentScope } from '../agent-pool.ts';

export interface SignInClientProps {
  readonly userPool: UserPool;
  /** Where the sign-in page may send an agent back to, after signing in and after signing out. */
  readonly callbackUrls: readonly string[];
}

/**
 * An OpenID Connect client of the pool: a public one, so with a code and PKCE and without a secret (RFC 9700,
 * section 2.1.1). Passwords are typed into the sign-in page only. The scope that the API asks for is given to such
 * clients and to no other way of getting a token.
 */
export class SignInClient extends UserPoolClient {
  constructor(scope: Construct, id: string, props: SignInClientProps) {
    super(scope, id, {
      userPool: props.userPool,
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.custom(agentScope)],
        callbackUrls: [...props.callbackUrls],
        logoutUrls: [...props.callbackUrls],
      },
      // The sign-in page offers a passkey only where the client may choose its factor. Of Cognito's own API the same
      // choice gets tokens without our scope, which open nothing here.
      authFlows: { user: true },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      // A working day, after which the agent signs in again.
      refreshTokenValidity: Duration.hours(12),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    // Managed login shows no page at all for a client without a style.
    new CfnManagedLoginBranding(this, 'Style', {
      userPoolId: props.userPool.userPoolId,
      clientId: this.userPoolClientId,
      useCognitoProvidedValues: true,
    });
  }
}
