import { AEAD_AES_256_GCM, KDF_HKDF_SHA256 } from 'hpke';
import { shake256 } from '@noble/hashes/sha3.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { describe, expect, test } from 'vitest';
import { type Bytes, concat } from '../../../core/sealing/bytes.ts';
import { isSignatureOf } from '../../../core/sealing/certificate/signature.ts';
import { libraryMlKem } from '../../../core/sealing/kem/library-ml-kem.ts';
import type { MlKem, MlKemPrivateKey } from '../../../core/sealing/kem/ml-kem.ts';
import { nativeMlKem } from '../../../core/sealing/kem/native-ml-kem.ts';
import { nativeX25519 } from '../../../core/sealing/kem/x25519.ts';
import { sessionKeyOf, xWing } from '../../../core/sealing/kem/x-wing.ts';
import { unsafeKeyOf, unsafeHalvesOf, unsafeX25519KeyOf } from '../../../docs/generator/sealing/known-key.ts';
import { casesOf, vectorsMissing, xWingVectors } from './vectors.ts';

/** What WebCrypto says to a low-order key and Node says to a wrong length must be an error, whichever. */
const refused = 'refused';

function bytes(hex: unknown): Bytes {
  return new Uint8Array(Buffer.from(String(hex), 'hex'));
}

function hex(result: Uint8Array): string {
  return Buffer.from(result).toString('hex');
}

async function orRefused(result: () => Promise<Uint8Array>): Promise<string> {
  try {
    return hex(await result());
  } catch {
    return refused;
  }
}

/** What WebCrypto has besides, which its types do not know yet. */
const subtle = crypto.subtle as unknown as {
  importKey(...options: unknown[]): Promise<CryptoKey>;
  getPublicKey(privateKey: CryptoKey, usages: readonly string[]): Promise<CryptoKey>;
  exportKey(format: string, key: CryptoKey): Promise<ArrayBuffer>;
};

/** A private key of this platform's. */
function nativeKeyOf(seed: Bytes): Promise<CryptoKey> {
  return subtle.importKey('raw-seed', seed, 'ML-KEM-768', false, ['decapsulateBits']);
}

async function nativePublicKeyOf(seed: Bytes): Promise<Bytes> {
  const publicKey = await subtle.getPublicKey(await nativeKeyOf(seed), ['encapsulateBits']);
  return new Uint8Array(await subtle.exportKey('raw-public', publicKey));
}

async function testMlKemKeys(publicKeyOf: (seed: Bytes) => Promise<Uint8Array>): Promise<void> {
  const withKey = casesOf('mlkem_768_test.json').filter(({ ek }) => ek !== undefined);
  expect(withKey.length).toBeGreaterThan(20);
  for (const { tcId, seed, ek } of withKey) {
    expect([tcId, hex(await publicKeyOf(bytes(seed)))]).toEqual([tcId, ek]);
  }
}

async function testMlKem(mlKem: MlKem, keyOf: (seed: Bytes) => Promise<MlKemPrivateKey>): Promise<void> {
  for (const { tcId, seed, c, K, result } of casesOf('mlkem_768_test.json')) {
    const secret = await orRefused(async () => mlKem.decapsulate(bytes(c), await keyOf(bytes(seed))));
    expect([tcId, secret]).toEqual([tcId, result === 'valid' ? K : refused]);
  }
}

if (vectorsMissing) process.stdout.write(`${vectorsMissing}\n`);

