import { describe, expect } from 'vitest';
import { formHash } from '../../../core/fields/form.ts';
import type { EntryOf } from '../../../core/protocol/index.ts';
import type { Bytes } from '../../../core/sealing/bytes.ts';
import { readCertificate } from '../../../core/sealing/certificate/certificate.ts';
import type { SealingErrorCode } from '../../../core/sealing/errors.ts';
import { sealAnswers } from '../../../core/sealing/seal.ts';
import { makeSessionKey } from '../../../core/sealing/session-key.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';
import { Secret } from '../../../core/secret.ts';
import { usBankAccountForm } from '../../published.ts';
import { bytesOf, flipped, textOf } from '../../core/sealing/scene.ts';
import { verifies } from '../../promises.ts';
import { codeOf, type LiedTo, liedTo } from './lying.ts';
import type { Message } from '../stage/raw-socket.ts';
import { consent, type Meeting, useStage } from '../stage/stage.ts';

const stage = useStage();
const suite = await loadSuite();
/** Of whoever has the server. */
const thief = await makeSessionKey(suite);

/** Answers to us-bank-account, a form without anything off the record. */
const stored = { usRouting: '021000021', usAccount: '55512345678' };

/** Such answers, sealed by whoever has the server to a key that it knows. */
async function sealedBy(server: Message, masks: Masks, publicKey: Bytes, answers = stored): Promise<string> {
  const { conversationId, requestId } = server as { conversationId: string; requestId: string };
  const hash = await formHash(usBankAccountForm);
  const { privacyVersion, privacyLanguage } = consent;
  const place = { conversationId, requestId, formHash: hash, privacyVersion, privacyLanguage, masks };
  return sealAnswers(new Secret(answers), place, publicKey, suite);
}

type Masks = EntryOf<'formSubmitted'>['masks'];

/** What a lie is made of besides what it replaces. */
interface Known {
  /** Of the agent's key. */
  readonly publicKey: Bytes;
  readonly masks: Masks;
  /** The reveals of another form request of this chat, and of one in another chat. */
  readonly others: Readonly<Record<'here' | 'elsewhere', Message>>;
}

interface OfReveal {
  readonly what: string;
  readonly code: SealingErrorCode;
  readonly lie: (revealed: Message, known: Known) => Message | Promise<Message>;
}

const changed = (change: (bytes: Bytes) => Uint8Array) => (message: Message) => ({
  ...message,
  sealed: textOf(change(bytesOf(String(message['sealed'])))),
});

const ofReveal: OfReveal[] = [
  {
    what: 'the answers to another form of this chat',
    code: 'ERR_SEALED_REQUEST',
    lie: (message, { others: { here } }) => ({ ...message, sealed: here['sealed'] }),
  },
  {
    what: 'the answers to a form in another chat',
    code: 'ERR_SEALED_CONVERSATION',
    lie: (message, { others: { elsewhere } }) => ({ ...message, sealed: elsewhere['sealed'] }),
  },
  {
    what: 'the same answers unsealed',
    code: 'ERR_SEALED_MISSING',
    lie: (message) => ({ ...message, sealed: undefined, answers: stored }),
  },
  {
    what: 'other answers beside the sealed ones',
    code: 'ERR_SEALED_MISSING',
    lie: (message) => ({ ...message, answers: { ...stored, usAccount: '1' } }),
  },
  { what: 'no answers', code: 'ERR_SEALED_MISSING', lie: (message) => ({ ...message, sealed: undefined }) },
  {
    what: 'a bit of them the other way round',
    code: 'ERR_SEALED_CHANGED',
    lie: changed((bytes) => flipped(bytes, bytes.length - 20, 3)),
  },
  {
    what: 'them under another secret',
    code: 'ERR_SEALED_CHANGED',
    lie: changed((bytes) => flipped(bytes, 100, 0)),
  },
  { what: 'a part of them', code: 'ERR_SEALED_MALFORMED', lie: changed((bytes) => bytes.subarray(0, -1)) },
  { what: 'another version', code: 'ERR_SEALED_VERSION', lie: changed((bytes) => flipped(bytes, 0, 1)) },
  {
    what: 'answers sealed to a key of its own',
    code: 'ERR_SEALED_KEY',
    lie: async (message, { masks }) => ({
      ...message,
      sealed: await sealedBy(message, masks, thief.publicKey),
    }),
  },
  {
    what: 'answers of its own that are not those of the masks',
    code: 'ERR_SEALED_MASKS',
    lie: async (message, { masks, publicKey }) => {
      const other = { ...stored, usAccount: '55512345679' };
      return { ...message, sealed: await sealedBy(message, masks, publicKey, other) };
    },
  },
  {
    what: 'answers of its own that are none',
    code: 'ERR_SEALED_ANSWER',
    lie: async (message, { masks, publicKey }) => {
      const invalid = { ...stored, usRouting: '121000021' };
      return { ...message, sealed: await sealedBy(message, masks, publicKey, invalid) };
    },
  },
];

/** The agent is shown nothing and confirms nothing; what there was is destroyed, on the record, and the visitor is told. */
async function expectDiscarded({ ana, visitor }: Meeting, requestId: string, code: string): Promise<void> {
  expect(await visitor.entry('unreadable', requestId)).toMatchObject({ because: 'notOpened' });
  expect(await stage.auditOf(requestId, 'discardForm')).toMatchObject([{ outcome: 'failure', code }]);
  for (const action of ['confirmViewed', 'acknowledgeAnswer'])
    expect(await stage.auditOf(requestId, action)).toEqual([]);
  const entries = [...visitor.entries.items, ...ana.entries.items].filter(
    (entry) => 'requestId' in entry && entry.requestId === requestId,
  );
  expect(entries.filter(({ type }) => type === 'viewed' || type === 'answerDelivered')).toEqual([]);
  const rows = await stage.vaultRows();
  expect(rows.filter((row) => row['requestId'] === requestId)).toEqual([]);
  expect(await stage.formItem(requestId)).toMatchObject({ outcome: 'unreadable' });
}

