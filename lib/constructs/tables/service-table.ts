import {
  type Attribute,
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { TableVariables } from '../../../lambdas/adapters/env.ts';
import { numberKeys, tables, ttlAttribute } from '../../../lambdas/adapters/tables.ts';
import { type RemovalProps, removalPolicyOf } from '../../removal.ts';

/** The names of a table's or an index's key attributes. */
export interface KeyNames {
  readonly partitionKey: string;
  readonly sortKey?: string;
}

type Layout = KeyNames & { readonly indexes?: Readonly<Record<string, KeyNames>> };

type TableName = keyof typeof tables;

/** The tables, as functions know them. */
export type ServiceTables = { readonly [Name in TableName]: ServiceTable<Name> };

export interface ServiceTableProps<Name extends TableName = TableName> extends RemovalProps {
  /** Which of {@link tables} it is: says its keys and indexes, and the variable that names it. */
  readonly table: Name;
  /**
   * For how many days functions keep what they write there.
   * @default - not configured
   */
  readonly retentionDays?: number;
  /** Encrypts the table at rest. */
  readonly encryptionKey: IKey;
  /**
   * What an index holds besides keys.
   * @default ProjectionType.KEYS_ONLY
   */
  readonly projection?: ProjectionType;
  /**
   * Whether the table can be restored to any second of the last 35 days. Left out, the template says nothing about
   * it: a template that said "no" would call UpdateContinuousBackups, which the vault denies.
   * @default false
   */
  readonly pointInTimeRecovery?: boolean;
  /**
   * The table's own policy.
   * @default - none
   */
  readonly resourcePolicy?: TableProps['resourcePolicy'];
}

/** A table on demand, with a time to live, under a key of the brand's, without a stream. */
export class ServiceTable<Name extends TableName> extends Table {
  /** What functions are told of it. */
  readonly variables: TableVariables<Name>;

  constructor(scope: Construct, id: string, props: ServiceTableProps<Name>) {
    const layout: Layout = tables[props.table];
    super(scope, id, {
      ...keyAttributes(layout),
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: ttlAttribute,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.encryptionKey,
      deletionProtection: props.removalProtection,
      removalPolicy: removalPolicyOf(props),
      ...(props.pointInTimeRecovery === true && {
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      }),
      ...(props.resourcePolicy && { resourcePolicy: props.resourcePolicy }),
    });
    for (const [indexName, index] of Object.entries(layout.indexes ?? {})) {
      this.addGlobalSecondaryIndex({
        indexName,
        ...keyAttributes(index),
        projectionType: props.projection ?? ProjectionType.KEYS_ONLY,
      });
    }
    const prefix = props.table.toUpperCase();
    this.variables = {
      [`${prefix}_TABLE_NAME`]: this.tableName,
      ...(props.retentionDays !== undefined && { [`${prefix}_RETENTION_DAYS`]: String(props.retentionDays) }),
    } as TableVariables<Name>;
  }
}

function keyAttributes(names: KeyNames): { partitionKey: Attribute; sortKey?: Attribute } {
  const partitionKey = attribute(names.partitionKey);
  return names.sortKey === undefined ? { partitionKey } : { partitionKey, sortKey: attribute(names.sortKey) };
}

function attribute(name: string): Attribute {
  return { name, type: numberKeys.includes(name) ? AttributeType.NUMBER : AttributeType.STRING };
}
