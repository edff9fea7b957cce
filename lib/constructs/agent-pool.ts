import { Aws, Duration, Fn } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPool,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  PasskeyUserVerification,
  type PasswordPolicy,
  StandardThreatProtectionMode,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { type RemovalProps, removalPolicyOf } from '../removal.ts';
import { ThreatResponses } from './threat-responses.ts';

/** The groups that an agent can be in, as they stand in the tokens' `cognito:groups`. */
const groups = ['agents', 'supervisors', 'auditors', 'administrators'] as const;

/** The groups whose members may open a socket, by what they may be there. Administrators manage accounts only. */
export const groupOf = {
  agent: 'agents',
  supervisor: 'supervisors',
  auditor: 'auditors',
} as const satisfies Record<string, (typeof groups)[number]>;

const resourceServer = { identifier: 'sealform', scopeName: 'agent' };

/**
 * The scope that a client has to be given, and to ask for at the sign-in page, before a token of the pool's opens the
 * API: tokens got with a password from Cognito's own API never have it (docs/decisions/0017).
 */
export const agentScope = `${resourceServer.identifier}/${resourceServer.scopeName}`;

/** NIST SP 800-63B asks for length; the classes of characters are what auditors still look for. */
const passwordPolicy: PasswordPolicy = {
  minLength: 14,
  requireDigits: true,
  requireLowercase: true,
  requireUppercase: true,
  requireSymbols: true,
  passwordHistorySize: 8,
  tempPasswordValidity: Duration.days(1),
};

export interface AgentPoolProps extends RemovalProps {
  /** Beginning of the sign-in page's address; the rest is made unique. */
  readonly domainPrefix: string;
  /** Refuses sign-ins that Cognito takes for an attack. It needs the Plus plan, billed per user. */
  readonly threatProtection: boolean;
}

/**
 * Those who may sign in to the console. Administrators make their accounts, and nobody gets in without a second factor:
 * a password with a code of an authenticator app, or a passkey whose device has verified its user.
 *
 * Cognito's logs of sign-ins are not exported: they hold agents' addresses in the clear.
 */
export class AgentPool extends UserPool {
  constructor(scope: Construct, id: string, props: AgentPoolProps) {
    const domainPrefix = `${props.domainPrefix.toLowerCase()}-${uniqueToStack()}`;
    super(scope, id, {
      ...planOf(props),
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      autoVerify: { email: true },
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy,
      signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
      passkeyUserVerification: PasskeyUserVerification.REQUIRED,
      // Passkeys belong to the sign-in page's address: with another one, agents would have to register theirs anew.
      passkeyRelyingPartyId: `${domainPrefix}.auth.${Aws.REGION}.amazoncognito.com`,
      deletionProtection: props.removalProtection,
      removalPolicy: removalPolicyOf(props),
    });
    countPasskeyAsTwoFactors(this);
    for (const groupName of groups) this.addGroup(groupName, { groupName });
    this.addResourceServer('Api', {
      identifier: resourceServer.identifier,
      scopes: [{ scopeName: resourceServer.scopeName, scopeDescription: 'Work as an agent' }],
    });
    this.addDomain('SignInPage', {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    if (props.threatProtection) new ThreatResponses(this, 'ThreatResponses', { userPool: this });
  }
}

function planOf({ threatProtection }: AgentPoolProps) {
  if (!threatProtection) return { featurePlan: FeaturePlan.ESSENTIALS };
  const standardThreatProtectionMode = StandardThreatProtectionMode.FULL_FUNCTION;
  return { featurePlan: FeaturePlan.PLUS, standardThreatProtectionMode };
}

/**
 * Otherwise a passkey is one factor, and this pool requires two (Amazon Cognito user pools API reference,
 * WebAuthnConfigurationType). UserPool has no property for it.
 */
function countPasskeyAsTwoFactors(pool: UserPool): void {
  const resource = pool.node.defaultChild;
  if (!(resource instanceof CfnUserPool)) throw new Error('the pool is not a resource');
  resource.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';
}

/** The first eight digits of the UUID in the stack's id: addresses of sign-in pages are shared by all of AWS. */
function uniqueToStack(): string {
  return Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));
}
