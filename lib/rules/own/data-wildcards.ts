import type { Rule } from '../rule.ts';
import { covers, identityPolicies, type Statement } from '../statements.ts';

/** Actions that read, write or open data. */
const dataActions = [
  ...[
    'GetItem',
    'BatchGetItem',
    'Query',
    'Scan',
    'PutItem',
    'UpdateItem',
    'DeleteItem',
    'BatchWriteItem',
  ].map((action) => `dynamodb:${action}`),
  ...['ConditionCheckItem', 'PartiQLSelect', 'PartiQLUpdate', 'PartiQLInsert', 'PartiQLDelete'].map(
    (action) => `dynamodb:${action}`,
  ),
  ...['Decrypt', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo', 'CreateGrant'].map(
    (action) => `kms:${action}`,
  ),
  'secretsmanager:GetSecretValue',
  ...['GetObject', 'PutObject', 'DeleteObject'].map((action) => `s3:${action}`),
];

/** A policy that allows an action on data names the table, key, secret or bucket. Objects of a named bucket have no names here. */
export const dataActionNamesItsResource: Rule = {
  name: 'DataActionNamesItsResource',
  check: (templates) =>
    identityPolicies(templates).flatMap(({ resource, statements }) =>
      statements
        .filter(({ allows }) => allows)
        .flatMap((statement) =>
          onData(statement).flatMap((action) =>
            statement.resources
              .filter((arn) => !namesOne(arn, action))
              .map((arn) => ({ resource, fault: `allows ${action} on ${arn}` })),
          ),
        ),
    ),
};

function onData({ actions }: Statement): string[] {
  return actions.filter((action) => dataActions.some((wanted) => covers(action, wanted)));
}

/** Whether there is no wildcard in an ARN, but for the objects of a bucket that it names. */
function namesOne(arn: string, action: string): boolean {
  return !(action.startsWith('s3:') ? arn.replace(/\/\*$/, '') : arn).includes('*');
}
