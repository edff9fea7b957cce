import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { XWing } from '@hpke/hybridkem-x-wing';
import { describe, expect, test } from 'vitest';
import { concat } from '../../../core/sealing/bytes.ts';
import { openAnswers } from '../../../core/sealing/open.ts';
import { associatedData, marksOf } from '../../../core/sealing/place.ts';
import { sealAnswers } from '../../../core/sealing/seal.ts';
import { unsafeKeyOf } from '../../../docs/generator/sealing/known-key.ts';
import { answers, answersPlace, bytesOf, secretAnswers, suites, textOf } from './scene.ts';

/** Somebody else's HPKE, with somebody else's X-Wing and ML-KEM. */
const theirs = new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** As docs/sealing.md says it, written here a second time. */
const info = Buffer.from('\0\0\0\x08Sealform\0\0\0\x01\x01', 'latin1');
const json = '{"cardExpiry":"12/29","cardNumber":"4242424242424242","cardholderName":"Ada Lovelace"}';

const seed = new Uint8Array(32).fill(7);

describe.each(['native', 'library'] as const)('@hpke/core and ours, with ML-KEM that is %s', (which) => {
  const suite = suites[which];

  test('it opens what ours seals', async () => {
    const pair = await theirs.kem.deriveKeyPair(seed);
    const publicKey = new Uint8Array(await theirs.kem.serializePublicKey(pair.publicKey));
    const sealed = bytesOf(await sealAnswers(secretAnswers, answersPlace, publicKey, suite));
    const opened = await theirs.open(
      { recipientKey: pair, enc: sealed.slice(57, 57 + 1120), info },
      sealed.slice(57 + 1120),
      associatedData(answersPlace, publicKey),
    );
    const text = Buffer.from(opened).toString('latin1');
    expect(text.slice(0, json.length)).toBe(json);
    expect(text.slice(json.length)).toMatch(/^\x80\0*$/);
    expect(text.length % 64).toBe(0);
  });

  test('ours opens what it seals', async () => {
    const ours = which === 'native' ? (await suite.GenerateKeyPair()).privateKey : await unsafeKeyOf(seed);
    const key = ours as Awaited<ReturnType<typeof unsafeKeyOf>>;
    const recipientPublicKey = await theirs.kem.deserializePublicKey(key.publicKey);
    const plaintext = concat(Buffer.from(json), Uint8Array.of(0x80), new Uint8Array(128 - json.length - 1));
    const aad = associatedData(answersPlace, key.publicKey);
    const { enc, ct } = await theirs.seal({ recipientPublicKey, info }, plaintext, aad);
    const marks = await marksOf(answersPlace, key.publicKey);
    const sealed = concat(Uint8Array.of(1), marks, new Uint8Array(enc), new Uint8Array(ct));
    expect((await openAnswers(textOf(sealed), answersPlace, key, suite)).expose()).toEqual(answers);
  });
});
