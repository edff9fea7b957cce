import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { XWing } from '@hpke/hybridkem-x-wing';
import { describe, expect, test } from 'vitest';
import { concat } from '../../../core/sealing/bytes.ts';
import { verifyCertificate } from '../../../core/sealing/certificate/verify.ts';
import { sealingErrorCodes } from '../../../core/sealing/errors.ts';
import { openAnswer, openAnswers } from '../../../core/sealing/open.ts';
import type { AnswerPlace, AnswersPlace } from '../../../core/sealing/place.ts';
import { sealAnswers } from '../../../core/sealing/seal.ts';
import { unsafeKeyOf } from '../../../docs/generator/sealing/known-key.ts';
import { answersPlace, bytesOf, secretAnswers, suites, textOf } from './scene.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/sealing.md'), 'utf8');
/** Its keys are bytes: a key that everybody knows is one of the library's. */
const { library: suite } = suites;

/** What stands between the markers of an example. */
function part(name: string): string {
  const text = page.split(`<!-- ${name}: made by npm run docs -->`)[1]?.split(`<!-- end of ${name} -->`)[0];
  if (text === undefined) throw new Error(`there is no ${name}`);
  return text;
}

/** A named value of an example's block, its lines joined. */
function value(example: string, name: string): string {
  const lines = part(example).split('\n');
  const from = lines.findIndex((line) => line.startsWith(`${name}  `));
  const rest = lines.slice(from + 1);
  const more = rest.slice(
    0,
    rest.findIndex((line) => !line.startsWith('  ')),
  );
  return [(lines[from] ?? '').slice(name.length), ...more].map((line) => line.trim()).join('');
}

function hex(example: string, name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(value(example, name), 'hex'));
}

function given<Place>(example: string): { place: Place; content: unknown } {
  const json = part(example).split('```json')[1]?.split('```')[0] ?? '';
  return JSON.parse(json) as { place: Place; content: unknown };
}

describe('what docs/sealing.md shows', () => {
  test('opens with our code', async () => {
    const key = await unsafeKeyOf(hex('example-key', 'seed'));
    const stored = given<AnswersPlace>('example-answers');
    const opened = await openAnswers(value('example-answers', 'sealed'), stored.place, key, suite);
    expect(opened.expose()).toEqual(stored.content);
    const relayed = given<AnswerPlace>('example-answer');
    const one = await openAnswer(value('example-answer', 'sealed'), relayed.place, key, suite);
    expect(one.expose()).toEqual(relayed.content);
  });

  test.each(['example-answers', 'example-answer'])(
    'opens with @hpke/core, from the bytes of the page: %s',
    async (example) => {
      const theirs = new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
      const seed = hex('example-key', 'seed');
      const recipientKey = await theirs.kem.importKey('raw', seed.buffer, false);
      const { publicKey } = await unsafeKeyOf(seed);
      const sealed = bytesOf(value(example, 'sealed'));
      expect([sealed[0], textOf(sealed.subarray(1, 57))]).toEqual([1, textOf(hex(example, 'marks'))]);
      const opened = await theirs.open(
        { recipientKey, enc: sealed.slice(57, 1177), info: hex('example-key', 'info') },
        sealed.slice(1177),
        concat(hex(example, 'AAD, before the key'), publicKey),
      );
      expect(textOf(new Uint8Array(opened))).toBe(textOf(hex(example, 'plaintext')));
    },
  );

  test('is a certificate that is accepted', async () => {
    const brandKey = textOf(hex('example-certificate', 'brand, public key'));
    const pin = value('example-certificate', 'pin');
    const agent = { id: '5d3c0f1e-6a53-4c1b-8f1e-2f6f0a7b9c2d', name: 'Ana' };
    const now = Date.parse('2026-11-22T08:00:00Z');
    const text = value('example-certificate', 'certificate');
    const { publicKey, expiresAt } = await verifyCertificate(text, { brandKey, pin, agent, now });
    expect(publicKey).toEqual((await unsafeKeyOf(hex('example-key', 'seed'))).publicKey);
    expect(expiresAt).toBe(now + 12 * 60 * 60 * 1000);
  });

  test('is what was signed, around the key', async () => {
    const { publicKey } = await unsafeKeyOf(hex('example-key', 'seed'));
    const [before, after] = ['signed, before the key', 'signed, after the key'].map((name) =>
      hex('example-certificate', name),
    );
    if (before === undefined || after === undefined) throw new Error('not shown');
    const digest = await crypto.subtle.digest('SHA-256', concat(before, publicKey, after));
    expect(textOf(new Uint8Array(digest))).toBe(
      textOf(hex('example-certificate', 'SHA-256 of what is signed')),
    );
  });

  test('are all refusals', () => {
    for (const code of Object.keys(sealingErrorCodes))
      expect(part('sealing-errors')).toContain(`\`${code}\``);
  });

  test('is the size of a payment card’s answers, which are under 8 KB', async () => {
    const { publicKey } = await unsafeKeyOf(hex('example-key', 'seed'));
    const sealed = await sealAnswers(secretAnswers, answersPlace, publicKey, suite);
    expect(page).toContain(
      `stored answers are 1,321 bytes: ${sealed.length.toLocaleString('en')} characters`,
    );
    expect(bytesOf(sealed)).toHaveLength(1321);
    expect(sealed.length).toBeLessThan(8 * 1024);
  });
});
