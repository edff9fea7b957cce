import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openAnswer, openAnswers } from '../../../core/sealing/open.ts';
import type { AnswerPlace, AnswersPlace, Place } from '../../../core/sealing/place.ts';
import { pack } from '../../../core/sealing/plaintext.ts';
import { sealAnswer, sealAnswers } from '../../../core/sealing/seal.ts';
import { isSessionKey, makeSessionKey, type SessionKey } from '../../../core/sealing/session-key.ts';
import { Secret } from '../../../core/secret.ts';
import { refusalOf } from './refusal.ts';
import {
  answerPlace,
  answers,
  answersPlace,
  bytesOf,
  sealBytes,
  secretAnswer,
  secretAnswers,
  suites,
} from './scene.ts';

const { native: suite } = suites;

function sealedAnswers(key: SessionKey, place: AnswersPlace = answersPlace): Promise<string> {
  return sealAnswers(secretAnswers, place, key.publicKey, suite);
}

function sealedAnswer(key: SessionKey, place: AnswerPlace = answerPlace): Promise<string> {
  return sealAnswer(secretAnswer, place, key.publicKey, suite);
}

describe('what is sealed opens with its key, at its place', () => {
  const kinds = ['native', 'library'] as const;
  const pairs = kinds.flatMap((sealer) => kinds.map((opener) => [sealer, opener] as const));

  test.each(pairs)('ML-KEM of the one who seals: %s; of the one who opens: %s', async (sealer, opener) => {
    const key = await makeSessionKey(suites[opener]);
    const sealed = await sealAnswers(secretAnswers, answersPlace, key.publicKey, suites[sealer]);
    expect((await openAnswers(sealed, answersPlace, key, suites[opener])).expose()).toEqual(answers);
    const one = await sealAnswer(secretAnswer, answerPlace, key.publicKey, suites[sealer]);
    expect((await openAnswer(one, answerPlace, key, suites[opener])).expose()).toBe('123');
  });

  test('each sealing is another one, to the same key too', async () => {
    const key = await makeSessionKey(suite);
    const [one, other] = await Promise.all([sealedAnswer(key), sealedAnswer(key)]);
    const [encapsulated, ciphertext] = [57, 57 + 1120];
    for (const at of [encapsulated, ciphertext]) {
      expect(bytesOf(one).subarray(at, at + 32)).not.toEqual(bytesOf(other).subarray(at, at + 32));
    }
  });

  test('what was opened is a secret, and does not print', async () => {
    const key = await makeSessionKey(suite);
    const opened = await openAnswer(await sealedAnswer(key), answerPlace, key, suite);
    expect(inspect(opened)).toBe('[secret]');
  });

  test('a submission without answers can be sealed', async () => {
    const key = await makeSessionKey(suite);
    const place = { ...answersPlace, masks: {} };
    const sealed = await sealAnswers(new Secret({}), place, key.publicKey, suite);
    expect((await openAnswers(sealed, place, key, suite)).expose()).toEqual({});
  });
});

describe('a session key', () => {
  test('is two handles that give nothing away, and can be stored', async () => {
    const key = await makeSessionKey(suite);
    const stored = structuredClone(key);
    for (const handle of [stored.mlKem, stored.x25519]) {
      if (!(handle instanceof CryptoKey)) throw new Error('not a handle');
      expect(handle.extractable).toBe(false);
      for (const format of ['jwk', 'pkcs8', 'raw', 'raw-seed'] as 'jwk'[]) {
        await expect(crypto.subtle.exportKey(format, handle)).rejects.toThrow();
      }
    }
    expect((await openAnswer(await sealedAnswer(key), answerPlace, stored, suite)).expose()).toBe('123');
  });

  test('of the library keeps its X25519 half as a handle', async () => {
    const { x25519, mlKem } = await makeSessionKey(suites.library);
    expect(x25519.extractable).toBe(false);
    expect(mlKem).toBeInstanceOf(Uint8Array);
  });

  test.each([
    ['nothing at all', null],
    ['an ML-KEM half that was lost', { mlKem: null }],
    ['an X25519 half that was lost', { x25519: undefined }],
    ['a public half that is too short', { publicKey: new Uint8Array(1215) }],
    ['bytes that are no ML-KEM key', { mlKem: new Uint8Array(64) }],
    ['a key of another kind', { algorithm: { name: 'X25519' } }],
    ['a public key', { type: 'public' }],
    ['a key that may be taken out', { extractable: true }],
  ])('of which a key store gives back %s is refused', async (_, lost) => {
    const key = await makeSessionKey(suite);
    const left = lost && { ...key, ...lost };
    const open = async () =>
      openAnswer(await sealedAnswer(key), answerPlace, left as unknown as SessionKey, suite);
    expect(await refusalOf(open)).toBe('ERR_SEALING_KEY');
  });
});

