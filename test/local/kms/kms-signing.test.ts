import { createHash, verify } from 'node:crypto';
import type { KMS } from '@aws-sdk/client-kms';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SigningKey } from '../../../local/kms/signing-key.ts';
import { Services } from '../services.ts';

const services = new Services();
const key = services.find('Data/SigningKey').arn;
const symmetric = services.find('Data/WrappingKey').arn;
const SigningAlgorithm = 'ECDSA_SHA_256';
const Message = Buffer.from('what is signed');
const digest = createHash('sha256').update(Message).digest();
let signer: KMS;
let other: KMS;

beforeAll(async () => {
  const keys = await services.startKeys();
  signer = services.kms(keys, 'Opener');
  other = services.kms(keys, 'Packer');
});
afterAll(() => services.stop());

function isSignature(signature: Uint8Array | undefined, publicKey: Uint8Array | undefined): boolean {
  const spki = { key: Buffer.from(publicKey ?? []), format: 'der', type: 'spki' } as const;
  return verify('sha256', Message, spki, signature ?? new Uint8Array());
}

it('signs a message and its digest, by the key whose public half it gives', async () => {
  const { PublicKey, KeySpec, KeyUsage, SigningAlgorithms, KeyId } = await signer.getPublicKey({
    KeyId: key,
  });
  expect({ KeySpec, KeyUsage, SigningAlgorithms, KeyId }).toEqual({
    KeySpec: 'ECC_NIST_P256',
    KeyUsage: 'SIGN_VERIFY',
    SigningAlgorithms: [SigningAlgorithm],
    KeyId: key,
  });
  const raw = await signer.sign({ KeyId: key, Message, SigningAlgorithm });
  expect(isSignature(raw.Signature, PublicKey)).toBe(true);
  const MessageType = 'DIGEST';
  const ofDigest = await signer.sign({ KeyId: key, Message: digest, MessageType, SigningAlgorithm });
  expect(isSignature(ofDigest.Signature, PublicKey)).toBe(true);
  const ofOther = { KeyId: key, Message: Buffer.alloc(32), MessageType, SigningAlgorithm } as const;
  expect(isSignature((await signer.sign(ofOther)).Signature, PublicKey)).toBe(false);
});

it('signs whatever the digest and the key are', () => {
  const each = fc.property(fc.string(), fc.uint8Array({ maxLength: 64 }), (arn, bytes) => {
    const pair = new SigningKey(arn);
    const spki = { key: pair.publicKey(), format: 'der', type: 'spki' } as const;
    const signature = pair.sign(createHash('sha256').update(bytes).digest());
    expect(verify('sha256', bytes, spki, signature)).toBe(true);
  });
  fc.assert(each);
});

it('has the same key for the same ARN, and another for another', () => {
  const fingerprint = (arn: string) => new SigningKey(arn).publicKey().toString('hex');
  expect(fingerprint(key)).toBe(fingerprint(key));
  expect(fingerprint(key)).not.toBe(fingerprint(symmetric));
});

it("refuses in KMS's own words what it does not sign", async () => {
  const signing = (request: object) =>
    signer.sign({ KeyId: key, Message, SigningAlgorithm, ...request }) as Promise<unknown>;
  await expect(signing({ MessageType: 'DIGEST' })).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(signing({ MessageType: 'EXTERNAL_MU' })).rejects.toMatchObject({
    name: 'ValidationException',
  });
  await expect(signing({ Message: Buffer.alloc(4097) })).rejects.toMatchObject({
    name: 'ValidationException',
  });
  const wrongUsage = { name: 'InvalidKeyUsageException' };
  await expect(signing({ KeyId: symmetric })).rejects.toMatchObject(wrongUsage);
  await expect(signing({ SigningAlgorithm: 'ECDSA_SHA_384' })).rejects.toMatchObject(wrongUsage);
  const encrypting = signer.generateDataKey({ KeyId: key, KeySpec: 'AES_256' });
  await expect(encrypting).rejects.toMatchObject(wrongUsage);
  const ofSymmetric = signer.getPublicKey({ KeyId: symmetric });
  await expect(ofSymmetric).rejects.toMatchObject({ name: 'UnsupportedOperationException' });
});

it('lets nobody sign, or read the public half, whom no policy allows to', async () => {
  const denied = { name: 'AccessDeniedException' };
  await expect(other.sign({ KeyId: key, Message, SigningAlgorithm })).rejects.toMatchObject(denied);
  await expect(other.getPublicKey({ KeyId: key })).rejects.toMatchObject(denied);
});
