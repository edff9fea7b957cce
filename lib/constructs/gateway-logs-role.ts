import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * Lets API Gateway write access logs of WebSocket APIs: without a role in the account's settings, creating the stage
 * fails. The setting is one per account and region, and shared with other APIs; so it stays when the stack goes, and
 * the role may write any group, as the AWS managed policy for this purpose does.
 */
export class GatewayLogsRole extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      description: "Writes API Gateway's access logs; shared by the APIs of this account and region",
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
    });
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'What API Gateway needs to write access logs',
      roles: [role],
      statements: [writesLogs()],
    });
    const account = new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn });
    // API Gateway tries the role when the setting is made.
    account.node.addDependency(policy);
    for (const kept of [role, policy, account]) kept.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}

/** What API Gateway demands of the role before it accepts it ("Permissions for CloudWatch logging"). */
function writesLogs(): PolicyStatement {
  return new PolicyStatement({
    actions: [
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:PutLogEvents',
      'logs:GetLogEvents',
      'logs:FilterLogEvents',
    ],
    resources: ['*'],
  });
}