describe('a key that cannot open what was sealed to it', () => {
  const opened = async (key: SessionKey, at = suite) => {
    const sealed = await sealedAnswer(key);
    return refusalOf(() => openAnswer(sealed, answerPlace, key, at));
  };

  test.each(['mlKem', 'x25519'] as const)('because its %s is another key’s, is told so', async (half) => {
    const [key, other] = await Promise.all([makeSessionKey(suite), makeSessionKey(suite)]);
    expect(await opened({ ...key, [half]: other[half] })).toBe('ERR_SEALING_KEY');
  });

  test('because the suite has ML-KEM of the other kind, is told so', async () => {
    expect(await opened(await makeSessionKey(suite), suites.library)).toBe('ERR_SEALING_KEY');
    expect(await opened(await makeSessionKey(suites.library), suite)).toBe('ERR_SEALING_KEY');
  });

  test('because a half of it is not of its kind, or may be taken out, is refused', async () => {
    const key = await makeSessionKey(suite);
    const pair = await crypto.subtle.generateKey('X25519', true, ['deriveBits']);
    if (!('privateKey' in pair)) throw new Error('no pair of keys');
    expect(isSessionKey(key)).toBe(true);
    expect(isSessionKey({ ...key, x25519: pair.privateKey })).toBe(false);
    expect(isSessionKey({ ...key, x25519: pair.publicKey })).toBe(false);
    expect(isSessionKey({ ...key, x25519: key.mlKem, mlKem: key.x25519 })).toBe(false);
    for (const mlKem of [undefined, key.x25519, new Uint8Array(2399), new Uint8Array(32)])
      expect(isSessionKey({ ...key, mlKem })).toBe(false);
    for (const publicKey of [undefined, key.publicKey.subarray(1)])
      expect(isSessionKey({ ...key, publicKey })).toBe(false);
  });

  test('without a private key, or with something else in its place, is refused as a session key', async () => {
    const key = await makeSessionKey(suite);
    expect(key).toMatchObject({ type: 'private', extractable: false });
    const others = [{ type: 'public' }, { extractable: true }, { algorithm: undefined }, { algorithm: {} }];
    for (const change of others) expect(isSessionKey({ ...key, ...change })).toBe(false);
    for (const none of [undefined, null, '', 'key', 1, Object.assign(() => 1, key)])
      expect(isSessionKey(none)).toBe(false);
  });
});

describe('answers open at no other place', () => {
  const elsewhere: [string, Partial<AnswersPlace>, string][] = [
    ['another conversation', { conversationId: answersPlace.requestId }, 'ERR_SEALED_CONVERSATION'],
    ['another sending of the form', { requestId: answersPlace.conversationId }, 'ERR_SEALED_REQUEST'],
    ['a form with other words', { formHash: 'c0ffee01'.repeat(8) }, 'ERR_SEALED_FORM'],
    ['another privacy text', { privacyVersion: '2026-11-02' }, 'ERR_SEALED_CONSENT'],
    ['the privacy text in another language', { privacyLanguage: 'de' }, 'ERR_SEALED_CONSENT'],
    ['a changed mask', { masks: { ...answersPlace.masks, cardNumber: '•••• 4243' } }, 'ERR_SEALED_MASKS'],
    ['a field more', { masks: { ...answersPlace.masks, iban: 'DE •••• 1234' } }, 'ERR_SEALED_FIELD'],
    ['a field fewer', { masks: { cardNumber: '•••• 4242' } }, 'ERR_SEALED_FIELD'],
  ];

  test.each(elsewhere)('%s', async (_, other, code) => {
    const key = await makeSessionKey(suite);
    const sealed = await sealedAnswers(key);
    const open = () => openAnswers(sealed, { ...answersPlace, ...other }, key, suite);
    expect(await refusalOf(open)).toBe(code);
  });

  test('an off-the-record answer does not open as that to another field', async () => {
    const key = await makeSessionKey(suite);
    const sealed = await sealedAnswer(key);
    const open = () => openAnswer(sealed, { ...answerPlace, field: 'pin' }, key, suite);
    expect(await refusalOf(open)).toBe('ERR_SEALED_FIELD');
  });

  test('an off-the-record answer does not open as a stored one, nor the other way round', async () => {
    const key = await makeSessionKey(suite);
    const stored = { ...answersPlace, masks: { cvv: '[not recorded]' } };
    const relayed = await sealedAnswer(key);
    expect(await refusalOf(() => openAnswers(relayed, stored, key, suite))).toBe('ERR_SEALED_FIELD');
    const held = await sealAnswers(new Secret({ cvv: '123' }), stored, key.publicKey, suite);
    expect(await refusalOf(() => openAnswer(held, answerPlace, key, suite))).toBe('ERR_SEALED_FIELD');
  });

  test('another key, of the same agent too', async () => {
    const [key, other] = await Promise.all([makeSessionKey(suite), makeSessionKey(suite)]);
    const sealed = await sealedAnswers(key);
    expect(await refusalOf(() => openAnswers(sealed, answersPlace, other, suite))).toBe('ERR_SEALED_KEY');
  });

  test('the place is bound by the encryption: marks that were rewritten to fit change nothing', async () => {
    const key = await makeSessionKey(suite);
    const moved: [Place, string][] = [
      ...elsewhere.map(([, other]): [Place, string] => [{ ...answersPlace, ...other }, 'ERR_SEALED_CHANGED']),
      [answersPlace, 'opened'],
    ];
    const sealed = bytesOf(await sealedAnswers(key));
    for (const [place, outcome] of moved) {
      const there = place as AnswersPlace;
      const fitting = Object.fromEntries(Object.keys(there.masks).map((name) => [name, '']));
      const marks = bytesOf(await sealAnswers(new Secret(fitting), there, key.publicKey, suite)).subarray(
        0,
        57,
      );
      const forged = Buffer.concat([marks, sealed.subarray(57)]).toString('base64url');
      const open = () => openAnswers(forged, there, key, suite);
      const result = outcome === 'opened' ? (await open(), 'opened') : await refusalOf(open);
      expect(result).toBe(outcome);
    }
  });
});

