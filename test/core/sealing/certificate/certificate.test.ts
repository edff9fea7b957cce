import { beforeAll, describe, expect, test, vi } from 'vitest';
import { concat, lengthPrefixed, utf8 } from '../../../../core/sealing/bytes.ts';
import {
  type Certificate,
  longestCertificate,
  readCertificate,
  toSign,
  writeCertificate,
} from '../../../../core/sealing/certificate/certificate.ts';
import { type Expected, verifyCertificate } from '../../../../core/sealing/certificate/verify.ts';
import {
  type Brand,
  certificate,
  expectedBy,
  hour,
  issued,
  issuedUnchecked,
  makeBrand,
  now,
} from './certificate-scene.ts';
import { refusalOf } from '../refusal.ts';
import { bytesOf, flipped, textOf } from '../scene.ts';

let brand: Brand;
let text: string;

beforeAll(async () => {
  brand = await makeBrand();
  text = await issued(brand);
});

function refusal(of: string, changes: Partial<Expected> = {}): Promise<string> {
  return refusalOf(() => verifyCertificate(of, expectedBy(brand, changes)));
}

describe('a certificate', () => {
  test('that is right says whose key it is, and until when', async () => {
    expect(await verifyCertificate(text, expectedBy(brand))).toEqual(certificate);
  });

  test('may name an agent in any script, and the longest name there is', async () => {
    const joined = ['علی\u200cرضا', 'ශ්\u200dරී'];
    for (const name of ['Ana', 'ana.m@brand.example', 'علي', '山田 太郎', ...joined, '字'.repeat(128)]) {
      const agent = { ...certificate.agent, name };
      const verified = await verifyCertificate(await issued(brand, { agent }), expectedBy(brand, { agent }));
      expect(verified.agent).toEqual(agent);
    }
  });

  test.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['no letter', '\u2800'],
    ['a space behind it', 'Ana '],
    ['a byte order mark', '\ufeffAna'],
    ['a space of no width', 'A\u200bna'],
    ['a joiner that joins nothing', 'An\u200ca'],
    ['two joiners', 'علی\u200c\u200cرضا'],
    ['what turns others around', 'Ana\u202eboB'],
    ['an isolate', '\u2066Ana\u2069'],
    ['a soft hyphen', 'A\u00adna'],
    ['a filler', 'Ana\u3164'],
    ['a variation selector', 'Ana\ufe0f'],
    ['a line break', 'Ana\nBob'],
    ['a unit too many', 'a'.repeat(129)],
  ])('whose name is or holds %s is neither signed nor accepted', async (_, name) => {
    const agent = { ...certificate.agent, name };
    expect(await refusalOf(() => toSign({ ...certificate, agent }))).toBe('ERR_CERTIFICATE_NAME');
    const signed = await issuedUnchecked(brand, { agent });
    expect(await refusal(signed, { agent })).toBe('ERR_CERTIFICATE_NAME');
  });

  test.each([
    ['no characters', ''],
    ['37 characters', 'a'.repeat(37)],
    ['a space', 'a b'],
    ['others than ASCII', 'é'],
  ])('whose id has %s is neither signed nor accepted', async (_, id) => {
    const agent = { ...certificate.agent, id };
    expect(await refusalOf(() => toSign({ ...certificate, agent }))).toBe('ERR_CERTIFICATE_MALFORMED');
    const signed = await issuedUnchecked(brand, { agent });
    expect(await refusal(signed, { agent })).toBe('ERR_CERTIFICATE_MALFORMED');
  });

  test('is small enough for KMS to sign, and the longest is accepted', async () => {
    const agent = { ...certificate.agent, name: '字'.repeat(128) };
    expect(toSign({ ...certificate, agent }).length).toBeLessThan(4096);
    expect((await issued(brand, { agent })).length).toBe(longestCertificate);
  });

  test('signed by another brand is refused', async () => {
    expect(await refusal(await issued(await makeBrand()))).toBe('ERR_CERTIFICATE_SIGNATURE');
  });

  test('under a key that is not the pinned one is refused, whatever that key signed', async () => {
    const other = await makeBrand();
    const theirs = { brandKey: textOf(other.brandKey) };
    expect(await refusal(await issued(other), theirs)).toBe('ERR_CERTIFICATE_PIN');
    expect(await refusal(text, { pin: other.pin })).toBe('ERR_CERTIFICATE_PIN');
    expect(await refusal(text, { pin: brand.pin.toUpperCase() })).toBe('ERR_CERTIFICATE_PIN');
    expect(await refusal(text, { pin: '' })).toBe('ERR_CERTIFICATE_PIN');
    expect(await refusal(text, { pin: [] })).toBe('ERR_CERTIFICATE_PIN');
    expect(await refusal(text, { pin: [other.pin, brand.pin.toUpperCase()] })).toBe('ERR_CERTIFICATE_PIN');
  });

  test.each([
    ['nothing', () => ''],
    ['a megabyte', () => 'A'.repeat(1_000_000)],
    ['all zero', () => textOf(new Uint8Array(91))],
    ['cut', (key: string) => key.slice(0, -1)],
    ['no base64url', (key: string) => key.replace(/.$/, '=')],
  ])('under a key that is %s is refused', async (_, change) => {
    const brandKey = change(textOf(brand.brandKey));
    expect(await refusal(text, { brandKey })).toBe('ERR_CERTIFICATE_PIN');
  });

  test('under a pinned key that is no key of that curve is refused', async () => {
    const bytes = new Uint8Array(91).fill(1);
    const pin = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    expect(await refusal(text, { brandKey: textOf(bytes), pin })).toBe('ERR_CERTIFICATE_PIN');
  });

  test('of another agent is refused, by id and by name', async () => {
    const { agent } = certificate;
    expect(await refusal(text, { agent: { ...agent, id: crypto.randomUUID() } })).toBe(
      'ERR_CERTIFICATE_AGENT',
    );
    expect(await refusal(text, { agent: { ...agent, name: 'Bob' } })).toBe('ERR_CERTIFICATE_AGENT');
  });

  test('whose id and name were cut elsewhere is refused', async () => {
    const { id, name } = certificate.agent;
    const agent = { id: id + name.slice(0, 1), name: name.slice(1) };
    expect(await refusal(text, { agent })).toBe('ERR_CERTIFICATE_AGENT');
  });
});

