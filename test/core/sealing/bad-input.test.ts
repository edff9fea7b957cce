import { beforeAll, describe, expect, test } from 'vitest';
import { concat } from '../../../core/sealing/bytes.ts';
import { openAnswer } from '../../../core/sealing/open.ts';
import { sealAnswer } from '../../../core/sealing/seal.ts';
import { mostBytes, step } from '../../../core/sealing/plaintext.ts';
import { longestSealed, readSealed } from '../../../core/sealing/sealed.ts';
import { makeSessionKey, type SessionKey } from '../../../core/sealing/session-key.ts';
import { Secret } from '../../../core/secret.ts';
import { refusalOf } from './refusal.ts';
import { answerPlace, bytesOf, flipped, secretAnswer, suites, textOf } from './scene.ts';

const { native: suite } = suites;
let key: SessionKey;
let sealed: string;

beforeAll(async () => {
  key = await makeSessionKey(suite);
  sealed = await sealAnswer(secretAnswer, answerPlace, key.publicKey, suite);
});

function refusal(text: string): Promise<string> {
  return refusalOf(() => openAnswer(text, answerPlace, key, suite));
}

describe('something sealed that is not as it was', () => {
  test('cut after any of its bytes is refused by its shape', async () => {
    const bytes = bytesOf(sealed);
    for (let length = 0; length < bytes.length; length++) {
      expect([length, await refusal(textOf(bytes.subarray(0, length)))]).toEqual([
        length,
        'ERR_SEALED_MALFORMED',
      ]);
    }
  });

  test('with one bit the other way round, in any of its bytes, is refused', async () => {
    const bytes = bytesOf(sealed);
    const codes = new Map<number, string>();
    for (let index = 0; index < bytes.length; index++) {
      codes.set(index, await refusal(textOf(flipped(bytes, index, index % 8))));
    }
    const codesFrom = (from: number, to: number) =>
      new Set(Array.from({ length: to - from }, (_, each) => codes.get(from + each)));
    expect(codes.get(0)).toBe('ERR_SEALED_VERSION');
    const marks = ['CONVERSATION', 'REQUEST', 'FORM', 'FIELD', 'CONSENT', 'MASKS', 'KEY'];
    for (const [index, mark] of marks.entries()) {
      expect(codesFrom(1 + 8 * index, 9 + 8 * index)).toEqual(new Set([`ERR_SEALED_${mark}`]));
    }
    expect(codesFrom(57, bytes.length)).toEqual(new Set(['ERR_SEALED_CHANGED']));
  });

  test.each([0, 2, 0x20, 0xff])('of version %d is refused', async (version) => {
    const bytes = bytesOf(sealed);
    bytes[0] = version;
    expect(await refusal(textOf(bytes))).toBe('ERR_SEALED_VERSION');
  });

  test('with bytes behind it is refused', async () => {
    const bytes = bytesOf(sealed);
    for (const more of [1, 63]) {
      expect(await refusal(textOf(concat(bytes, new Uint8Array(more))))).toBe('ERR_SEALED_MALFORMED');
    }
    expect(await refusal(textOf(concat(bytes, new Uint8Array(64))))).toBe('ERR_SEALED_CHANGED');
  });

  test('longer than anything that we seal is refused, and the longest of that is not', async () => {
    const head = bytesOf(sealed).subarray(0, -80);
    const ofSize = (bytes: number) => textOf(concat(head, new Uint8Array(bytes + 16)));
    expect(ofSize(mostBytes)).toHaveLength(longestSealed);
    expect(await refusal(ofSize(mostBytes))).toBe('ERR_SEALED_CHANGED');
    expect(await refusal(ofSize(mostBytes + step))).toBe('ERR_SEALED_MALFORMED');
    expect(await refusal('A'.repeat(10_000_000))).toBe('ERR_SEALED_MALFORMED');
  });

  test.each([
    ['padding', (text: string) => `${text}=`],
    ['a line break', (text: string) => `${text.slice(0, 64)}\n${text.slice(64)}`],
    ['a character of ordinary base64', (text: string) => `${text.slice(0, 99)}+${text.slice(100)}`],
    ['a character that is none', (text: string) => `é${text.slice(1)}`],
    ['a character too many', (text: string) => `${text}A`],
    ['nothing', () => ''],
  ])('as a text with %s is refused', async (_, change) => {
    expect(await refusal(change(sealed))).toBe('ERR_SEALED_MALFORMED');
  });

  test('as another text for the same bytes is refused', async () => {
    const long = new Secret('x'.repeat(100));
    const text = await sealAnswer(long, answerPlace, key.publicKey, suite);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const next = alphabet.charAt(alphabet.indexOf(text.slice(-1)) + 1);
    const other = `${text.slice(0, -1)}${next}`;
    expect(bytesOf(other)).toEqual(bytesOf(text));
    expect(await refusal(other)).toBe('ERR_SEALED_MALFORMED');
    expect((await openAnswer(text, answerPlace, key, suite)).expose()).toHaveLength(100);
  });

  test('a shape can be looked at without a key', () => {
    expect(readSealed(sealed).encapsulated).toHaveLength(1120);
  });
});

describe('a public key that is none', () => {
  const seal = (publicKey: Uint8Array<ArrayBuffer>) =>
    refusalOf(() => sealAnswer(secretAnswer, answerPlace, publicKey, suite));

  test.each([0, 31, 32, 1184, 1215, 1217, 1_000_000])('of %d bytes is refused', async (length) => {
    expect(await seal(new Uint8Array(length).fill(1))).toBe('ERR_SEALING_KEY');
  });

  test('all zero, or in one half, is refused', async () => {
    const { publicKey } = key;
    const zeros = new Uint8Array(1184);
    expect(await seal(new Uint8Array(1216))).toBe('ERR_SEALING_KEY');
    for (const numbers of [1152, 1184]) {
      const bytes = concat(zeros.subarray(0, numbers), publicKey.subarray(numbers));
      expect([numbers, await seal(bytes)]).toEqual([numbers, 'ERR_SEALING_KEY']);
    }
    expect(await seal(concat(publicKey.subarray(0, 1184), zeros.subarray(0, 32)))).toBe('ERR_SEALING_KEY');
  });

  test.each(['native', 'library'] as const)('of no ML-KEM numbers is refused: %s', async (which) => {
    const bytes = concat(new Uint8Array(1184).fill(0xff), key.publicKey.subarray(1184));
    const run = () => sealAnswer(secretAnswer, answerPlace, bytes, suites[which]);
    expect(await refusalOf(run)).toBe('ERR_SEALING_KEY');
  });

  test('of low order, with which X25519 gives everybody the same secret, is refused', async () => {
    const lowOrder = [
      '0100000000000000000000000000000000000000000000000000000000000000',
      'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
      '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
      'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    ];
    for (const point of lowOrder) {
      const bytes = concat(key.publicKey.subarray(0, 1184), Buffer.from(point, 'hex'));
      expect([point, await seal(bytes)]).toEqual([point, 'ERR_SEALING_KEY']);
    }
  });
});
