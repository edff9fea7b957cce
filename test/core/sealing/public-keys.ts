import { toBase64Url } from '../../../core/base64url.ts';
import type { Bytes } from '../../../core/sealing/bytes.ts';
import { mlKemKeyLength } from '../../../core/sealing/kem/sizes.ts';
import { makeSessionKey } from '../../../core/sealing/session-key.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';

/** A new public key, as `enrol` takes it. */
export async function newPublicKey(): Promise<string> {
  return toBase64Url((await makeSessionKey(await loadSuite())).publicKey);
}

/**
 * Every X25519 public key with which all private keys agree on zero: the points of low order, in each of their encodings.
 * From Wycheproof's x25519_test.json, flag ZeroSharedSecret.
 */
export const lowOrderPoints: readonly string[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b880',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f11d7',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
];

/** The key with another X25519 half. */
export function withX25519(key: Uint8Array, half: Uint8Array): Bytes {
  const changed = new Uint8Array(key);
  changed.set(half, mlKemKeyLength);
  return changed;
}

/** The key with another ML-KEM coefficient at this index, 0 to 767. */
export function withCoefficient(key: Uint8Array, index: number, value: number): Bytes {
  const changed = new Uint8Array(key);
  const at = (index >> 1) * 3 + (index & 1);
  const [low = 0, high = 0] = changed.subarray(at, at + 2);
  const pair =
    index & 1
      ? [(low & 0x0f) | ((value & 0x0f) << 4), value >> 4]
      : [value & 0xff, (high & 0xf0) | (value >> 8)];
  changed.set(pair, at);
  return changed;
}

/** A key that differs from this one in one bit, and is one. */
export function otherKey(key: Uint8Array): Bytes {
  const half = key.slice(mlKemKeyLength);
  half[9] = (half[9] ?? 0) ^ 1;
  return withX25519(key, half);
}

/** Keys to which nothing can be sealed, made of one to which something can: one for each reason. */
export const unusable: readonly (readonly [what: string, spoil: (key: Uint8Array) => Bytes])[] = [
  ...lowOrderPoints.map(
    (point) =>
      [
        `an X25519 half of low order, ${point.slice(0, 4)}…${point.slice(-2)}`,
        (key: Uint8Array) => withX25519(key, Buffer.from(point, 'hex')),
      ] as const,
  ),
  ...[3329, 3330, 4095].flatMap((value) =>
    [0, 1, 255, 766, 767].map(
      (index) =>
        [
          `an ML-KEM coefficient of ${value} at ${index}`,
          (key: Uint8Array) => withCoefficient(key, index, value),
        ] as const,
    ),
  ),
];
