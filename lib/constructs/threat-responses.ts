import { CfnUserPoolRiskConfigurationAttachment, type UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

export interface ThreatResponsesProps {
  readonly userPool: UserPool;
}

/**
 * What the pool does about what Cognito's threat protection finds, for all of its clients: it refuses passwords that
 * stand in lists of stolen ones, and sign-ins of high risk. At a lower risk the second factor, which everybody needs,
 * has to do; nobody is sent e-mail, for which Cognito would want a sender.
 */
export class ThreatResponses extends CfnUserPoolRiskConfigurationAttachment {
  constructor(scope: Construct, id: string, { userPool }: ThreatResponsesProps) {
    super(scope, id, {
      userPoolId: userPool.userPoolId,
      clientId: 'ALL',
      compromisedCredentialsRiskConfiguration: { actions: { eventAction: 'BLOCK' } },
      accountTakeoverRiskConfiguration: { actions: { highAction: { eventAction: 'BLOCK', notify: false } } },
    });
  }
}
