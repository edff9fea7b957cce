import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkAnswer, checkAnswers, offTheRecordFields, storedFields } from '../../core/fields/answers.ts';
import type { Form } from '../../core/fields/form.ts';
import { maskAnswers } from '../../core/fields/masks.ts';
import {
  type EntryOf,
  type ReplyTo,
  type Request,
  requests,
  ServerMessage,
} from '../../core/protocol/index.ts';
import type { RequestOf, RequestType } from '../../core/protocol/index.ts';
import { verifyCertificate } from '../../core/sealing/certificate/verify.ts';
import { openAnswer, openAnswers } from '../../core/sealing/open.ts';
import { sealAnswer, sealAnswers } from '../../core/sealing/seal.ts';
import { suiteOf } from '../../core/sealing/suite.ts';
import { Secret } from '../../core/secret.ts';
import { unsafeHalvesOf, unsafeKeyOf } from '../../docs/generator/sealing/known-key.ts';

interface Given {
  pin: string;
  key: string;
  typed: Record<string, string>;
  stored: { encapsulation: string; answers: Record<string, string> };
  offTheRecord: { encapsulation: string; field: string; answer: string }[];
}

type Carried = { from: string; message: Request } | { to: string[]; message: ServerMessage };

const page = readFileSync('docs/protocol.md', 'utf8');
const { forms } = JSON.parse(readFileSync('docs/forms.json', 'utf8')) as {
  forms: { hash: string; form: Form }[];
};

function part(name: string): unknown {
  const [, text = ''] = page.split(`<!-- ${name}: made by npm run docs -->`);
  return JSON.parse(/^```json\n([^]*?)^```$/m.exec(text)?.[1] ?? '');
}

const given = part('exchange-given') as Given;
const carried = part('exchange') as Carried[];
const sent = carried.flatMap((each) => ('from' in each ? [each.message] : []));
const got = carried.flatMap((each) => ('to' in each ? [each.message] : []));

function request<T extends RequestType>(type: T): RequestOf<T> {
  return sent.find((each) => each.type === type) as RequestOf<T>;
}

function message<M extends ServerMessage>(type: M['type']): M {
  return got.find((each) => each.type === type) as M;
}

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const suiteWith = (encapsulation: string) => suiteOf(...unsafeHalvesOf(bytes(encapsulation)));
const submission = request('submitForm');
const { conversationId, requestId, formHash } = submission;
const { privacyVersion = '', privacyLanguage = '' } = submission.consent ?? {};
const place = { conversationId, requestId, formHash, privacyVersion, privacyLanguage };
const { masks, answers: sealed = '' } = submission.sealed ?? { masks: {} };
const form = forms.find(({ hash }) => hash === formHash)?.form as Form;

describe('the sealed exchange in docs/protocol.md', () => {
  it('is the whole job, in messages of the protocol', () => {
    expect(sent.map(({ type }) => type)).toEqual([
      ...['enrol', 'start', 'accept', 'requestForm', 'openForm', 'submitForm'],
      ...['relayAnswer', 'acknowledgeAnswer', 'reveal', 'confirmViewed'],
    ]);
    for (const each of sent) expect(requests[each.type].schema.parse(each)).toEqual(each);
    for (const each of got) expect(ServerMessage.parse(each)).toEqual(each);
    const numbers = got.flatMap((each) => ('seq' in each ? [each.seq] : []));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('has a certificate that a visitor accepts, of the key that it gives', async () => {
    const { recipient } = message<ReplyTo<'enrol'>>('enrolled');
    const { agent } = message<EntryOf<'accepted'>>('accepted');
    const { at, ...requested } = message<EntryOf<'formRequested'>>('formRequested');
    expect(requested.recipient).toEqual(recipient);
    const expected = { brandKey: recipient.brandKey, pin: given.pin, agent, now: at };
    const { publicKey } = await verifyCertificate(recipient.certificate, expected);
    expect(Buffer.from(publicKey).toString('base64url')).toBe(request('enrol').publicKey);
    expect(publicKey).toEqual((await unsafeKeyOf(bytes(given.key))).publicKey);
  });

  it('has the answers as the fields’ kinds write them, and their masks', () => {
    const { at } = message<EntryOf<'formSubmitted'>>('formSubmitted');
    const stored = storedFields(form).map((name) => [name, given.typed[name] ?? ''] as const);
    expect(given.stored.answers).toEqual(checkAnswers(form, Object.fromEntries(stored), at));
    expect(masks).toEqual(maskAnswers(form, given.stored.answers));
    expect(given.offTheRecord.map(({ field }) => field)).toEqual(offTheRecordFields(form));
    for (const { field, answer } of given.offTheRecord)
      expect(checkAnswer(form, field, given.typed[field] ?? '', at)).toBe(answer);
  });

  it('has sealed answers that open, are made again byte by byte, and reach the agent as they are', async () => {
    const key = await unsafeKeyOf(bytes(given.key));
    const { encapsulation, answers } = given.stored;
    const suite = suiteWith(encapsulation);
    expect((await openAnswers(sealed, { ...place, masks }, key, suite)).expose()).toEqual(answers);
    expect(await sealAnswers(new Secret(answers), { ...place, masks }, key.publicKey, suite)).toBe(sealed);
    expect(message<ReplyTo<'reveal'>>('revealed').sealed).toBe(sealed);
  });

  it('has an off-the-record answer that opens, is made again byte by byte, and reaches the agent as it is', async () => {
    const key = await unsafeKeyOf(bytes(given.key));
    const { field, sealed: relayed = '' } = request('relayAnswer');
    const { encapsulation = '', answer = '' } = given.offTheRecord.find((each) => each.field === field) ?? {};
    const suite = suiteWith(encapsulation);
    expect((await openAnswer(relayed, { ...place, field }, key, suite)).expose()).toBe(answer);
    expect(await sealAnswer(new Secret(answer), { ...place, field }, key.publicKey, suite)).toBe(relayed);
    expect(got).toContainEqual(expect.objectContaining({ type: 'answerRelayed', field, sealed: relayed }));
  });
});
