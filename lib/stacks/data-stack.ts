import { Stack, type StackProps } from 'aws-cdk-lib';
import { ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { OperationsKey } from '../constructs/keys/operations-key.ts';
import { SigningKey } from '../constructs/keys/signing-key.ts';
import { TablesKey } from '../constructs/keys/tables-key.ts';
import { WrappingKey } from '../constructs/keys/wrapping-key.ts';
import { OriginSecret } from '../constructs/origin-secret.ts';
import { type Service, ServiceRole, services } from '../constructs/service-role.ts';
import { ServiceTable, type ServiceTables } from '../constructs/tables/service-table.ts';
import { VaultTable } from '../constructs/tables/vault-table.ts';

export interface DataStackProps extends StackProps {
  readonly config: Config;
}

/** Everything that has to outlive a release: keys, tables, and the roles that the keys' policies name. */
export class DataStack extends Stack {
  readonly roles: Readonly<Record<Service, ServiceRole>>;
  readonly wrappingKey: WrappingKey;
  readonly signingKey: SigningKey;
  readonly tablesKey: TablesKey;
  readonly operationsKey: OperationsKey;
  readonly originSecret: OriginSecret;
  readonly tables: ServiceTables;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    const { removalProtection, originSecret, brandKey } = props.config;
    this.roles = Object.fromEntries(
      services.map((service) => [service, new ServiceRole(this, service)]),
    ) as Record<Service, ServiceRole>;
    this.operationsKey = new OperationsKey(this, 'OperationsKey', { removalProtection });
    this.originSecret = new OriginSecret(this, 'OriginSecret', {
      generation: originSecret,
      encryptionKey: this.operationsKey,
      removalProtection,
    });
    this.wrappingKey = new WrappingKey(this, 'WrappingKey', {
      encryptingRole: this.roles.collect,
      decryptingRole: this.roles.reveal,
      removalProtection,
    });
    this.signingKey = new SigningKey(this, 'SigningKey', {
      generation: brandKey,
      signingRole: this.roles.enrol,
      removalProtection,
    });
    this.tablesKey = new TablesKey(this, 'TablesKey', { removalProtection });
    this.tables = this.#tables(props.config);
  }

  #tables({ removalProtection, transcriptRetentionDays, auditRetentionDays }: Config): ServiceTables {
    const base = { encryptionKey: this.tablesKey, removalProtection };
    // Restorable tables hold no secrets: of an answer, a conversation has the state and a transcript the mask.
    const restorable = { ...base, pointInTimeRecovery: true };
    return {
      connections: new ServiceTable(this, 'Connections', { ...base, table: 'connections' }),
      conversations: new ServiceTable(this, 'Conversations', { ...restorable, table: 'conversations' }),
      transcript: new ServiceTable(this, 'Transcript', {
        ...restorable,
        table: 'transcript',
        retentionDays: transcriptRetentionDays,
      }),
      vault: new VaultTable(this, 'Vault', base),
      // Whoever looks an actor up reads whole records from the index.
      audit: new ServiceTable(this, 'Audit', {
        ...restorable,
        table: 'audit',
        retentionDays: auditRetentionDays,
        projection: ProjectionType.ALL,
      }),
    };
  }
}
