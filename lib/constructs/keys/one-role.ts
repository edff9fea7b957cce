import { AccountRootPrincipal, AnyPrincipal, Effect, type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Delegates to IAM, for this role only: the role's own policy must allow the action as well. */
export function allowTo(use: string, role: IRole, actions: string[]): PolicyStatement {
  return new PolicyStatement({
    sid: `${use}ByItsRole`,
    principals: [new AccountRootPrincipal()],
    actions,
    resources: ['*'],
    conditions: { ArnEquals: { 'aws:PrincipalArn': role.roleArn } },
  });
}

/** Denies it to everybody but this role, whatever another policy or a grant says. */
export function denyToOthers(use: string, role: IRole, actions: string[]): PolicyStatement {
  return new PolicyStatement({
    sid: `${use}ByNobodyElse`,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions,
    resources: ['*'],
    conditions: { ArnNotEquals: { 'aws:PrincipalArn': role.roleArn } },
  });
}
