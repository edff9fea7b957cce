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
import { numberKeys, ttlAttribute } from '../../../lambdas/adapters/tables.ts';
import { type RemovalProps, removalPolicyOf } from '../../removal.ts';

/** The names of a table's or an index's key attributes. */
export interface KeyNames {
  readonly partitionKey: string;
  readonly sortKey?: string;
}

export interface ServiceTableProps extends RemovalProps {
  /** Keys and indexes, as adapters use them. */
  readonly layout: KeyNames & { readonly indexes?: Readonly<Record<string, KeyNames>> };
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
export class ServiceTable extends Table {
  constructor(scope: Construct, id: string, props: ServiceTableProps) {
    super(scope, id, {
      ...keyAttributes(props.layout),
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
    for (const [indexName, index] of Object.entries(props.layout.indexes ?? {})) {
      this.addGlobalSecondaryIndex({
        indexName,
        ...keyAttributes(index),
        projectionType: props.projection ?? ProjectionType.KEYS_ONLY,
      });
    }
  }
}

function keyAttributes(names: KeyNames): { partitionKey: Attribute; sortKey?: Attribute } {
  const partitionKey = attribute(names.partitionKey);
  return names.sortKey === undefined ? { partitionKey } : { partitionKey, sortKey: attribute(names.sortKey) };
}

function attribute(name: string): Attribute {
  return { name, type: numberKeys.includes(name) ? AttributeType.NUMBER : AttributeType.STRING };
}
