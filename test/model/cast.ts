import type { AgentCaller, VisitorCaller } from '../../core/domain/caller.ts';
import { defineForm, type Form, formHash } from '../../core/fields/form.ts';
import type { Recipient } from '../../core/protocol/index.ts';
import { longestValidity } from '../../core/sealing/certificate/certificate.ts';
import { sealAnswer, sealAnswers } from '../../core/sealing/seal.ts';
import { makeSessionKey } from '../../core/sealing/session-key.ts';
import { loadSuite } from '../../core/sealing/suite.ts';
import { Secret } from '../../core/secret.ts';
import { issued, makeBrand } from '../core/sealing/certificate/certificate-scene.ts';
import { textOf } from '../core/sealing/scene.ts';

/** When every history begins, ms since the epoch. */
export const beginning = Date.UTC(2026, 10, 1);

/** No token ends during a history. */
const until = beginning + 365 * 24 * 3_600_000;

/** Two tabs of each of two visitors. */
export const visitors: readonly VisitorCaller[] = ['one', 'other'].flatMap((name) =>
  ['first', 'second'].map((tab) => ({
    role: 'visitor',
    visitorHash: `hash of ${name}`,
    connectionId: `${name}, ${tab} tab`,
    until,
  })),
);

/** Two tabs of each of two agents. */
export const agents: readonly AgentCaller[] = ['ana', 'ben'].flatMap((name) =>
  ['first', 'second'].map((tab) => ({
    role: 'agent',
    agentId: name,
    name,
    roles: ['agent'],
    signedInAt: beginning,
    connectionId: `${name}, ${tab} tab`,
    until,
  })),
);

/** A social security number as it stands in an answer to a question for it. */
export const bareSsn = '219099999';

/** An off-the-record answer. It must be in no table. */
export const offTheRecordAnswer = 'Quincy-off-the-record';
export const storedAnswer = 'Quincy-stored';

const common = {
  version: 1,
  purpose: 'To test.',
  privacy: { version: '2026-11-01', url: 'https://www.example.com/privacy', text: { en: 'Destroyed.' } },
  retentionSeconds: 30 * 60,
  openWithinSeconds: 10 * 60,
  submitWithinSeconds: 10 * 60,
} as const;

const servers = { sealed: false, whyNotSealed: 'To test.' } as const;
const note = { kind: 'secureNote', label: 'Note', why: 'To test.' } as const;
/** Its masks may be corrected: they can be others. */
const name = { kind: 'cardholderName', label: 'Name', why: 'To test.' } as const;
const word = { kind: 'challengeAnswer', label: 'Word', why: 'To test.', offTheRecord: true } as const;

/** Every combination of what is stored, what is off the record, and who can read it. */
export const forms: readonly Form[] = [
  defineForm({ ...common, ...servers, name: 'stored', title: 'Stored', fields: { note } }),
  defineForm({ ...common, ...servers, name: 'relayed', title: 'Relayed', fields: { word } }),
  defineForm({ ...common, ...servers, name: 'both', title: 'Both', fields: { note, word } }),
  defineForm({ ...common, name: 'sealed', title: 'Sealed', fields: { note: name, word } }),
];

const suite = await loadSuite();
const brand = await makeBrand();
export const brandKey = textOf(brand.brandKey);

/** Each agent's certificate. */
export const recipients: ReadonlyMap<string, Recipient> = new Map(
  await Promise.all(
    ['ana', 'ben'].map(async (name) => {
      const { publicKey } = await makeSessionKey(suite);
      const times = { issuedAt: beginning, expiresAt: beginning + longestValidity };
      const certificate = await issued(brand, { agent: { id: name, name }, publicKey, ...times });
      return [name, { certificate, brandKey }] as const;
    }),
  ),
);

/** Hashes of the forms, made once: a history waits for nothing that it does not schedule. */
export const hashes: ReadonlyMap<string, string> = new Map(
  await Promise.all(forms.map(async (form) => [form.name, await formHash(form)] as const)),
);

const masks = { note: 'Q. S.' };
/** Masks that the agent's browser makes of the same answers. */
export const correctedMasks = { note: 'Q.' };
const { publicKey } = await makeSessionKey(suite);
const id = '00000000-0000-4000-8000-000000000000';
const place = {
  conversationId: id,
  requestId: id,
  formHash: hashes.get('sealed') ?? '',
  privacyVersion: common.privacy.version,
  privacyLanguage: 'en',
};

/** Something sealed, of the right shape: no server can see more. */
export const sealedNote = {
  masks,
  answers: await sealAnswers(new Secret({ note: storedAnswer }), { ...place, masks }, publicKey, suite),
};
export const sealedWord = await sealAnswer(
  new Secret(offTheRecordAnswer),
  { ...place, field: 'word' },
  publicKey,
  suite,
);
