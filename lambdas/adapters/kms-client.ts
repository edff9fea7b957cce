import { cacheClients, KMS, type KmsKeyringNode } from '@aws-crypto/kms-keyring-node';

type ClientProvider = NonNullable<
  NonNullable<ConstructorParameters<typeof KmsKeyringNode>[0]>['clientProvider']
>;
type Client = Exclude<ReturnType<ClientProvider>, false>;

/** KMS answers in milliseconds or is in trouble; a function lives for 10 s. */
const timeoutMs = 2_000;

const config = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
};

/** One client a Region. The keyring's type asks for undefined where the client's, more strictly, has an absence. */
export const kmsClient: ClientProvider = cacheClients(
  (region) => new KMS({ region, ...config }) as unknown as Client,
);
