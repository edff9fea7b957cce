import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KMS } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Services } from '../services.ts';

const services = new Services();
const key = services.find('Data/WrappingKey').arn;
const context = { purpose: 'box', room: 'r' };
const denied = { name: 'AccessDeniedException' };
let packer: KMS;
let opener: KMS;
let sweeper: KMS;

beforeAll(async () => {
  const keys = await services.startKeys();
  packer = services.kms(keys, 'Packer');
  opener = services.kms(keys, 'Opener');
  sweeper = services.kms(keys, 'Sweeper');
});
afterAll(() => services.stop());
beforeEach(() => {
  services.traffic.clear();
});

it('makes data keys that decrypt under the same encryption context, in any order, and no other', async () => {
  const { Plaintext, CiphertextBlob, KeyId } = await packer.generateDataKey({
    KeyId: key,
    KeySpec: 'AES_256',
    EncryptionContext: context,
  });
  expect(KeyId).toBe(key);
  expect(Plaintext).toHaveLength(32);
  const reordered = { room: 'r', purpose: 'box' };
  const decrypted = await opener.decrypt({ CiphertextBlob, EncryptionContext: reordered });
  expect(Buffer.from(decrypted.Plaintext ?? [])).toEqual(Buffer.from(Plaintext ?? []));
  const swapped = { ...context, room: 's' };
  const invalid = { name: 'InvalidCiphertextException' };
  await expect(opener.decrypt({ CiphertextBlob, EncryptionContext: swapped })).rejects.toMatchObject(invalid);
  await expect(opener.decrypt({ CiphertextBlob: Buffer.alloc(80) })).rejects.toMatchObject(invalid);
});

it('finds a key by its alias, and says when there is none', async () => {
  const { KeyId } = await packer.generateDataKey({
    KeyId: 'alias/two-stacks/wrapping',
    NumberOfBytes: 16,
    EncryptionContext: context,
  });
  expect(KeyId).toBe(key);
  const missing = packer.generateDataKey({ KeyId: 'alias/none', KeySpec: 'AES_256' });
  await expect(missing).rejects.toMatchObject({ name: 'NotFoundException' });
});

it('refuses what neither role nor key allows', async () => {
  const request = { KeyId: key, KeySpec: 'AES_256', EncryptionContext: context } as const;
  await expect(opener.generateDataKey(request)).rejects.toMatchObject(denied);
  await expect(sweeper.describeKey({ KeyId: key })).rejects.toMatchObject(denied);
  await expect(packer.encrypt({ KeyId: key, Plaintext: Buffer.of(1) })).rejects.toMatchObject(denied);
  await expect(packer.generateDataKeyWithoutPlaintext(request)).rejects.toMatchObject(denied);
  await expect(packer.scheduleKeyDeletion({ KeyId: key })).rejects.toMatchObject(denied);
});

it("lets the key's policy deny what a role's policy allows", async () => {
  const { CiphertextBlob } = await packer.generateDataKey({
    KeyId: key,
    KeySpec: 'AES_256',
    EncryptionContext: context,
  });
  await expect(packer.decrypt({ CiphertextBlob, EncryptionContext: context })).rejects.toMatchObject(denied);
  const destination = { DestinationKeyId: key, SourceEncryptionContext: context };
  await expect(packer.reEncrypt({ CiphertextBlob, ...destination })).rejects.toMatchObject(denied);
  await expect(opener.reEncrypt({ CiphertextBlob, ...destination })).rejects.toMatchObject(denied);
});

it('checks the encryption context against the policy', async () => {
  const attempt = (EncryptionContext: Record<string, string>): Promise<unknown> =>
    packer.generateDataKey({ KeyId: key, KeySpec: 'AES_256', EncryptionContext });
  await attempt({ purpose: 'box' });
  await expect(attempt({ purpose: 'other' })).rejects.toMatchObject(denied);
  await expect(attempt({ room: 'r' })).rejects.toMatchObject(denied);
  await expect(attempt({ ...context, more: 'x' })).rejects.toMatchObject(denied);
});

it("does not lend a table's key to a role outside of DynamoDB", async () => {
  const tableKey = services.find('Data/TableKey').arn;
  const request = { KeyId: tableKey, KeySpec: 'AES_256', EncryptionContext: context } as const;
  await expect(packer.generateDataKey(request)).rejects.toMatchObject(denied);
});

it('throttles, and counts what happened with the ARN of the key', async () => {
  const fault = services.traffic.inject({ service: 'kms', caller: 'Packer', kind: 'throttle', times: 2 });
  const request = { KeyId: key, KeySpec: 'AES_256', EncryptionContext: context } as const;
  await expect(packer.generateDataKey(request)).rejects.toMatchObject({ name: 'ThrottlingException' });
  await expect(packer.generateDataKey(request)).rejects.toMatchObject({ name: 'ThrottlingException' });
  await packer.generateDataKey(request);
  expect(fault.hits).toBe(2);
  const outcomes = services.traffic.calls.map(({ operation, resources, outcome }) => [
    operation,
    resources,
    outcome,
  ]);
  expect(outcomes).toEqual([
    ['GenerateDataKey', [key], 'ThrottlingException'],
    ['GenerateDataKey', [key], 'ThrottlingException'],
    ['GenerateDataKey', [key], 'ok'],
  ]);
});

it('keeps key material in a data folder that only its owner can read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-test-'));
  const first = new Services(services.directory);
  const { CiphertextBlob } = await first
    .kms(await first.startKeys(folder), 'Packer')
    .generateDataKey({ KeyId: key, KeySpec: 'AES_256', EncryptionContext: context });
  await first.stop();
  const second = new Services(services.directory);
  const again = second.kms(await second.startKeys(folder), 'Opener');
  const { Plaintext } = await again.decrypt({ CiphertextBlob, EncryptionContext: context });
  expect(Plaintext).toHaveLength(32);
  expect(statSync(join(folder, 'kms.json')).mode & 0o077).toBe(0);
  await second.stop();
  rmSync(folder, { recursive: true });
});
