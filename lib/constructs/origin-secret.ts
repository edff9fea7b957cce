import { CrossStackReferences, ReferenceStrength } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { type RemovalProps, removalPolicyOf } from '../removal.ts';

export { originSecretHeader } from '../../lambdas/adapters/env.ts';

export interface OriginSecretProps extends RemovalProps {
  /** Another number makes a new secret, and the same deployment tells first the API, then the distribution. */
  readonly generation: number;
  /** Encrypts the secret; its policy comes to allow that through Secrets Manager only. */
  readonly encryptionKey: IKey;
}

/**
 * What the distribution knows and the internet does not: without it the API refuses a connection, so that nobody goes
 * around the firewall. It opens no answer and names no person.
 */
export class OriginSecret extends Secret {
  constructor(scope: Construct, id: string, props: OriginSecretProps) {
    super(scope, `${id}${props.generation}`, {
      description: 'Shown by the distribution to the WebSocket API',
      encryptionKey: props.encryptionKey,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: removalPolicyOf(props),
    });
    // An export that is in use could not give way to the next generation's.
    CrossStackReferences.of(this).produce(ReferenceStrength.WEAK);
  }
}
