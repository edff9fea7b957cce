import { inspect } from 'node:util';
import { describe, expect, it, test } from 'vitest';
import { type Canary, type Remains, search } from '../../play/local/leak-search.ts';
import { chanceOf } from '../random.ts';

const values = {
  'a code of three digits': '271',
  'a code of four digits': '8567',
  'an expiry date': '05/53',
  'a date of birth': '1985-05-12',
  'a one-time code': '482915',
  'a PIN': '94829153',
  'an SSN': '258-61-0218',
  'a routing number': '027520699',
  'a card number': '370731555200619',
  'an IBAN': 'DE91982544110042870436',
  'a name': 'ztaowttrcf snuagyhqpxlx',
};

const id = 'd0b3f746-fe43-468b-b3e5-988d50855c38';
const hash = '505eed68ad421a86aba4cc1a68bb5d72b714b3cdb07f6d352d57d8f990d6f62f';
const inBase64 = (text: string) => Buffer.from(text).toString('base64url');
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
/** Bytes of a file that are no text. */
const binary = (...texts: Buffer[]) =>
  Buffer.concat(texts.flatMap((text) => [Buffer.from([0, 255, 3, 129]), text, Buffer.from([7, 200, 0])]));

/** Each kind of place, with a value in it. */
const places: Record<string, (value: string) => Buffer> = {
  'a column of a row': (value) => json([[{ item: `form#${id}`, ttl: 1795985589, answers: { cvv: value } }]]),
  'the text of a row': (value) => json([[{ seq: 3, text: `My code is ${value}, thank you` }]]),
  'JSON in a column': (value) => json([[{ context: JSON.stringify({ given: value, hash }) }]]),
  'base64 in a column': (value) => json([[{ ciphertext: inBase64(JSON.stringify({ cvv: value, id })) }]]),
  'base64 of it alone in a column': (value) => json([[{ given: Buffer.from(value).toString('base64') }]]),
  'hexadecimal of it alone in a log line': (value) =>
    Buffer.from(`given ${Buffer.from(value).toString('hex')}`),
  'a name of a member': (value) => json([[{ masks: { [value]: '[entered]' } }]]),
  'a field of a log line': (value) => Buffer.from(`Api/Collect/Function {"level":"INFO","given":"${value}"}`),
  'the message of a log line': (value) =>
    Buffer.from(`{"level":"ERROR","message":"cannot read ${value} at ${id}"}`),
  'a log line that is text': (value) =>
    Buffer.from(`fine\n2026-11-29T20:21:20.522Z ERROR (${value}) is wrong`),
  'a frame': (value) => json({ type: 'relayAnswer', id, field: 'cvv', answer: value }),
  'what is sealed in a frame': (value) =>
    json({ type: 'relayAnswer', id, sealed: inBase64(`answer:${value}`) }),
  'a file of text': (value) => Buffer.from(`first\nsecond ${value}\nthird`),
  'a string in a file of a database': (value) => binary(Buffer.from(`{"cvv":{"S":"${value}"}}`)),
  'a text in a file of a database': (value) =>
    binary(Buffer.from(`{"text":{"S":"It was ${value}, I believe, and no other"}}`)),
  'UTF-16 in a file of a browser': (value) => binary(Buffer.from(`code ${value} typed`, 'utf16le')),
  'hexadecimal in a file': (value) => Buffer.from(Buffer.from(`the code was ${value}.`).toString('hex')),
  'a dimension of a metric': (value) =>
    json({ _aws: { Timestamp: 1795983789101, CloudWatchMetrics: [] }, form: value, FormEvent: 1 }),
  'an annotation of a trace': (value) =>
    json({ trace_id: '1-5f84c7a5-e7b2000000000000000000aa', annotations: { note: `was ${value}` } }),
  'an address in a trace': (value) =>
    json({
      http: { request: { url: `https://example.com/chat?cardSecurityCode=${encodeURIComponent(value)}` } },
    }),
  'the path of an address': (value) =>
    Buffer.from(`GET https://example.com/chat/${encodeURIComponent(value)} HTTP/2`),
  'the fragment of an address': (value) =>
    json([`https://example.com/chat/index.html#lang=en&code=${encodeURIComponent(value)}`]),
  'local storage': (value) =>
    json({
      origins: [{ localStorage: [{ name: 'sealform.draft', value: JSON.stringify({ cvv: value }) }] }],
    }),
  'a cookie': (value) => json({ cookies: [{ name: 'last', value: encodeURIComponent(value), expires: -1 }] }),
  'a page': (value) => json([['class=price', `Your code: ${value}.`]]),
};

const searched = (bytes: Buffer, canary: Canary) => search([{ name: 'there', bytes }], [canary]);