describe('what somebody sealed who does not follow the format', () => {
  const opened = async (plaintext: Uint8Array<ArrayBuffer>, place: AnswersPlace | AnswerPlace) => {
    const key = await makeSessionKey(suite);
    const sealed = await sealBytes(plaintext, place, key, suite);
    return 'field' in place ? openAnswer(sealed, place, key, suite) : openAnswers(sealed, place, key, suite);
  };

  test('opens when it is what we would have sealed', async () => {
    expect((await opened(pack(answers), answersPlace)).expose()).toEqual(answers);
  });

  test.each([
    ['a field fewer than masks', { cardNumber: '4242424242424242', cardExpiry: '12/29' }],
    ['a field more', { ...answers, cvv: '123' }],
    ['another field', { cardNumber: '4242424242424242', cardExpiry: '12/29', cvv: '123' }],
    ['one answer in place of a record', '123'],
  ])('is refused with %s', async (_, content) => {
    expect(await refusalOf(() => opened(pack(content), answersPlace))).toBe('ERR_SEALED_CONTENT');
  });

  test('is refused with a record in place of an off-the-record answer', async () => {
    expect(await refusalOf(() => opened(pack({ cvv: '123' }), answerPlace))).toBe('ERR_SEALED_CONTENT');
  });

  test('is refused without an end', async () => {
    const bytes = new TextEncoder().encode('"'.repeat(64));
    expect(await refusalOf(() => opened(bytes, answerPlace))).toBe('ERR_SEALED_CONTENT');
  });
});

describe('what cannot be sealed', () => {
  test('answers that are not those of the masks', async () => {
    const { publicKey } = await makeSessionKey(suite);
    const { cardNumber, ...fewer } = answers;
    for (const wrong of [fewer, { ...answers, cvv: '123' }, { ...fewer, carfNumber: cardNumber }]) {
      const seal = () => sealAnswers(new Secret(wrong), answersPlace, publicKey, suite);
      expect(await refusalOf(seal)).toBe('ERR_SEALED_CONTENT');
    }
  });

  test('answers that are too long', async () => {
    const { publicKey } = await makeSessionKey(suite);
    const longest = 'x'.repeat(352 * 64 - 3);
    const seal = (answer: string) => sealAnswer(new Secret(answer), answerPlace, publicKey, suite);
    expect((await seal(longest)).length).toBeLessThan(32 * 1024 - 1000);
    expect(await refusalOf(() => seal(`${longest}x`))).toBe('ERR_SEALED_TOO_LARGE');
  });

  test('half a character, in an answer or in its place', async () => {
    const { publicKey } = await makeSessionKey(suite);
    const half = '\ud83d';
    const answer = () => sealAnswer(new Secret(half), answerPlace, publicKey, suite);
    expect(await refusalOf(answer)).toBe('ERR_SEALED_TEXT');
    const place = () => sealAnswer(secretAnswer, { ...answerPlace, field: half }, publicKey, suite);
    expect(await refusalOf(place)).toBe('ERR_SEALED_TEXT');
  });
});
