import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type RemovalProps, removalPolicyOf } from '../removal.ts';

export interface ServiceLogGroupProps extends RemovalProps {
  /** Encrypts the group; its policy must name the logs service ({@link OperationsKey}). */
  readonly encryptionKey: IKey;
}

/** A group of logs, encrypted and kept for a year (PCI DSS 4.0.1, requirement 10.5.1). */
export class ServiceLogGroup extends LogGroup {
  constructor(scope: Construct, id: string, props: ServiceLogGroupProps) {
    super(scope, id, {
      encryptionKey: props.encryptionKey,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: removalPolicyOf(props),
    });
  }
}
