import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../core/sealing/bytes.ts';
import { mlKemKeyLength } from '../../../core/sealing/kem/sizes.ts';
import { xWingName } from '../../../core/sealing/kem/x-wing.ts';
import { checkPublicKey } from '../../../core/sealing/public-key.ts';
import { sealAnswer } from '../../../core/sealing/seal.ts';
import { makeSessionKey } from '../../../core/sealing/session-key.ts';
import type { Suite } from '../../../core/sealing/suite.ts';
import { verifies } from '../../promises.ts';
import { lowOrderPoints, unusable, withCoefficient, withX25519 } from './public-keys.ts';
import { refusalOf } from './refusal.ts';
import { answerPlace, secretAnswer, suites } from './scene.ts';
import { casesOf, vectorsMissing } from './vectors.ts';

const { publicKey } = await makeSessionKey(suites.native);
const platforms = Object.entries(suites);

/** Whether the cryptography itself takes this key, when nothing of ours has looked at it. */
async function isTaken(bytes: Bytes, suite: Suite): Promise<boolean> {
  const key = { algorithm: { name: xWingName }, type: 'public', extractable: true, bytes } as const;
  const sealing = suite.Seal(key, new Uint8Array(1));
  return sealing.then(
    () => true,
    () => false,
  );
}

function isAccepted(bytes: Bytes): boolean {
  try {
    checkPublicKey(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('a public key', () => {
  it.each(unusable)('with %s is refused', async (_, spoil) => {
    const spoilt = spoil(publicKey);
    expect(await refusalOf(() => checkPublicKey(spoilt))).toBe('ERR_SEALING_KEY');
    for (const [, suite] of platforms) expect(await isTaken(spoilt, suite)).toBe(false);
  });

  it.each([0, 1, 2048, 3328])('with ML-KEM coefficients of %d passes', (value) => {
    for (const index of [0, 1, 767]) expect(isAccepted(withCoefficient(publicKey, index, value))).toBe(true);
  });

  it('whose X25519 half is written in another way passes, as RFC 7748 asks', async () => {
    const highBit = withX25519(publicKey, publicKey.slice(mlKemKeyLength));
    highBit[highBit.length - 1] = (highBit.at(-1) ?? 0) | 0x80;
    // 2^255 - 19 + 2 is another way to write 2.
    const noncanonical = withX25519(publicKey, Buffer.from(`ef${'ff'.repeat(30)}7f`, 'hex'));
    for (const key of [highBit, noncanonical]) {
      expect(isAccepted(key)).toBe(true);
      for (const [, suite] of platforms) expect(await isTaken(key, suite)).toBe(true);
    }
  });
});

const edges = fc.constantFrom(0, 1, 3327, 3328, 3329, 3330, 4095);
const coefficients = fc.array(fc.tuple(fc.nat(767), fc.oneof(edges, fc.nat(4095))), { maxLength: 4 });
const x25519Halves = fc.oneof(
  fc.constantFrom(...lowOrderPoints).map((point) => new Uint8Array(Buffer.from(point, 'hex'))),
  fc.uint8Array({ minLength: 32, maxLength: 32 }),
  fc.nat(40).map((least) =>
    new Uint8Array(32)
      .fill(0xff)
      .fill(0xff - least, 0, 1)
      .fill(0x7f, 31),
  ),
);

/** A key that was made by a browser, then changed where keys go wrong. */
const keys = fc
  .tuple(coefficients, fc.option(x25519Halves))
  .map(([changes, half]) =>
    changes.reduce(
      (key, [index, value]) => withCoefficient(key, index, value),
      half ? withX25519(publicKey, half) : publicKey,
    ),
  );

for (const [name, suite] of platforms) {
  verifies('P10', `a key that passes the check can be sealed to, and no other: ${name}`, async () => {
    await fc.assert(
      fc.asyncProperty(keys, async (key) => {
        const accepted = isAccepted(key);
        expect(await isTaken(key, suite)).toBe(accepted);
        if (accepted) await sealAnswer(secretAnswer, answerPlace, key, suite);
      }),
      { numRuns: 300 },
    );
  });
}

describe.skipIf(vectorsMissing)('the published X25519 keys', () => {
  it('pass, but for those with which everybody agrees on zero', () => {
    for (const each of casesOf('x25519_test.json')) {
      const key = withX25519(publicKey, Buffer.from(String(each['public']), 'hex'));
      const agrees = !each.flags.includes('ZeroSharedSecret');
      expect([each.tcId, isAccepted(key)]).toEqual([each.tcId, agrees]);
    }
  });

  it('with which everybody agrees on zero are those that these tests know', () => {
    const zero = casesOf('x25519_test.json').filter(({ flags }) => flags.includes('ZeroSharedSecret'));
    expect(new Set(zero.map((each) => each['public']))).toEqual(new Set(lowOrderPoints));
  });
});
