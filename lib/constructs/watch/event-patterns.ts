import { Aws } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IRole } from 'aws-cdk-lib/aws-iam';

/** An event pattern of EventBridge, of the part `detail` (EventBridge User Guide, "Event pattern operators"). */
export type Pattern = Readonly<Record<string, unknown>>;

/** A function with the role that it runs under. */
export interface RunningFunction {
  readonly function: IFunction;
  readonly role: IRole;
}

/** Absent counts as other: a pattern without this would not match a user, who has no session. */
const otherThan = (path: string, values: readonly string[]): Pattern => ({
  $or: [{ [path]: [{ 'anything-but': values }] }, { [path]: [{ exists: false }] }],
});

const anyOf = (prefixes: readonly string[]) => prefixes.map((prefix) => ({ prefix }));

/**
 * Uses of a key, tried or done, by anybody but these functions in their own sessions: somebody else in one of their
 * roles is told too. A refused attempt may name the key in its error's text only, or nowhere.
 *
 * @param uses how the names of the actions begin
 */
export function keyUsedByOthers(
  key: IKey,
  uses: readonly string[],
  users: readonly RunningFunction[],
): Pattern {
  const sessions = users.map(
    ({ role, function: { functionName } }) =>
      `arn:${Aws.PARTITION}:sts::${Aws.ACCOUNT_ID}:assumed-role/${role.roleName}/${functionName}`,
  );
  return {
    eventSource: ['kms.amazonaws.com'],
    eventName: anyOf(uses),
    userIdentity: otherThan('arn', sessions),
    $or: [
      { resources: { ARN: [key.keyArn] } },
      { requestParameters: { keyId: [key.keyArn, key.keyId] } },
      { errorMessage: [{ wildcard: `*${key.keyId}*` }] },
      { errorCode: [{ prefix: 'AccessDenied' }], resources: { ARN: [{ exists: false }] } },
    ],
  };
}

/** Changes of who may use a key, and of whether anybody can. */
export function keyChanged(keys: readonly IKey[]): Pattern {
  return {
    eventSource: ['kms.amazonaws.com'],
    eventName: [
      ...['PutKeyPolicy', 'CreateGrant', 'DisableKey', 'ScheduleKeyDeletion', 'DisableKeyRotation'],
      ...['CancelKeyDeletion', 'EnableKey', 'ReplicateKey'],
    ],
    $or: [
      { resources: { ARN: keys.map(({ keyArn }) => keyArn) } },
      { requestParameters: { keyId: keys.flatMap(({ keyArn, keyId }) => [keyArn, keyId]) } },
    ],
  };
}

/** Changes of what a function runs, under what, and who may call it. The names of these events end in a version. */
export function functionChanged(functions: readonly IFunction[]): Pattern {
  return {
    eventSource: ['lambda.amazonaws.com'],
    eventName: anyOf([
      ...['UpdateFunctionCode', 'UpdateFunctionConfiguration', 'DeleteFunction', 'PutFunctionConcurrency'],
      ...['AddPermission', 'RemovePermission', 'CreateEventSourceMapping', 'CreateFunctionUrlConfig'],
      ...['UpdateFunctionEventInvokeConfig', 'PutFunctionEventInvokeConfig'],
    ]),
    // A name, or an ARN that ends in it.
    requestParameters: { functionName: functions.map(({ functionName }) => ({ suffix: functionName })) },
  };
}

/**
 * A role of ours given to another function. The trail has no event for iam:PassRole: what passes a role is the call
 * that names it, and only Lambda may assume these.
 */
export function rolePassed(roles: readonly IRole[], functions: readonly IFunction[]): Pattern {
  return {
    eventSource: ['lambda.amazonaws.com'],
    eventName: anyOf(['CreateFunction', 'UpdateFunctionConfiguration']),
    requestParameters: {
      // An ARN ends in the role's name. All ARNs would be longer than a pattern can be.
      role: roles.map(({ roleName }) => ({ suffix: roleName })),
      functionName: [{ 'anything-but': functions.map(({ functionName }) => functionName) }],
    },
  };
}

