import { Aws } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type RemovalProps, removalPolicyOf } from '../../removal.ts';
import { administration } from './administration.ts';

/**
 * The key that encrypts tables at rest. The account's principals use it through DynamoDB and in no other way, so that
 * no function's policy has to name it: a function that may not read a table gains nothing by this key.
 */
export class TablesKey extends Key {
  constructor(scope: Construct, id: string, props: RemovalProps) {
    super(scope, id, {
      description: 'Encrypts the tables at rest',
      enableKeyRotation: true,
      removalPolicy: removalPolicyOf(props),
      policy: new PolicyDocument({ statements: [administration(), throughDynamoDb()] }),
    });
  }
}

/** The actions that DynamoDB takes in the name of its caller ("DynamoDB encryption at rest: usage notes"). */
function throughDynamoDb(): PolicyStatement {
  return new PolicyStatement({
    sid: 'UseThroughDynamoDbOnly',
    principals: [new AnyPrincipal()],
    actions: [
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:ReEncrypt*',
      'kms:GenerateDataKey*',
      'kms:DescribeKey',
      'kms:CreateGrant',
    ],
    resources: ['*'],
    conditions: {
      StringEquals: {
        'kms:CallerAccount': Aws.ACCOUNT_ID,
        'kms:ViaService': `dynamodb.${Aws.REGION}.amazonaws.com`,
      },
    },
  });
}
