import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack, unpack } from '../../../core/sealing/plaintext.ts';
import { refusalOf } from './refusal.ts';

const texts = fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => text.toWellFormed());
const contents = fc.oneof(texts, fc.dictionary(texts, texts));

/** A text with its end marked, filled up to 64 bytes: as `pack` does it, for texts that it would not write. */
function packed(json: string, size = 64): Uint8Array {
  const bytes = new Uint8Array(size);
  const text = Buffer.from(json);
  bytes.set([...text, 0x80]);
  return bytes;
}

describe('what is sealed, as bytes', () => {
  test('every content comes back as it went in', () => {
    const property = fc.property(contents, (content) => {
      expect(unpack(pack(content))).toEqual(content);
    });
    fc.assert(property);
  });

  test('its length is a multiple of 64, and always has room for the end', () => {
    const lengths = [0, 1, 60, 61, 62, 125, 126].map((count) => pack('x'.repeat(count)).length);
    expect(lengths).toEqual([64, 64, 64, 64, 128, 128, 192]);
  });

  test.each([
    ['a PIN', ['1234', '12345678']],
    ['a security code', ['123', '1234']],
    ['an answer', ['Rex', 'Bartholomew the Great']],
  ])('%s has one length', (_, [short = '', long = '']) => {
    expect(pack(short)).toHaveLength(pack(long).length);
  });

  test('the order of the names makes no difference', () => {
    expect(pack({ b: '1', a: '2' })).toEqual(pack({ a: '2', b: '1' }));
    expect(Buffer.from(pack({ b: '1', a: '2' })).toString('latin1')).toMatch(/^\{"a":"2","b":"1"\}\x80\0+$/);
  });

  test.each([
    ['spaces', packed('{ "a":"1"}')],
    ['a name twice', packed('{"a":"1","a":"2"}')],
    ['another order', packed('{"b":"1","a":"2"}')],
    ['another way to write a character', packed('"\\u0061"')],
    ['a byte order mark', packed('\ufeff"a"')],
    ['a list', packed('["a"]')],
    ['a number', packed('1')],
    ['null', packed('null')],
    ['a number in a record', packed('{"a":1}')],
    ['a record in a record', packed('{"a":{"b":"1"}}')],
    ['no JSON', packed('{"a":')],
    ['nothing', packed('')],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22, 0x80, ...new Uint8Array(60))],
    ['no end', new Uint8Array(64)],
    ['something behind the end', Uint8Array.of(...packed('"a"').subarray(0, 63), 1)],
    ['more zeros than are needed', packed('"a"', 128)],
    ['no bytes', new Uint8Array()],
    ['half a character, escaped', packed('"\\ud83d"')],
  ])('%s is refused', async (_, bytes) => {
    expect(await refusalOf(() => unpack(bytes))).toBe('ERR_SEALED_CONTENT');
  });

  test('a name that other records inherit is a name like any other', () => {
    const content = JSON.parse('{"__proto__":"1","constructor":"2"}') as Record<string, string>;
    const back = unpack(pack(content)) as Record<string, string>;
    expect(Object.entries(back)).toEqual(Object.entries(content));
  });
});
