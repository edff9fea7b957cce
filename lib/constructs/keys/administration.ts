import { AccountRootPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * Lets the account's administrators look after a key, by IAM, without letting them use it on data.
 * No deny in this app touches these actions, so a key can never become unmanageable.
 */
export function administration(): PolicyStatement {
  return new PolicyStatement({
    sid: 'AdministrationWithoutUse',
    principals: [new AccountRootPrincipal()],
    actions: [
      'kms:Describe*',
      'kms:Get*',
      'kms:List*',
      'kms:Enable*',
      'kms:Disable*',
      'kms:Put*',
      'kms:Update*',
      'kms:CreateAlias',
      'kms:DeleteAlias',
      'kms:RevokeGrant',
      'kms:RotateKeyOnDemand',
      'kms:ScheduleKeyDeletion',
      'kms:CancelKeyDeletion',
      'kms:TagResource',
      'kms:UntagResource',
    ],
    resources: ['*'],
  });
}
