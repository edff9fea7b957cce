import { type IRole, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type RemovalProps, removalPolicyOf } from '../../removal.ts';
import { administration } from './administration.ts';
import { allowTo, denyToOthers } from './one-role.ts';

export interface SigningKeyProps extends RemovalProps {
  /** The one role that may sign. */
  readonly signingRole: IRole;
}

/**
 * The brand's key, which vouches for the session keys of agents' browsers: visitors' pages pin its public half. To sign
 * takes two permissions, the key's and the role's own, and is denied to everybody else. KMS does not rotate such a key:
 * another one is another pin (docs/deploy.md).
 */
export class SigningKey extends Key {
  constructor(scope: Construct, id: string, { signingRole, ...props }: SigningKeyProps) {
    super(scope, id, {
      description: "Signs for the session keys of agents' browsers",
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: removalPolicyOf(props),
      policy: new PolicyDocument({
        statements: [
          administration(),
          allowTo('Signing', signingRole, ['kms:Sign']),
          denyToOthers('Signing', signingRole, ['kms:Sign']),
        ],
      }),
    });
  }
}
