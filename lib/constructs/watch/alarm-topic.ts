import { Annotations, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

export interface AlarmTopicProps {
  /** Told of everything; has to confirm an e-mail from AWS first. */
  readonly address: string;
  /** Encrypts the messages; its policy must name the services that publish ({@link OperationsKey}). */
  readonly encryptionKey: IKey;
}

/** Names that belong to nobody (RFC 2606): what is sent there, nobody reads. */
const nobody = /(@|\.)example(\.(com|org|net))?$/i;

/** Where alarms and rules of a Region tell a person. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, { address, encryptionKey }: AlarmTopicProps) {
    super(scope, id, { masterKey: encryptionKey, enforceSSL: true });
    this.addSubscription(new EmailSubscription(address));
    const stack = Stack.of(this);
    this.addToResourcePolicy(
      this.#published('Alarms', 'cloudwatch', {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'cloudwatch', resource: 'alarm:*' }) },
      }),
    );
    // Without a condition: EventBridge publishes to topics without saying for whom. It asks whether the rule's owner
    // may set this target, which for a topic of another account needs that account's consent.
    this.addToResourcePolicy(this.#published('Rules', 'events', {}));
    if (nobody.test(address)) {
      Annotations.of(this).addWarningV2(
        'sealform:alarmAddress',
        `Nobody reads ${address}: set sealform:alarmAddress to an address that somebody does.`,
      );
    }
  }

  #published(sid: string, service: string, conditions: Record<string, Record<string, string>>) {
    return new PolicyStatement({
      sid,
      principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
      actions: ['sns:Publish'],
      resources: [this.topicArn],
      conditions,
    });
  }
}
