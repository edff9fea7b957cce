import {
  type AnswerPlace,
  type AnswersPlace,
  associatedData,
  marksOf,
  type Place,
} from '../../../core/sealing/place.ts';
import { type Content, pack } from '../../../core/sealing/plaintext.ts';
import { sealAnswer, sealAnswers } from '../../../core/sealing/seal.ts';
import { suiteOf } from '../../../core/sealing/suite.ts';
import { info } from '../../../core/sealing/version.ts';
import { Secret } from '../../../core/secret.ts';
import { block, counting, sha256 } from './block.ts';
import { unsafeHalvesOf, unsafeKeyOf } from './known-key.ts';

const keySeed = counting(0, 32);
const encapsulationSeed = counting(0x40, 64);

const place = {
  conversationId: '0b54c1ae-9a3f-4a44-8a5e-3a3f0a9b6c11',
  requestId: '7d0c6e52-2f0b-4b57-9d55-6f0f3c1f2a90',
  formHash: '8d5a3f6c'.repeat(8),
  privacyVersion: '2026-11-01',
  privacyLanguage: 'en',
};
const answersPlace: AnswersPlace = { ...place, masks: { cardNumber: '•••• 4242', cardExpiry: '••/••' } };
const answerPlace: AnswerPlace = { ...place, field: 'cvv' };
const answers = { cardNumber: '4242424242424242', cardExpiry: '12/29' };
const answer = '123';

/** The parts of docs/sealing.md that show in bytes what it says in words. All randomness is given. */
export async function sealingExamples(): Promise<Record<string, string>> {
  const key = await unsafeKeyOf(keySeed);
  const suite = suiteOf(...unsafeHalvesOf(encapsulationSeed));
  const { publicKey } = key;
  return {
    'example-key': block({
      seed: keySeed,
      'SHA-256 of the public key': await sha256(publicKey),
      'seed of the encapsulation': encapsulationSeed,
      info,
    }),
    'example-answers': await example(
      answersPlace,
      answers,
      publicKey,
      await sealAnswers(new Secret(answers), answersPlace, publicKey, suite),
    ),
    'example-answer': await example(
      answerPlace,
      answer,
      publicKey,
      await sealAnswer(new Secret(answer), answerPlace, publicKey, suite),
    ),
  };
}

/** What goes in, as JSON, and what is made of it. */
async function example(
  at: Place,
  content: Content,
  publicKey: Uint8Array<ArrayBuffer>,
  sealed: string,
): Promise<string> {
  const given = JSON.stringify({ place: at, content }, undefined, 2);
  const aad = associatedData(at, publicKey);
  const made = block({
    plaintext: pack(content),
    'AAD, before the key': aad.slice(0, aad.length - publicKey.length),
    'SHA-256 of the AAD': await sha256(aad),
    marks: await marksOf(at, publicKey),
    sealed,
  });
  return `\`\`\`json\n${given}\n\`\`\`\n\n${made}`;
}
