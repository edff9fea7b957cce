import { Aws, Duration, Fn } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  type PasswordPolicy,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { type RemovalProps, removalPolicyOf } from '../removal.ts';

/** The groups that an agent can be in, as they stand in the tokens' `cognito:groups`. */
const groups = ['agents', 'supervisors', 'auditors', 'administrators'] as const;

/** The group that may work with conversations. */
export const agentsGroup: (typeof groups)[number] = 'agents';

/** The scope that the console's client asks for, and no other client of the pool has. */
export const agentScope = 'sealform/agent';

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
}

/** Those who may sign in to the console. Administrators make their accounts, and nobody gets in without TOTP. */
export class AgentPool extends UserPool {
  constructor(scope: Construct, id: string, props: AgentPoolProps) {
    super(scope, id, {
      featurePlan: FeaturePlan.ESSENTIALS,
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
      deletionProtection: props.removalProtection,
      removalPolicy: removalPolicyOf(props),
    });
    for (const groupName of groups) this.addGroup(groupName, { groupName });
    this.addDomain('SignInPage', {
      cognitoDomain: { domainPrefix: `${props.domainPrefix.toLowerCase()}-${uniqueToStack()}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
  }
}

/** The first eight digits of the UUID in the stack's id: addresses of sign-in pages are shared by all of AWS. */
function uniqueToStack(): string {
  return Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));
}
