import { randomBytes } from 'node:crypto';
import { ServiceError } from '../json-service.ts';
import type { Json, JsonObject } from '../template/json.ts';
import type { Key, KeyStore } from './key-store.ts';
import { getPublicKey, sign } from './signing.ts';
import { base64, bytes, enabled, invalid, type Operation, type Use, useOf } from './use.ts';

type Reader = (body: JsonObject, store: KeyStore) => Operation;

const readers: Readonly<Record<string, Reader>> = {
  GenerateDataKey: (body, store) => generateDataKey('GenerateDataKey', body, store),
  GenerateDataKeyWithoutPlaintext: (body, store) => {
    const operation = generateDataKey('GenerateDataKeyWithoutPlaintext', body, store);
    return { ...operation, perform: () => ({ ...operation.perform(), Plaintext: undefined }) };
  },
  Encrypt: encrypt,
  Decrypt: decrypt,
  ReEncrypt: reEncrypt,
  DescribeKey: describeKey,
  Sign: sign,
  GetPublicKey: getPublicKey,
};

const algorithm = 'SYMMETRIC_DEFAULT';
const longestPlaintext = 4096;

/**
 * Reads a request; `undefined` for an operation that is not run here. Throws KMS's own exceptions.
 *
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
 */
export function readOperation(name: string, body: JsonObject, store: KeyStore): Operation | undefined {
  return Object.hasOwn(readers, name) ? readers[name]?.(body, store) : undefined;
}

function generateDataKey(action: string, body: JsonObject, store: KeyStore): Operation {
  const use = useOf(action, body['KeyId'], body['EncryptionContext'], store);
  const length = body['NumberOfBytes'] ?? (body['KeySpec'] === 'AES_128' ? 16 : 32);
  if (typeof length !== 'number' || length < 1 || length > 1024) throw invalid('NumberOfBytes');
  const perform = (): JsonObject => {
    const plaintext = randomBytes(length);
    const ciphertext = store.encrypt(usable(use.key), plaintext, use.encryptionContext);
    return { KeyId: use.key.arn, Plaintext: base64(plaintext), CiphertextBlob: base64(ciphertext) };
  };
  return { uses: [use], perform };
}

function encrypt(body: JsonObject, store: KeyStore): Operation {
  const use = useOf('Encrypt', body['KeyId'], body['EncryptionContext'], store);
  const plaintext = bytes(body['Plaintext'], 'Plaintext');
  if (plaintext.length < 1 || plaintext.length > longestPlaintext) throw invalid('Plaintext');
  const perform = (): JsonObject => {
    const ciphertext = store.encrypt(usable(use.key), plaintext, use.encryptionContext);
    return { KeyId: use.key.arn, CiphertextBlob: base64(ciphertext), EncryptionAlgorithm: algorithm };
  };
  return { uses: [use], perform };
}

function decrypt(body: JsonObject, store: KeyStore): Operation {
  const ciphertext = bytes(body['CiphertextBlob'], 'CiphertextBlob');
  const use = useOfCiphertext('Decrypt', ciphertext, body['KeyId'], body['EncryptionContext'], store);
  const perform = (): JsonObject => {
    usable(use.key);
    const plaintext = store.decrypt(ciphertext, use.encryptionContext);
    return { KeyId: use.key.arn, Plaintext: base64(plaintext), EncryptionAlgorithm: algorithm };
  };
  return { uses: [use], perform };
}

function reEncrypt(body: JsonObject, store: KeyStore): Operation {
  const ciphertext = bytes(body['CiphertextBlob'], 'CiphertextBlob');
  const { SourceKeyId: sourceId, SourceEncryptionContext: sourceContext } = body;
  const from = useOfCiphertext('ReEncryptFrom', ciphertext, sourceId, sourceContext, store);
  const to = useOf('ReEncryptTo', body['DestinationKeyId'], body['DestinationEncryptionContext'], store);
  const perform = (): JsonObject => {
    usable(from.key);
    const plaintext = store.decrypt(ciphertext, from.encryptionContext);
    const renewed = store.encrypt(usable(to.key), plaintext, to.encryptionContext);
    return { SourceKeyId: from.key.arn, KeyId: to.key.arn, CiphertextBlob: base64(renewed) };
  };
  return { uses: [from, to], perform };
}

function describeKey(body: JsonObject, store: KeyStore): Operation {
  const use = useOf('DescribeKey', body['KeyId'], undefined, store);
  const { id, arn, enabled, spec, usage, description } = use.key;
  const metadata = {
    KeyId: id,
    Arn: arn,
    AWSAccountId: arn.split(':')[4],
    Enabled: enabled,
    KeyState: enabled ? 'Enabled' : 'Disabled',
    KeySpec: spec,
    CustomerMasterKeySpec: spec,
    KeyUsage: usage,
    Description: description,
    KeyManager: 'CUSTOMER',
    Origin: 'AWS_KMS',
    MultiRegion: false,
  };
  return { uses: [use], perform: () => ({ KeyMetadata: metadata }) };
}

/** A ciphertext names its key; a key that the caller names as well has to be the same. */
function useOfCiphertext(
  action: string,
  ciphertext: Buffer,
  name: Json | undefined,
  context: Json | undefined,
  store: KeyStore,
): Use {
  const key = store.keyOf(ciphertext);
  const use = useOf(action, name ?? key.arn, context, store);
  if (use.key === key) return use;
  throw new ServiceError(
    'IncorrectKeyException',
    'The key ID in the request does not identify a CMK that can perform this operation.',
  );
}

/** Throws unless the key can encrypt and decrypt now. */
function usable(key: Key): Key {
  if (enabled(key).spec === algorithm) return key;
  throw new ServiceError('InvalidKeyUsageException', `${key.arn} is not a symmetric encryption key.`);
}
