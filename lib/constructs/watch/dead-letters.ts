import { Duration } from 'aws-cdk-lib';
import type { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export interface DeadLettersProps {
  /** Encrypts the queue; its policy must name the services that send to it ({@link OperationsKey}). */
  readonly encryptionKey: IKey;
}

/** What could not be delivered, kept for as long as a queue can: 14 days to find out why. An alarm counts it. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string, { encryptionKey }: DeadLettersProps) {
    super(scope, id, {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: encryptionKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
  }

  /** The right to send here, for a role of this installation. */
  sending(): PolicyStatement {
    return new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queueArn] });
  }

  /** Lets a rule send here what it could not deliver. */
  accept(rule: CfnRule): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    );
  }
}