describe.each(Object.entries(places))('in %s', (_, plant) => {
  it.each(Object.entries(values))('%s is found', (name, value) => {
    const found = searched(plant(value), { name, value });
    expect(found).toMatchObject([{ canary: name, where: 'there' }]);
    expect(found[0]?.around).not.toContain(value);
  });

  it.each(Object.entries(values))('%s that is not there is not', (name, value) => {
    // Neither are longer numbers and words that it is a part of.
    for (const other of ['nothing', `${value}9`, `9${value}`].slice(0, value.length > 10 ? 1 : 3))
      expect(searched(plant(other), { name, value })).toEqual([]);
  });
});

test('a number of JSON counts, but for what somebody else counts', () => {
  const place = { name: 'there', bytes: json({ cvv: 8567 }) };
  const canary = { name: 'code', value: '8567' };
  expect(search([place], [canary])).toMatchObject([{ at: '.cvv' }]);
  expect(search([{ ...place, hasOwnNumbers: true }], [canary])).toEqual([]);
});

test('a long value is found however it is written', () => {
  const value = '370731555200619';
  const written = ['3707 315552 00619', '3707-315552-00619', '370.731.555.200.619'];
  for (const text of written) {
    for (const bytes of [
      text,
      inBase64(`It is ${text} and no other`),
      Buffer.from(`is ${text}.`).toString('hex'),
      Buffer.from(Buffer.from(`is ${text}.`).toString('base64')).toString('base64'),
      Buffer.from(Buffer.from(`is ${text}.`).toString('hex')).toString('base64url'),
      inspect(Buffer.from(text)),
      JSON.stringify([...Buffer.from(text)]),
    ])
      expect(searched(Buffer.from(bytes), { name: 'card', value })).toHaveLength(1);
  }
});

test('a finding says where it is, and shows what is around without digits and other planted values', () => {
  const bytes = json([
    { seq: 41, answers: { holder: 'ztaowttrcf snuagyhqpxlx', cvv: '8567', exp: '05/53' } },
  ]);
  const canaries = Object.entries(values).map(([name, value]) => ({ name, value }));
  expect(search([{ name: 'rows', bytes }], canaries)).toEqual([
    {
      canary: 'a code of four digits',
      where: 'rows',
      at: '[0].answers.cvv',
      around: 'seq | ## | answers | holder | … | cvv | [found] | exp | … | ',
    },
    {
      canary: 'an expiry date',
      where: 'rows',
      at: '[0].answers.exp',
      around: ' answers | holder | … | cvv | … | exp | [found] | ',
    },
    {
      canary: 'a name',
      where: 'rows',
      at: 'character 32 in UTF-8',
      around: '[{"seq":##,"answers":{"holder":"[found]","cvv":"…","exp":"…"}}]',
    },
  ]);
});

/** What chance writes in a run: keys, ciphertexts, ids, hashes, times, durations, and what a database makes of them. */
function randomRemains(seed: number): Remains[] {
  const chance = chanceOf(seed);
  const bytes = (count: number) => Buffer.from(Array.from({ length: count }, () => chance() * 256));
  const hex = (count: number) => bytes(count / 2).toString('hex');
  const uuids = () => [8, 4, 4, 4, 12].map((count) => hex(count)).join('-');
  const at = () => 1.79e12 + Math.floor(chance() * 1e9);
  const row = () => ({
    id: `${new Date(at()).toISOString()}#${uuids()}`,
    item: `form#${uuids()}`,
    at: at(),
    hash: hex(64),
    connectionId: bytes(11).toString('base64'),
    ciphertext: bytes(900).toString('base64'),
    certificate: bytes(1500).toString('base64url'),
    credential: bytes(32).toString('base64url'),
  });
  const rows = Array.from({ length: 60 }, row);
  const line = () =>
    JSON.stringify({ requestId: uuids(), time: String(at()), took: chance() * 1000, held: 1 });
  const logs = Array.from({ length: 300 }, () => `Api/Function ${line()}`).join('\n');
  // Pages end wherever they do.
  const pages = rows.flatMap((each) => [
    bytes(300),
    json(each).subarray(Math.floor(chance() * 400)),
    bytes(9),
  ]);
  return [
    { name: 'rows', bytes: json(rows) },
    { name: 'logs', bytes: Buffer.from(logs) },
    { name: 'file', bytes: Buffer.concat(pages) },
    { name: 'keys', bytes: bytes(200_000) },
  ];
}

test('of 4,000 codes none is found by chance in 20 runs', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const first = 100 + 495 * (seed - 1);
    const codes = Array.from({ length: 200 }, (_, index) => ({ name: 'code', value: String(first + index) }));
    expect(search(randomRemains(seed), codes)).toEqual([]);
  }
});