describe('the time of a certificate', () => {
  const { issuedAt, expiresAt } = certificate;

  test('it counts from five minutes before its issue, for clocks that are behind, to its expiry', async () => {
    const early = issuedAt - 5 * 60 * 1000;
    expect(await refusal(text, { now: early - 1 })).toBe('ERR_CERTIFICATE_NOT_YET_VALID');
    expect(await verifyCertificate(text, expectedBy(brand, { now: early }))).toEqual(certificate);
    expect(await verifyCertificate(text, expectedBy(brand, { now: expiresAt - 1 }))).toEqual(certificate);
    expect(await refusal(text, { now: expiresAt })).toBe('ERR_CERTIFICATE_EXPIRED');
  });

  test.each<[string, Partial<Certificate>, string]>([
    ['longer than 12 hours', { expiresAt: issuedAt + 12 * hour + 1 }, 'ERR_CERTIFICATE_MALFORMED'],
    ['no time at all', { expiresAt: issuedAt }, 'ERR_CERTIFICATE_MALFORMED'],
    ['from later to earlier', { expiresAt: issuedAt - 1 }, 'ERR_CERTIFICATE_MALFORMED'],
    [
      'a time that no date can name',
      { issuedAt: 8_640_000_000_000_000, expiresAt: 8_640_000_000_000_001 },
      'ERR_CERTIFICATE_MALFORMED',
    ],
  ])('one that is valid for %s is neither signed nor accepted', async (_, changes, code) => {
    expect(await refusalOf(() => toSign({ ...certificate, ...changes }))).toBe(code);
    expect(await refusal(await issuedUnchecked(brand, changes))).toBe(code);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5])('none is signed for %d', async (time) => {
    for (const changes of [{ issuedAt: time }, { expiresAt: time }]) {
      const sign = () => toSign({ ...certificate, ...changes });
      expect(await refusalOf(sign)).toBe('ERR_CERTIFICATE_MALFORMED');
    }
  });

  test('none is signed for part of a millisecond, or for a time before 1970', async () => {
    for (const changes of [{ issuedAt: issuedAt + 0.5 }, { issuedAt: -1, expiresAt: 1 }]) {
      const sign = () => toSign({ ...certificate, ...changes });
      expect(await refusalOf(sign)).toBe('ERR_CERTIFICATE_MALFORMED');
    }
  });

  test('it may begin with the epoch, and last to the end of all dates, and is read no further', async () => {
    const last = 8_640_000_000_000_000;
    for (const changes of [
      { issuedAt: 0, expiresAt: 1 },
      { issuedAt: last - 1, expiresAt: last },
    ])
      expect(readCertificate(await issued(brand, changes)).certificate).toMatchObject(changes);
    const beyond = await issuedUnchecked(brand, { issuedAt: last, expiresAt: last + 1 });
    expect(await refusalOf(() => readCertificate(beyond))).toBe('ERR_CERTIFICATE_MALFORMED');
  });

  test('none counts where the clock says nothing', async () => {
    expect(await refusal(text, { now: Number.NaN })).toBe('ERR_CERTIFICATE_NOT_YET_VALID');
  });

  test('one of exactly 12 hours is accepted', async () => {
    const whole = { issuedAt: now, expiresAt: now + 12 * hour };
    expect(await verifyCertificate(await issued(brand, whole), expectedBy(brand))).toMatchObject(whole);
  });
});

