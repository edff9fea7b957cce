import { Aws, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type RemovalProps, removalPolicyOf } from '../../removal.ts';
import { administration } from './administration.ts';

/**
 * The key that encrypts what operating leaves behind: logs, topics, dead letters, the trail. Each service that uses it
 * needs its permission in the key's own policy; no synthesis shows that it is missing.
 */
export class OperationsKey extends Key {
  constructor(scope: Construct, id: string, props: RemovalProps) {
    super(scope, id, {
      description: 'Encrypts logs, topics, dead letters and the trail',
      enableKeyRotation: true,
      removalPolicy: removalPolicyOf(props),
      policy: new PolicyDocument({ statements: [administration(), byTheLogsService(Stack.of(scope))] }),
    });
  }
}

/** CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using KMS", step 2. */
function byTheLogsService(stack: Stack): PolicyStatement {
  const logGroups = stack.formatArn({ service: 'logs', resource: 'log-group:*' });
  return new PolicyStatement({
    sid: 'UseByTheLogsServiceForThisAccount',
    principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
  });
}
