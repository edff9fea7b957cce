import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceError } from '../json-service.ts';
import type { Assembly } from '../template/assembly.ts';
import { textOf } from '../template/json.ts';

export type EncryptionContext = Readonly<Record<string, string>>;

/** A KMS key of the assembly, without its material. */
export interface Key {
  readonly id: string;
  readonly arn: string;
  readonly enabled: boolean;
  /** Symmetric keys are run, and ECC_NIST_P256. */
  readonly spec: string;
  readonly usage: string;
  readonly description: string;
}

const version = 1;
const idLength = 16;
const nonceLength = 12;
const tagLength = 16;
const headerLength = 1 + idLength + nonceLength + tagLength;

/** The assembly's keys with their material, which stays in here. */
export class KeyStore {
  readonly #keys: ReadonlyMap<string, Key>;
  readonly #aliases: ReadonlyMap<string, string>;
  readonly #material: Readonly<Record<string, string>>;

  /** Makes material for new keys. With a data folder it is kept there, readable by its owner alone. */
  constructor(assembly: Assembly, data?: string) {
    this.#keys = new Map(readKeys(assembly).map((key) => [key.id, key]));
    this.#aliases = readAliases(assembly);
    const file = data === undefined ? undefined : join(data, 'kms.json');
    const kept = file !== undefined && existsSync(file) ? readMaterial(file) : {};
    const made = [...this.#keys.keys()].map((id) => [id, kept[id] ?? randomBytes(32).toString('base64')]);
    this.#material = { ...kept, ...(Object.fromEntries(made) as Record<string, string>) };
    if (file === undefined || data === undefined) return;
    mkdirSync(data, { recursive: true });
    writeFileSync(file, JSON.stringify(this.#material), { mode: 0o600 });
  }

  /** The key by its id, ARN, alias or alias's ARN. Throws NotFoundException if there is none. */
  find(name: string): Key {
    const tail = name.replace(/^arn:aws:kms:[^:]*:\d*:/, '');
    const id = tail.startsWith('alias/') ? this.#aliases.get(tail) : tail.replace(/^key\//, '');
    const key = this.#keys.get(id ?? '');
    if (key === undefined) throw new ServiceError('NotFoundException', `Key '${name}' does not exist`);
    return key;
  }

  /** Encrypts under a key, bound to the encryption context. */
  encrypt(key: Key, plaintext: Uint8Array, context: EncryptionContext): Buffer {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', this.#materialOf(key), nonce).setAAD(
      associatedData(context),
    );
    const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
    const id = Buffer.from(key.id.replaceAll('-', ''), 'hex');
    return Buffer.concat([Buffer.of(version), id, nonce, cipher.getAuthTag(), body]);
  }

  /** The key that a ciphertext says it is under. Throws InvalidCiphertextException if it says none that exists. */
  keyOf(ciphertext: Buffer): Key {
    const hex = ciphertext.subarray(1, 1 + idLength).toString('hex');
    const key = this.#keys.get(hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
    if (ciphertext[0] !== version || key === undefined) throw invalidCiphertext();
    return key;
  }

  /** Throws InvalidCiphertextException if the ciphertext or the context is not what was encrypted. */
  decrypt(ciphertext: Buffer, context: EncryptionContext): Buffer {
    const key = this.keyOf(ciphertext);
    const nonce = ciphertext.subarray(1 + idLength, 1 + idLength + nonceLength);
    const tag = ciphertext.subarray(headerLength - tagLength, headerLength);
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#materialOf(key), nonce, {
        authTagLength: tagLength,
      });
      decipher.setAAD(associatedData(context)).setAuthTag(tag);
      return Buffer.concat([decipher.update(ciphertext.subarray(headerLength)), decipher.final()]);
    } catch {
      throw invalidCiphertext();
    }
  }

  #materialOf(key: Key): Buffer {
    return Buffer.from(textOf(this.#material[key.id], 'key material'), 'base64');
  }
}

/** The same bytes for the same pairs, in whatever order they come. */
function associatedData(context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify(pairs));
}

function invalidCiphertext(): ServiceError {
  return new ServiceError('InvalidCiphertextException', '');
}

function readMaterial(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

function readKeys(assembly: Assembly): Key[] {
  return assembly.ofType('AWS::KMS::Key').map(({ physicalId: id, arn, properties }) => ({
    id,
    arn,
    enabled: properties['Enabled'] !== false,
    spec: textOf(properties['KeySpec'] ?? 'SYMMETRIC_DEFAULT', 'KeySpec'),
    usage: textOf(properties['KeyUsage'] ?? 'ENCRYPT_DECRYPT', 'KeyUsage'),
    description: textOf(properties['Description'] ?? '', 'Description'),
  }));
}

function readAliases(assembly: Assembly): ReadonlyMap<string, string> {
  return new Map(
    assembly.ofType('AWS::KMS::Alias').map(({ physicalId, properties }) => {
      const target = textOf(properties['TargetKeyId'], `target of ${physicalId}`);
      return [physicalId, target.replace(/^.*key\//, '')];
    }),
  );
}
