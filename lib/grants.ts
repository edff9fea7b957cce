import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/** Something that a function is told of by variables. */
interface Named<Variables> {
  readonly variables: Variables;
}

interface Table<Variables> extends Named<Variables> {
  readonly tableArn: string;
}

/** Variables that name something, and what a function that has them may do with it. */
export interface Binding<Variables> extends Named<Variables> {
  readonly grants: readonly PolicyStatement[];
}

/** A right to a table that is more, or less, than an action on its items. */
type Right = (tableArn: string) => PolicyStatement;

type KeyUse = 'Decrypt' | 'GenerateDataKey' | 'Sign' | 'GetPublicKey';

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/**
 * A table for a function: what names it, and what it may do there. What is named may be used, and nothing else.
 *
 * @param rights actions on the items of the table, not on its indexes; {@link queries}; {@link queriesOf}; {@link reads}; {@link blindly}
 */
export function bind<Variables>(
  { tableArn, variables }: Table<Variables>,
  ...rights: (string | Right)[]
): Binding<Variables> {
  const actions = rights.filter((right) => typeof right === 'string');
  const others = rights.filter((right) => typeof right !== 'string');
  const grants = others.map((right) => right(tableArn));
  return { variables, grants: actions.length === 0 ? grants : [dynamodb(actions, [tableArn]), ...grants] };
}

/** A key for a function, by its ARN in a variable, and the one use of it. */
export function bindKey<Variable extends string>(variable: Variable, key: IKey, use: KeyUse) {
  const variables = { [variable]: key.keyArn } as Readonly<Record<Variable, string>>;
  return { variables, grants: [onKey(key, use)] };
}

type Together<Bound> = (Bound extends Binding<infer Variables> ? (all: Variables) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** What a function is told that gives it no right. */
export function told<Variables>(variables: Variables): Binding<Variables> {
  return { variables, grants: [] };
}

/** All of these, as the properties of a function. */
export function together<Bindings extends readonly Binding<object>[]>(...bindings: Bindings) {
  return {
    environment: Object.assign({}, ...bindings.map(({ variables }) => variables)) as Together<
      Bindings[number]
    >,
    grants: bindings.flatMap(({ grants }) => grants),
  };
}

/** Queries of the named indexes of a table. */
export function queries(...indexes: string[]): Right {
  return (tableArn) =>
    dynamodb(
      ['Query'],
      indexes.map((index) => `${tableArn}/index/${index}`),
    );
}

/** Reads of items by key that name all attributes which they return, and name none but these. */
export function reads(attributes: readonly string[]): Right {
  return (tableArn) =>
    dynamodb(['GetItem'], [tableArn], {
      StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      ...namingOnly(attributes),
    });
}

/** Queries of a table's own partitions whose keys begin so, and of no others. */
export function queriesOf(prefix: string): Right {
  return (tableArn) =>
    dynamodb(['Query'], [tableArn], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${prefix}*`] },
      // "All of none" is true: a request for which no key is known is refused.
      Null: { 'dynamodb:LeadingKeys': 'false' },
    });
}

/**
 * A write that can never return what was there: the right to write must not become a right to read. A request that
 * leaves `ReturnValues` out asks for NONE, so an absent key is as good (DynamoDB Developer Guide, "Using IAM policy
 * conditions for fine-grained access control").
 *
 * @param attributes the only attributes that the write may name, keys and conditions included; left out: any
 */
export function blindly(action: 'DeleteItem' | 'UpdateItem', attributes?: readonly string[]): Right {
  return (tableArn) =>
    dynamodb([action], [tableArn], {
      StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' },
      ...(attributes && namingOnly(attributes)),
    });
}

function namingOnly(attributes: readonly string[]): Conditions {
  return {
    'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes },
    // "All of none" is true: a request for which no attributes are known is refused.
    Null: { 'dynamodb:Attributes': 'false' },
  };
}

/**
 * One use of a key, by the code of a function in the key's own Region and account. Roles are known in every
 * Region, and our rules see their own only: a function elsewhere that is given the role gains nothing by it.
 *
 * `lambda:SourceFunctionArn` is for policies of identities, not of keys (AWS Lambda Developer Guide, "Using source
 * function ARN to control function access behavior").
 */
export function onKey(key: IKey, use: KeyUse): PolicyStatement {
  const functions = `arn:${Aws.PARTITION}:lambda:${Aws.REGION}:${Aws.ACCOUNT_ID}:function:*`;
  return new PolicyStatement({
    actions: [`kms:${use}`],
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