/** A form that has been answered. */
async function answered(met: Meeting): Promise<EntryOf<'formSubmitted'>> {
  const requestId = await stage.request(met, 'us-bank-account');
  return (await met.visitor.client.submitForm(requestId, { consent, answers: stored })).entry;
}

/** What the agent is truly told of a reveal. */
async function revealOf(met: LiedTo): Promise<Message> {
  const { conversationId, requestId } = await answered(met);
  const heard: Message[] = [];
  met.server.says('revealed', (message) => {
    heard.push(message);
    return message;
  });
  const { confirm } = await met.ana.client.reveal(conversationId, requestId);
  await confirm();
  return heard[0] ?? {};
}

/** The same agent with another visitor. */
async function another(met: LiedTo): Promise<LiedTo> {
  const visitor = stage.visitor();
  await visitor.client.start();
  const conversationId = visitor.client.conversationId ?? '';
  await met.ana.client.accept(conversationId);
  return { ...met, visitor, conversationId };
}

async function publicKeyOf({ ana }: Meeting, requestId: string): Promise<Bytes> {
  const { recipient } = await ana.entry('formRequested', requestId);
  return readCertificate(recipient?.certificate ?? '').certificate.publicKey;
}

describe('an agent who is given', () => {
  for (const { what, code, lie } of ofReveal) {
    verifies('P10', `${what} for a reveal is shown nothing: ${code}, on the record`, async () => {
      const met = await liedTo(stage, 'agent');
      const others = { here: await revealOf(met), elsewhere: await revealOf(await another(met)) };
      const { conversationId, requestId, masks } = await answered(met);
      const known = { publicKey: await publicKeyOf(met, requestId), masks, others };
      met.server.says('revealed', (message) => lie(message, known));
      expect(await codeOf(met.ana.client.reveal(conversationId, requestId))).toBe(code);
      await expectDiscarded(met, requestId, code);
    });
  }

  const ofSubmission: { what: string; code: SealingErrorCode; change: Message }[] = [
    {
      what: 'another mask',
      code: 'ERR_SEALED_MASKS',
      change: { masks: { usRouting: '•••• 0021', usAccount: '•••• 9999' } },
    },
    {
      what: 'a mask less',
      code: 'ERR_SEALED_FIELD',
      change: { masks: { usRouting: '•••• 0021' } },
    },
  ];
  for (const { what, code, change } of ofSubmission) {
    verifies('P10', `${what} than was sealed is shown nothing: ${code}, on the record`, async () => {
      const met = await liedTo(stage, 'agent');
      met.server.says('formSubmitted', (entry) => ({ ...entry, ...change }));
      await expectNotRevealed(met, code);
    });
  }

  const otherConsents = {
    'another text': { privacyVersion: '2020-01-01' },
    'another language': { privacyLanguage: 'de' },
  };
  for (const [what, changes] of Object.entries(otherConsents)) {
    verifies('P10', `consent to ${what} is shown nothing: ERR_SEALED_CONSENT, on the record`, async () => {
      const met = await liedTo(stage, 'agent');
      met.server.says('formSubmitted', (entry) => ({
        ...entry,
        consent: { ...(entry['consent'] as object), ...changes },
      }));
      await expectNotRevealed(met, 'ERR_SEALED_CONSENT');
    });
  }

  const offTheRecord: { what: string; code: SealingErrorCode; lie: (relay: Message) => Message }[] = [
    {
      what: 'for another field',
      code: 'ERR_SEALED_FIELD',
      lie: (relay) => ({ ...relay, field: relay['field'] === 'pin' ? 'challengeAnswer' : 'pin' }),
    },
    {
      what: 'unsealed',
      code: 'ERR_SEALED_MISSING',
      lie: (relay) => ({ ...relay, sealed: undefined, answer: '482915' }),
    },
    {
      what: 'sealed and unsealed',
      code: 'ERR_SEALED_MISSING',
      lie: (relay) => ({ ...relay, answer: '482915' }),
    },
    {
      what: 'changed',
      code: 'ERR_SEALED_CHANGED',
      lie: changed((bytes) => flipped(bytes, bytes.length - 1, 0)),
    },
    { what: 'cut', code: 'ERR_SEALED_MALFORMED', lie: changed((bytes) => bytes.subarray(0, 200)) },
  ];
  for (const { what, code, lie } of offTheRecord) {
    verifies('P10', `an off-the-record answer ${what} shows and acknowledges nothing: ${code}`, async () => {
      const met = await liedTo(stage, 'agent');
      const { ana, visitor } = met;
      met.server.says('answerRelayed', lie);
      const requestId = await stage.request(met, 'identity-check');
      const answers = { dateOfBirth: '1980-02-28', challengeAnswer: 'Rex', pin: '482915' };
      const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers });
      expect(await ana.unopened.first(() => true)).toBe(code);
      await expectDiscarded(met, requestId, code);
      expect(await Promise.all(deliveries.values())).toEqual(['undelivered', 'undelivered']);
      expect(ana.answers.items).toEqual([]);
    });
  }
});

async function expectNotRevealed(met: Meeting, code: string): Promise<void> {
  const { conversationId, requestId } = await answered(met);
  expect(await codeOf(met.ana.client.reveal(conversationId, requestId))).toBe(code);
  await expectDiscarded(met, requestId, code);
}
