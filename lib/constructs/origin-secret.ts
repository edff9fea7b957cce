import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { type RemovalProps, removalPolicyOf } from '../removal.ts';

/** The header in which the distribution shows the secret to the API. */
export const originSecretHeader = 'x-sealform-origin';

export interface OriginSecretProps extends RemovalProps {
  /** Another number makes a new secret, and the same deployment tells both sides. */
  readonly generation: number;
}

/**
 * What the distribution knows and the internet does not: without it the API refuses a connection, so that nobody goes
 * around the firewall. It opens no answer and names no person.
 */
export class OriginSecret extends Secret {
  constructor(scope: Construct, id: string, props: OriginSecretProps) {
    super(scope, `${id}${props.generation}`, {
      description: 'Shown by the distribution to the WebSocket API',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: removalPolicyOf(props),
    });
  }
}