describe.skipIf(vectorsMissing)('published test vectors', () => {
  test('X-Wing: keys, what is encapsulated and the secrets are those of the draft, both ways', async () => {
    const vectors = xWingVectors();
    expect(vectors).toHaveLength(3);
    for (const { seed, eseed, ss, pk, ct } of vectors) {
      const key = await unsafeKeyOf(bytes(seed));
      expect(hex(key.publicKey)).toBe(pk);
      const kem = xWing(...unsafeHalvesOf(bytes(eseed)));
      const { enc, shared_secret } = await kem.Encap(await kem.DeserializePublicKey(key.publicKey));
      expect([hex(enc), hex(shared_secret)]).toEqual([ct, ss]);
      expect(hex(await kem.Decap(bytes(ct), key, undefined))).toBe(ss);
    }
  });

  test('X-Wing with ML-KEM of this platform: the secrets are those of the draft', async () => {
    const kem = xWing(nativeMlKem, nativeX25519);
    for (const { seed, ss, pk, ct } of xWingVectors()) {
      const expanded = shake256(bytes(seed), { dkLen: 96 });
      const mlKemSeed = expanded.slice(0, 64);
      const x25519 = await unsafeX25519KeyOf(expanded.subarray(64));
      const publicKey = concat(await nativePublicKeyOf(mlKemSeed), x25519.publicKey);
      expect(hex(publicKey)).toBe(pk);
      const key = sessionKeyOf(await nativeKeyOf(mlKemSeed), x25519.privateKey, publicKey);
      expect(hex(await kem.Decap(bytes(ct), key, undefined))).toBe(ss);
    }
  });

  test('X25519: every secret is right, and none is all zero', async () => {
    for (const each of casesOf('x25519_test.json')) {
      const { privateKey } = await unsafeX25519KeyOf(bytes(each['private']));
      const secret = await orRefused(() => nativeX25519.sharedSecret(privateKey, bytes(each['public'])));
      const expected = each.flags.includes('ZeroSharedSecret') ? refused : each['shared'];
      expect([each.tcId, secret]).toEqual([each.tcId, expected]);
    }
  });

  test('ML-KEM-768 of this platform: every key and every secret is right, a wrong length is refused', async () => {
    await testMlKem(nativeMlKem, nativeKeyOf);
    await testMlKemKeys(nativePublicKeyOf);
  });

  test('ML-KEM-768 of the library: every key and every secret is right, a wrong length is refused', async () => {
    await testMlKem(libraryMlKem, (seed) => Promise.resolve(ml_kem768.keygen(seed).secretKey.slice()));
    await testMlKemKeys((seed) => Promise.resolve(ml_kem768.keygen(seed).publicKey));
  });

  test('HKDF-SHA256: every output is right, one that is too long is refused', async () => {
    const kdf = KDF_HKDF_SHA256();
    for (const each of casesOf('hkdf_sha256_test.json')) {
      const okm = await orRefused(async () => {
        const key = await kdf.Extract(bytes(each['salt']), bytes(each['ikm']));
        return kdf.Expand(key, bytes(each['info']), Number(each['size']));
      });
      expect([each.tcId, okm]).toEqual([each.tcId, each.result === 'valid' ? each['okm'] : refused]);
    }
  });

  test('AES-256-GCM: every ciphertext is right, every changed one is refused', async () => {
    const aead = AEAD_AES_256_GCM();
    const ours = casesOf('aes_gcm_test.json').filter(
      ({ keySize, ivSize }) => keySize === 256 && ivSize === 96,
    );
    expect(ours.length).toBeGreaterThan(50);
    for (const each of ours) {
      const [key, iv, aad, msg] = ['key', 'iv', 'aad', 'msg'].map((part) => bytes(each[part])) as [
        Bytes,
        Bytes,
        Bytes,
        Bytes,
      ];
      const ciphertext = bytes(`${String(each['ct'])}${String(each['tag'])}`);
      const opened = await orRefused(() => aead.Open(key, iv, aad, ciphertext));
      expect([each.tcId, opened]).toEqual([each.tcId, each.result === 'valid' ? each['msg'] : refused]);
      if (each.result === 'valid') expect(hex(await aead.Seal(key, iv, aad, msg))).toBe(hex(ciphertext));
    }
  });

  test('ECDSA P-256 with SHA-256: every signature is accepted or refused as it should be', async () => {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    for (const each of casesOf('ecdsa_secp256r1_sha256_p1363_test.json')) {
      const spki = bytes(each['publicKeyDer']);
      const key = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
      const accepted = await isSignatureOf(bytes(each['msg']), bytes(each['sig']), key);
      expect([each.tcId, accepted]).toEqual([each.tcId, each.result === 'valid']);
    }
  });
});
