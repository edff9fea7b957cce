import { type IRole, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type RemovalProps, removalPolicyOf } from '../../removal.ts';
import { administration } from './administration.ts';
import { allowTo, denyToOthers } from './one-role.ts';

export interface WrappingKeyProps extends RemovalProps {
  /** The one role that may make data keys. */
  readonly encryptingRole: IRole;
  /** The one role that may unwrap data keys. */
  readonly decryptingRole: IRole;
}

/**
 * The key that wraps the vault's data keys. Each half of its use takes two permissions, the key's and the role's own,
 * and is denied to everybody else, whatever another policy or a grant says.
 */
export class WrappingKey extends Key {
  constructor(scope: Construct, id: string, props: WrappingKeyProps) {
    const { encryptingRole, decryptingRole } = props;
    super(scope, id, {
      description: "Wraps the data keys of the vault's answers",
      enableKeyRotation: true,
      removalPolicy: removalPolicyOf(props),
      policy: new PolicyDocument({
        statements: [
          administration(),
          allowTo('Encrypting', encryptingRole, ['kms:GenerateDataKey']),
          allowTo('Decrypting', decryptingRole, ['kms:Decrypt']),
          denyToOthers('Encrypting', encryptingRole, [
            'kms:GenerateDataKey*',
            'kms:Encrypt',
            'kms:ReEncryptTo',
          ]),
          denyToOthers('Decrypting', decryptingRole, ['kms:Decrypt', 'kms:ReEncryptFrom']),
        ],
      }),
    });
  }
}
