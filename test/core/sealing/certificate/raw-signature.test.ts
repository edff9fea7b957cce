import { createSign, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rawSignature } from '../../../../core/sealing/certificate/raw-signature.ts';

/** An integer in DER, its length in one byte. */
function derInteger(number: Uint8Array): number[] {
  const significant = [...number].slice(
    Math.max(
      0,
      number.findIndex((byte) => byte !== 0),
    ),
  );
  const content = (significant[0] ?? 0) >= 0x80 ? [0, ...significant] : significant;
  return [0x02, content.length, ...content];
}

function der(r: Uint8Array, s: Uint8Array): Uint8Array {
  const content = [...derInteger(r), ...derInteger(s)];
  return Uint8Array.of(0x30, content.length, ...content);
}

describe('a signature of KMS for WebCrypto', () => {
  test('is 64 bytes, however many each number has', () => {
    const numbers = fc
      .tuple(fc.nat(31), fc.uint8Array({ minLength: 32, maxLength: 32 }))
      .map(([zeros, bytes]) => bytes.fill(0, 0, zeros));
    const property = fc.property(numbers, numbers, (r, s) => {
      expect([...rawSignature(der(r, s))]).toEqual([...r, ...s]);
    });
    fc.assert(property);
  });

  test('is the one that Node makes of the same key, and verifies', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const spki = publicKey.export({ format: 'der', type: 'spki' });
    const key = await crypto.subtle.importKey('spki', new Uint8Array(spki), algorithm, false, ['verify']);
    for (let index = 0; index < 64; index++) {
      const message = new Uint8Array([index]);
      const raw = rawSignature(createSign('sha256').update(message).sign(privateKey));
      expect(await crypto.subtle.verify(algorithm, key, raw, message)).toBe(true);
    }
  });

  test('is refused when it is none', () => {
    const one = new Uint8Array(32).fill(1);
    const good = der(one, one);
    for (let length = 0; length < good.length; length++) {
      expect(() => rawSignature(good.subarray(0, length))).toThrow('not DER');
    }
    const [r, more] = [derInteger(one), derInteger(Uint8Array.of(1))];
    const three = Uint8Array.of(0x30, 2 * r.length + more.length, ...r, ...r, ...more);
    const long = der(new Uint8Array(33).fill(1), one);
    const empty = Uint8Array.of(0x30, r.length + 2, ...r, 0x02, 0);
    const cut = Uint8Array.of(0x30, r.length + 3, ...r, 0x02, 2, 1);
    const other = [good.with(0, 0x31), good.with(1, good.length), good.with(2, 0x03)];
    for (const bad of [Uint8Array.of(...good, 0), three, long, empty, cut, ...other]) {
      expect(() => rawSignature(bad)).toThrow('not DER');
    }
  });
});