describe('a certificate that is not as it was', () => {
  test('cut after any of its bytes is refused', async () => {
    const bytes = bytesOf(text);
    const codes = new Set<string>();
    for (let length = 0; length < bytes.length; length++)
      codes.add(await refusal(textOf(bytes.subarray(0, length))));
    expect(codes).toEqual(new Set(['ERR_CERTIFICATE_MALFORMED', 'ERR_CERTIFICATE_SIGNATURE']));
  });

  test('with one bit the other way round, in any of its bytes, is refused', async () => {
    const bytes = bytesOf(text);
    const refused = ['ERR_CERTIFICATE_MALFORMED', 'ERR_CERTIFICATE_SIGNATURE'];
    expect(await refusal(textOf(flipped(bytes, 0, 1)))).toBe('ERR_CERTIFICATE_VERSION');
    for (let index = 1; index < bytes.length; index++) {
      expect(refused).toContain(await refusal(textOf(flipped(bytes, index, index % 8))));
    }
  });

  test.each([0, 1, 32, 63, 65, 72, 128])('with a signature of %d bytes is refused', async (length) => {
    const signature = concat(await brand.sign(toSign(certificate)), new Uint8Array(128)).subarray(0, length);
    expect(await refusal(writeCertificate(certificate, signature))).toBe('ERR_CERTIFICATE_SIGNATURE');
  });

  test('with a signature of another size is refused by browsers that would accept it', async () => {
    const verify = vi.spyOn(crypto.subtle, 'verify').mockResolvedValue(true);
    const signature = new Uint8Array(63).fill(1);
    expect(await refusal(writeCertificate(certificate, signature))).toBe('ERR_CERTIFICATE_SIGNATURE');
    verify.mockRestore();
  });

  test.each([0, 7, 9, 1000])(
    'with a time of %d bytes is refused, though the brand signed it',
    async (length) => {
      const { agent, publicKey } = certificate;
      const time = new Uint8Array(length);
      const parts = [utf8(agent.id), utf8(agent.name), publicKey, time, time];
      const body = concat(Uint8Array.of(1), lengthPrefixed(parts));
      const signature = await brand.sign(concat(lengthPrefixed([utf8('Sealform certificate')]), body));
      expect(await refusal(textOf(concat(body, signature)))).toBe('ERR_CERTIFICATE_MALFORMED');
    },
  );

  test('with a signature that is all zero is refused', async () => {
    expect(await refusal(writeCertificate(certificate, new Uint8Array(64)))).toBe(
      'ERR_CERTIFICATE_SIGNATURE',
    );
  });

  test('with a signature of its body, without what says that it is a certificate, is refused', async () => {
    const body = bytesOf(text).slice(0, -64);
    const signature = await brand.sign(body);
    expect(await refusal(writeCertificate(certificate, signature))).toBe('ERR_CERTIFICATE_SIGNATURE');
  });

  test.each([0, 2, 0xff])('of version %d is refused', async (version) => {
    const bytes = bytesOf(text);
    bytes[0] = version;
    expect(await refusal(textOf(bytes))).toBe('ERR_CERTIFICATE_VERSION');
  });

  test('of a megabyte, or of nothing, or as no base64url, is refused', async () => {
    for (const bad of [
      '',
      'A'.repeat(1_000_000),
      text.repeat(1000),
      `${text}=`,
      ` ${text}`,
      'ÿ'.repeat(100),
    ]) {
      expect(await refusal(bad)).toBe('ERR_CERTIFICATE_MALFORMED');
    }
  });

  test.each([
    ['all zero', new Uint8Array(1216)],
    ['too short', new Uint8Array(1215).fill(7)],
    ['too long', new Uint8Array(1217).fill(7)],
    ['not there', new Uint8Array()],
  ])('with a key that is %s is neither signed nor accepted', async (_, publicKey) => {
    expect(await refusalOf(() => toSign({ ...certificate, publicKey }))).toBe('ERR_SEALING_KEY');
    expect(await refusal(await issuedUnchecked(brand, { publicKey }))).toBe('ERR_SEALING_KEY');
  });

  test('with a name that is no UTF-8 is refused', async () => {
    const bytes = bytesOf(text);
    const at = 1 + 4 + 36 + 4;
    bytes[at] = 0xff;
    expect(await refusal(textOf(bytes))).toBe('ERR_CERTIFICATE_MALFORMED');
  });
});
