import type { Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Config } from '../../config.ts';
import { reservedConcurrency } from '../../reserved-concurrency.ts';
import type { ServiceTables } from '../tables/service-table.ts';
import type { Service } from '../service-role.ts';
import type { SocketApi } from '../socket-api.ts';
import { metricsNamespace } from '../watch/metrics-namespace.ts';

/** What the functions stand among; each takes from it what it needs. */
export interface Surroundings {
  readonly config: Config;
  readonly data: {
    readonly roles: Readonly<Record<Service, Role>>;
    readonly tables: ServiceTables;
    readonly wrappingKey: IKey;
    readonly signingKey: IKey;
    readonly operationsKey: IKey;
    readonly originSecret: Pick<ISecret, 'secretValue'>;
  };
  readonly sockets: SocketApi;
}

/** What every function is given, whatever it does. */
export function common<S extends Service>(service: S, { config, data }: Surroundings) {
  return {
    service,
    role: data.roles[service],
    encryptionKey: data.operationsKey,
    removalProtection: config.removalProtection,
    reservedConcurrency:
      config.accountConcurrency === undefined
        ? undefined
        : reservedConcurrency(service, config.accountConcurrency),
    metricsNamespace: metricsNamespace(config),
  };
}
