import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/** What a grant has to know of a table. */
interface Table {
  readonly tableArn: string;
}

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Actions on the items of a table, not on its indexes. */
export function onTable(table: Table, ...actions: string[]): PolicyStatement {
  return dynamodb(actions, [table.tableArn]);
}

/** Queries of the named indexes of a table. */
export function queryOf(table: Table, ...indexes: string[]): PolicyStatement {
  return dynamodb(
    ['Query'],
    indexes.map((index) => `${table.tableArn}/index/${index}`),
  );
}

/**
 * A write that can never return what was there: the right to write must not become a right to read. A request that
 * leaves `ReturnValues` out asks for NONE, so an absent key is as good (DynamoDB Developer Guide, "Using IAM policy
 * conditions for fine-grained access control").
 *
 * @param attributes the only attributes that the write may name, keys and conditions included; left out: any
 */
export function blindly(
  action: 'DeleteItem' | 'UpdateItem',
  table: Table,
  attributes?: readonly string[],
): PolicyStatement {
  return dynamodb([action], [table.tableArn], {
    StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' },
    ...(attributes && {
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes },
      // "All of none" is true: a request for which no attributes are known is refused.
      Null: { 'dynamodb:Attributes': 'false' },
    }),
  });
}

/**
 * One use of a key, by the code of a function in the key's own Region and account. Roles are known in every
 * Region, and our rules see their own only: a function elsewhere that is given the role gains nothing by it.
 *
 * `lambda:SourceFunctionArn` is for policies of identities, not of keys (AWS Lambda Developer Guide, "Using source
 * function ARN to control function access behavior").
 */
export function onKey(
  key: IKey,
  action: 'Decrypt' | 'GenerateDataKey' | 'Sign' | 'GetPublicKey',
): PolicyStatement {
  const functions = `arn:${Aws.PARTITION}:lambda:${Aws.REGION}:${Aws.ACCOUNT_ID}:function:*`;
  return new PolicyStatement({
    actions: [`kms:${action}`],
    resources: [key.keyArn],
    conditions: { ArnLike: { 'lambda:SourceFunctionArn': functions } },
  });
}

function dynamodb(
  actions: readonly string[],
  resources: string[],
  conditions: Conditions = {},
): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources,
    conditions,
  });
}
