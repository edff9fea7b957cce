import { ServiceError } from '../json-service.ts';
import type { JsonObject } from '../template/json.ts';
import type { Key, KeyStore } from './key-store.ts';
import { sha256, SigningKey } from './signing-key.ts';
import { base64, bytes, enabled, invalid, type Operation, useOf } from './use.ts';

const spec = 'ECC_NIST_P256';
const usage = 'SIGN_VERIFY';
const algorithm = 'ECDSA_SHA_256';
const longestMessage = 4096;
const digestLength = 32;

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html */
export function sign(body: JsonObject, store: KeyStore): Operation {
  const use = useOf('Sign', body['KeyId'], undefined, store);
  const message = bytes(body['Message'], 'Message');
  if (message.length < 1 || message.length > longestMessage) throw invalid('Message');
  const digest = digestOf(message, body['MessageType'] ?? 'RAW');
  const perform = (): JsonObject => {
    const { key } = use;
    if (enabled(key).usage !== usage || body['SigningAlgorithm'] !== algorithm) throw wrongUsage(key);
    const signature = new SigningKey(key.arn).sign(digest);
    return { KeyId: key.arn, Signature: base64(signature), SigningAlgorithm: algorithm };
  };
  return { uses: [use], perform };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html */
export function getPublicKey(body: JsonObject, store: KeyStore): Operation {
  const use = useOf('GetPublicKey', body['KeyId'], undefined, store);
  const perform = (): JsonObject => {
    const { key } = use;
    if (enabled(key).usage !== usage)
      throw new ServiceError('UnsupportedOperationException', `${key.arn} has no public key.`);
    return {
      KeyId: key.arn,
      PublicKey: base64(new SigningKey(key.arn).publicKey()),
      KeySpec: spec,
      CustomerMasterKeySpec: spec,
      KeyUsage: usage,
      SigningAlgorithms: [algorithm],
    };
  };
  return { uses: [use], perform };
}

function digestOf(message: Buffer, type: unknown): Buffer {
  if (type === 'RAW') return sha256(message);
  if (type !== 'DIGEST') throw invalid('MessageType');
  if (message.length === digestLength) return message;
  throw new ServiceError('ValidationException', `Digest is invalid length for algorithm ${algorithm}.`);
}

function wrongUsage({ arn, usage: found }: Key): ServiceError {
  return new ServiceError('InvalidKeyUsageException', `${arn} key usage is ${found}: it does not sign so.`);
}
