import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDecrypt } from '@aws-crypto/decrypt-node';
import { KmsKeyringNode } from '@aws-crypto/kms-keyring-node';
import type { Environment } from '../../../client/environment.ts';
import type { Remains } from '../../../play/local/leak-search.ts';
import { suite } from '../../../lambdas/adapters/kms/encryption-suite.ts';
import { KeyStore } from '../../../local/kms/key-store.ts';
import { readAssembly } from '../../../local/template/assembly.ts';

/** Every message on the wire, as the gateway sees it. */
export class Wiretap {
  readonly messages: string[] = [];
  readonly environment: Environment;

  constructor(environment: Environment) {
    this.environment = {
      ...environment,
      connect: (url, protocols, events) => {
        const received = (text: string) => {
          this.messages.push(text);
          events.received(text);
        };
        const socket = environment.connect(url, protocols, { ...events, received });
        const send = (text: string) => {
          this.messages.push(text);
          socket.send(text);
        };
        return { close: () => socket.close(), send };
      },
    };
  }
}

/** Everything that is deployed: the code of each function, and the templates with their environments. */
export function deployed(directory: string): Remains[] {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => ({ name, bytes: readFileSync(join(parentPath, name)) }));
}

/** Every symmetric key of the account, with its material. */
export class StolenKeys {
  /** Each of 32 bytes: the account's keys, and the data keys that they opened. */
  readonly secrets: Uint8Array<ArrayBuffer>[];
  readonly #store: KeyStore;
  readonly #wrappingKeyArn: string;

  constructor(directory: string, data: string) {
    const assembly = readAssembly(directory);
    this.#store = new KeyStore(assembly, data);
    this.#wrappingKeyArn =
      assembly.ofType('AWS::KMS::Key').find(({ path }) => path.includes('WrappingKey'))?.arn ?? '';
    const material = JSON.parse(readFileSync(join(data, 'kms.json'), 'utf8')) as Record<string, string>;
    this.secrets = Object.values(material).map((text) => new Uint8Array(Buffer.from(text, 'base64')));
  }

  /** What is in the envelope of a row of the vault: all that the functions and KMS could ever make of it. */
  async opened(ciphertext: Uint8Array): Promise<unknown> {
    const keyring = new KmsKeyringNode({
      keyIds: [this.#wrappingKeyArn],
      clientProvider: () =>
        ({ decrypt: (request: Wrapped) => Promise.resolve(this.#unwrapped(request)) }) as never,
    });
    const { decrypt } = buildDecrypt(suite.commitmentPolicy);
    return JSON.parse((await decrypt(keyring, ciphertext)).plaintext.toString());
  }

  #unwrapped({ CiphertextBlob, EncryptionContext }: Wrapped) {
    const plaintext = this.#store.decrypt(Buffer.from(CiphertextBlob), EncryptionContext);
    this.secrets.push(new Uint8Array(plaintext));
    return { KeyId: this.#wrappingKeyArn, Plaintext: new Uint8Array(plaintext) };
  }
}

interface Wrapped {
  readonly CiphertextBlob: Uint8Array;
  readonly EncryptionContext: Record<string, string>;
}
