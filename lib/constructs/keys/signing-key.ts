import { CrossStackReferences, ReferenceStrength } from 'aws-cdk-lib';
import { type IRole, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type RemovalProps, removalPolicyOf } from '../../removal.ts';
import { administration } from './administration.ts';
import { allowTo, denyToOthers } from './one-role.ts';

export interface SigningKeyProps extends RemovalProps {
  /** Another number makes a new key; the one before is kept as the removal policy says, and signs no more. */
  readonly generation: number;
  /** The one role that may sign. */
  readonly signingRole: IRole;
}

/**
 * The brand's key, which vouches for the session keys of agents' browsers: visitors' pages pin its public half. To sign
 * takes two permissions, the key's and the role's own, and is denied to everybody else. KMS does not rotate such a key:
 * another one is another pin (docs/deploy.md).
 */
export class SigningKey extends Key {
  constructor(scope: Construct, id: string, { generation, signingRole, ...props }: SigningKeyProps) {
    super(scope, `${id}${generation}`, {
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
    // An export that is in use could not give way to the next generation's.
    CrossStackReferences.of(this).produce(ReferenceStrength.WEAK);
  }
}
