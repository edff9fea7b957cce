import type { AccessControl } from '../iam/access-control.ts';
import {
  JsonService,
  ServiceError,
  type ServiceBehaviour,
  type ServiceRequest,
  type ServiceSurroundings,
} from '../json-service.ts';
import type { Assembly } from '../template/assembly.ts';
import { keyContext } from './context.ts';
import { KeyStore } from './key-store.ts';
import { readOperation } from './operations.ts';
import type { Operation } from './use.ts';

export interface KeyServiceOptions extends ServiceSurroundings {
  readonly assembly: Assembly;
  readonly access: AccessControl;
  /** Folder that keeps the key material; without one it goes with the process. */
  readonly data?: string | undefined;
}

/** KMS: the assembly's keys, each use checked against key policy and role. */
export class KeyService {
  /** Where AWS clients find it. */
  readonly url: string;
  readonly #service: JsonService;

  private constructor(url: string, service: JsonService) {
    this.url = url;
    this.#service = service;
  }

  static async start(options: KeyServiceOptions): Promise<KeyService> {
    const service = new JsonService(behaviour(options), options);
    return new KeyService(await service.listen(), service);
  }

  stop(): Promise<void> {
    return this.#service.close();
  }
}

function behaviour({ assembly, access, data }: KeyServiceOptions): ServiceBehaviour {
  const store = new KeyStore(assembly, data);
  const read = ({ operation, body }: ServiceRequest): Operation | undefined =>
    readOperation(operation, body, store);
  return {
    service: 'kms',
    contentType: 'application/x-amz-json-1.1',
    resources: (request) => [...new Set(read(request)?.uses.map(({ key }) => key.arn))],
    authorize: (request) => {
      const { identity, operation } = request;
      const call = { action: `kms:${operation}`, resource: '*' };
      const uses = read(request)?.uses ?? access.refuse(identity, call, 'the local runtime does not run it');
      const { account } = assembly;
      access.check(
        identity,
        uses.map(({ action, key, alias, encryptionContext }) => ({
          action,
          resource: key.arn,
          context: keyContext({ account, alias, encryptionContext }),
        })),
      );
    },
    faultError: () =>
      new ServiceError('ThrottlingException', 'You have exceeded the rate at which you may call KMS.'),
    perform: (request) => ({ status: 200, body: JSON.stringify(read(request)?.perform()) }),
  };
}
