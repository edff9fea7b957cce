import { cacheClients, KMS, type KmsKeyringNode } from '@aws-crypto/kms-keyring-node';
import { kmsConfig } from './config.ts';

type ClientProvider = NonNullable<
  NonNullable<ConstructorParameters<typeof KmsKeyringNode>[0]>['clientProvider']
>;
type Client = Exclude<ReturnType<ClientProvider>, false>;

/** One client a Region. The keyring's type asks for undefined where the client's, more strictly, has an absence. */
export const kmsClient: ClientProvider = cacheClients(
  (region) => new KMS({ region, ...kmsConfig }) as unknown as Client,
);