/** Changes of who may be a role, and what it may do. Reported in us-east-1 only, as all of IAM's events are. */
export function roleChanged(roleNames: readonly string[]): Pattern {
  return {
    eventSource: ['iam.amazonaws.com'],
    eventName: [
      ...['UpdateAssumeRolePolicy', 'PutRolePolicy', 'AttachRolePolicy', 'DetachRolePolicy'],
      ...['DeleteRolePolicy', 'PutRolePermissionsBoundary', 'DeleteRolePermissionsBoundary', 'DeleteRole'],
    ],
    requestParameters: { roleName: roleNames },
  };
}

/** Changes of what a managed policy allows; CloudFormation names a policy by its stack. */
export function policyChanged(stackNames: readonly string[]): Pattern {
  const policies = `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:policy/`;
  return {
    eventSource: ['iam.amazonaws.com'],
    eventName: ['CreatePolicyVersion', 'SetDefaultPolicyVersion', 'DeletePolicy'],
    requestParameters: { policyArn: anyOf(stackNames.map((name) => `${policies}${name}-`)) },
  };
}

/** Objects written or removed, and the bucket's own settings changed, by anybody but the deployment's role. */
export function siteWritten(bucketName: string, deploymentRole: IRole): Pattern {
  return {
    eventSource: ['s3.amazonaws.com'],
    eventName: anyOf(['Put', 'Delete', 'Copy', 'CompleteMultipartUpload', 'RestoreObject']),
    requestParameters: { bucketName: [bucketName] },
    userIdentity: { sessionContext: { sessionIssuer: otherThan('arn', [deploymentRole.roleArn]) } },
  };
}

/** Changes of what stands before the site and the sockets, by the ids of all of it: origins, headers, firewall. */
export function distributionChanged(ids: readonly string[]): Pattern {
  return {
    eventSource: ['cloudfront.amazonaws.com', 'wafv2.amazonaws.com'],
    // CloudFront's names end in a version.
    eventName: anyOf([
      ...['UpdateDistribution', 'DeleteDistribution', 'UpdateResponseHeadersPolicy'],
      ...['UpdateOriginRequestPolicy', 'UpdateOriginAccessControl', 'UpdateWebACL'],
    ]),
    requestParameters: { id: ids },
  };
}

/** Changes of how agents sign in, and of who is one: a factor that is no longer asked for, a client, an account. */
export function poolChanged(userPoolId: string): Pattern {
  return {
    eventSource: ['cognito-idp.amazonaws.com'],
    eventName: [
      ...['SetUserPoolMfaConfig', 'UpdateUserPool', 'CreateUserPoolClient', 'UpdateUserPoolClient'],
      ...['AdminAddUserToGroup', 'AdminCreateUser', 'AdminSetUserPassword', 'AdminSetUserMFAPreference'],
    ],
    requestParameters: { userPoolId: [userPoolId] },
  };
}

/** Anything that could make the trail blind. */
export function trailChanged({ trailName, trailArn }: { trailName: string; trailArn: string }): Pattern {
  const names = [trailName, trailArn];
  return {
    eventSource: ['cloudtrail.amazonaws.com'],
    eventName: ['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors', 'PutInsightSelectors'],
    $or: [{ requestParameters: { name: names } }, { requestParameters: { trailName: names } }],
  };
}

/** Ways out of the vault that its own policy denies, and changes of that policy; refused attempts too. */
export function vaultChanged({ tableName, tableArn }: { tableName: string; tableArn: string }): Pattern {
  const names = [tableName, tableArn];
  return {
    eventSource: ['dynamodb.amazonaws.com'],
    eventName: [
      ...['PutResourcePolicy', 'DeleteResourcePolicy', 'UpdateContinuousBackups', 'CreateBackup'],
      ...['ExportTableToPointInTime', 'RestoreTableToPointInTime', 'EnableKinesisStreamingDestination'],
      ...['UpdateTable', 'UpdateTimeToLive', 'DeleteTable', 'StartAwsBackupJob'],
    ],
    $or: ['tableName', 'tableArn', 'resourceArn', 'sourceTableName', 'sourceTableArn'].map((parameter) => ({
      requestParameters: { [parameter]: names },
    })),
  };
}
