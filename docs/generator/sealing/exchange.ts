import { checkAnswer, checkAnswers, offTheRecordFields, storedFields } from '../../../core/fields/answers.ts';
import { type Form, formHash } from '../../../core/fields/form.ts';
import { maskAnswers } from '../../../core/fields/masks.ts';
import { sampleAnswers } from '../../../core/fields/sample-answers.ts';
import type { ReplyTo } from '../../../core/protocol/index.ts';
import { fingerprint } from '../../../core/sealing/certificate/verify.ts';
import { sealAnswer, sealAnswers } from '../../../core/sealing/seal.ts';
import { suiteOf } from '../../../core/sealing/suite.ts';
import { Secret } from '../../../core/secret.ts';
import { libraryForms } from '../forms.ts';
import { visibleJson } from '../json.ts';
import { counting, hex } from './block.ts';
import { issuedAt, publicHalf } from './certificate-example.ts';
import { exampleId, exchangeServer } from './exchange-server.ts';
import { unsafeHalvesOf, unsafeKeyOf } from './known-key.ts';

const formName = 'payment-card';
const keySeed = counting(0, 32);
const conversation = { conversationId: exampleId(0xc0) };
const place = { ...conversation, requestId: exampleId(0xf0) };
const claimId = exampleId(0xa0);

/** The parts of docs/protocol.md that show a sealed form, from the agent's key to the end of the answers. */
export async function sealedExchange(): Promise<Record<string, string>> {
  const { publicKey } = await unsafeKeyOf(keySeed);
  const pin = await fingerprint(await publicHalf());
  const { given, submission, relays } = await answersTo(exampleForm(), publicKey);
  const { ask, carried } = await exchangeServer(pin);
  let ids = 0;
  const next = () => ({ id: exampleId(++ids) });
  const key = Buffer.from(publicKey).toString('base64url');
  const enrolled = await ask('agent', { type: 'enrol', ...next(), publicKey: key });
  const { recipient } = enrolled as ReplyTo<'enrol'>;
  await ask('visitor', { type: 'start', ...next(), ...conversation });
  await ask('agent', { type: 'accept', ...next(), ...conversation });
  await ask('agent', {
    type: 'requestForm',
    id: place.requestId,
    ...conversation,
    form: formName,
    recipient,
  });
  await ask('visitor', { type: 'openForm', ...next(), ...place });
  await ask('visitor', { type: 'submitForm', ...next(), ...place, ...submission });
  for (const relay of relays) {
    await ask('visitor', { type: 'relayAnswer', ...next(), ...place, ...relay });
    await ask('agent', { type: 'acknowledgeAnswer', ...next(), ...place, field: relay.field });
  }
  await ask('agent', { type: 'reveal', id: claimId, ...place });
  await ask('agent', { type: 'confirmViewed', ...next(), ...place, claimId });
  return {
    'exchange-given': json({ pin, key: hex(keySeed), ...given }),
    exchange: json(carried),
  };
}

function exampleForm(): Form {
  const form = libraryForms.find(({ name }) => name === formName);
  if (form === undefined) throw new Error(`the product has no form ${formName}`);
  return form;
}

/** What the visitor's client sends, and all that it is made of. */
async function answersTo(form: Form, publicKey: Uint8Array<ArrayBuffer>) {
  const typed = sampleAnswers(form);
  const stored = storedFields(form).map((name) => [name, typed[name] ?? ''] as const);
  const answers = checkAnswers(form, Object.fromEntries(stored), issuedAt);
  const masks = maskAnswers(form, answers);
  const consent = { privacyVersion: form.privacy.version, privacyLanguage: 'en' };
  const at = { ...place, formHash: await formHash(form), ...consent };
  const relayed = offTheRecordFields(form).map((field, index) => ({
    field,
    answer: checkAnswer(form, field, typed[field] ?? '', issuedAt),
    seed: counting(0x80 + index, 64),
  }));
  const seed = counting(0x40, 64);
  const sealed = await sealAnswers(new Secret(answers), { ...at, masks }, publicKey, suiteWith(seed));
  const relays = relayed.map(async ({ field, answer, seed: own }) => ({
    field,
    sealed: await sealAnswer(new Secret(answer), { ...at, field }, publicKey, suiteWith(own)),
  }));
  return {
    given: {
      typed,
      stored: { encapsulation: hex(seed), answers },
      offTheRecord: relayed.map(({ seed: own, ...rest }) => ({ encapsulation: hex(own), ...rest })),
    },
    submission: {
      formHash: at.formHash,
      consent: { given: true, ...consent },
      sealed: { masks, answers: sealed },
    },
    relays: await Promise.all(relays),
  };
}

function suiteWith(seed: Uint8Array) {
  return suiteOf(...unsafeHalvesOf(seed));
}

function json(value: unknown): string {
  return `\`\`\`json\n${visibleJson(value)}\n\`\`\``;
}
