import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthPrefixed, readParts } from '../../../core/sealing/bytes.ts';
import { associatedData, differenceOf, marksOf, type Place } from '../../../core/sealing/place.ts';
import { refusalOf } from './refusal.ts';
import { answerPlace, answersPlace } from './scene.ts';

const texts = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.toWellFormed());
const publicKeys = fc.uint8Array({ maxLength: 3 }).map((bytes) => new Uint8Array(bytes));
const places = placesOf(texts);

/** Of so few texts that the same ones, and the same ones joined elsewhere, come together often. */
const alike = placesOf(fc.constantFrom('', 'a', 'aa', '\0\0\0\u0001a'));
const bound = fc.oneof(
  fc.tuple(places, publicKeys),
  fc.tuple(alike, fc.constantFrom(new Uint8Array(), Uint8Array.of(0), Uint8Array.of(0, 0))),
);

function placesOf(text: fc.Arbitrary<string>): fc.Arbitrary<Place> {
  const anyPlace = {
    conversationId: text,
    requestId: text,
    formHash: text,
    privacyVersion: text,
    privacyLanguage: text,
  };
  return fc.oneof(
    fc.record({ ...anyPlace, field: text }),
    fc.record({ ...anyPlace, masks: fc.dictionary(text, text, { maxKeys: 2 }) }),
  );
}

/** What is bound, in a form that the code under test has no part in. */
function meaning([place, publicKey]: [Place, Uint8Array]): string {
  const { conversationId, requestId, formHash, privacyVersion, privacyLanguage } = place;
  const subject =
    'field' in place ? ['field', place.field] : ['masks', ...Object.entries(place.masks).sort()];
  const consent = [privacyVersion, privacyLanguage];
  return JSON.stringify([conversationId, requestId, formHash, ...consent, subject, [...publicKey]]);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

describe('the bytes that bind an answer to its place', () => {
  test('are the same only for the same place and the same key', () => {
    const property = fc.property(bound, bound, (one, other) => {
      const sameBytes = hex(associatedData(...one)) === hex(associatedData(...other));
      expect(sameBytes).toBe(meaning(one) === meaning(other));
    });
    fc.assert(property, { numRuns: 2000 });
  });

  test('tell neighbours apart when something moves from one to the other', () => {
    const moving = fc.property(places, publicKeys, texts, texts, (place, publicKey, one, other) => {
      const moved = { ...place, conversationId: one + other, requestId: '' };
      const before = { ...place, conversationId: one, requestId: other };
      const sameBytes = hex(associatedData(before, publicKey)) === hex(associatedData(moved, publicKey));
      expect(sameBytes).toBe(other === '');
    });
    fc.assert(moving, { numRuns: 1000 });
  });

  test('do not depend on the order in which masks are written', () => {
    const dictionaries = fc.dictionary(texts, texts);
    const ordered = fc.property(dictionaries, publicKeys, (masks, publicKey) => {
      const reversed = Object.fromEntries(Object.entries(masks).reverse());
      const [one, other] = [masks, reversed].map((each) =>
        associatedData({ ...answersPlace, masks: each }, publicKey),
      );
      expect(one).toEqual(other);
    });
    fc.assert(ordered);
  });

  test('do not exist for half a character, which would look like another', async () => {
    const broken = { ...answerPlace, conversationId: '\udc00' };
    expect(await refusalOf(() => associatedData(broken, new Uint8Array(1)))).toBe('ERR_SEALED_TEXT');
  });
});

describe('marks', () => {
  test('differ if and only if the places do', async () => {
    const property = fc.asyncProperty(bound, bound, async (one, other) => {
      const difference = differenceOf(await marksOf(...one), await marksOf(...other));
      expect(difference === undefined).toBe(meaning(one) === meaning(other));
    });
    await fc.assert(property, { numRuns: 500 });
  });
});

describe('parts with their lengths', () => {
  const parts = fc.array(fc.uint8Array({ maxLength: 5 }));

  test('are read as they were written, with what follows them', () => {
    const property = fc.property(parts, fc.uint8Array(), (written, rest) => {
      const bytes = new Uint8Array([...lengthPrefixed(written), ...rest]);
      const read = readParts(bytes, written.length);
      expect(read?.parts.map(hex)).toEqual(written.map(hex));
      expect(read && hex(read.rest)).toBe(hex(rest));
    });
    fc.assert(property);
  });

  test('are not read when something is missing', () => {
    const property = fc.property(fc.array(fc.uint8Array(), { minLength: 1 }), fc.nat(), (written, cut) => {
      const bytes = lengthPrefixed(written);
      expect(readParts(bytes.slice(0, cut % bytes.length), written.length)).toBeUndefined();
    });
    fc.assert(property);
  });
});
