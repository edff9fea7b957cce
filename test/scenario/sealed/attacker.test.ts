import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { formHash } from '../../../core/fields/form.ts';
import type { EntryOf, Recipient } from '../../../core/protocol/index.ts';
import { openAnswer, openAnswers } from '../../../core/sealing/open.ts';
import { readCertificate } from '../../../core/sealing/certificate/certificate.ts';
import { sealAnswers } from '../../../core/sealing/seal.ts';
import { makeSessionKey, type SessionKey } from '../../../core/sealing/session-key.ts';
import { loadSuite, type Suite } from '../../../core/sealing/suite.ts';
import { Secret } from '../../../core/secret.ts';
import { cardNumber, codeNotIn, word } from '../../../play/local/canaries.ts';
import { type Canary, type Remains, remainsOf, search } from '../../../play/local/leak-search.ts';
import { environmentOf } from '../../../play/local/people.ts';
import { unsafeKeyOf } from '../../../docs/generator/sealing/known-key.ts';
import { paymentCardForm } from '../../published.ts';
import { verifies } from '../../promises.ts';
import { deployed, StolenKeys, Wiretap } from './attacker.ts';
import { useOwnStage } from '../stage/own-stage.ts';
import type { Message } from '../stage/raw-socket.ts';
import { consent } from '../stage/stage.ts';

const data = mkdtempSync(join(tmpdir(), 'sealform-attacker-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const stage = useOwnStage(() => Promise.resolve({ data }));

const answers = {
  cardNumber: cardNumber('37', 15),
  cardExpiry: '11/31',
  cardholderName: `${word(10)} ${word(12)}`,
  cvv: codeNotIn(deployed(inject('assembly'))),
};
/** Said in the chat, where servers can read it: what finds nothing of the answers has to find this. */
const said = word(16);
/** An expiry date stands in code and times by chance. */
const canaries: Canary[] = [
  { name: 'card number', value: answers.cardNumber },
  { name: 'name', value: answers.cardholderName },
  { name: 'first name', value: answers.cardholderName.split(' ')[0] ?? '' },
  { name: 'CVV', value: answers.cvv },
];

/** Everything that an attacker has who has everything but the two people's devices. */
interface Loot {
  readonly remains: Remains[];
  readonly keys: StolenKeys;
  readonly messages: Message[];
  readonly row: Record<string, unknown>;
  readonly submitted: EntryOf<'formSubmitted'>;
  /** As the visitor's program sent them. */
  readonly sealed: { readonly answers: string; readonly cvv: string };
}
let loot: Loot;

/** A whole run: a form is asked for, answered, relayed, held, revealed and viewed; and the chat ends. */
beforeAll(async () => {
  const wire = new Wiretap(environmentOf(stage.runtime));
  const visitor = stage.visitor({}, wire.environment);
  const ana = await stage.agent('ana', wire.environment);
  await visitor.client.start();
  const conversationId = visitor.client.conversationId ?? '';
  await ana.client.accept(conversationId);
  await visitor.client.send(said);
  const requestId = await stage.request({ ana, visitor, conversationId });
  await visitor.client.openForm(requestId);
  const { entry, deliveries } = await visitor.client.submitForm(requestId, { consent, answers });
  expect(await deliveries.get('cvv')).toBe('delivered');
  const held = await remainsOf(stage.runtime);
  const [row = {}] = await stage.vaultRows();
  const { answers: revealed, confirm } = await ana.client.reveal(conversationId, requestId);
  const { cvv, ...stored } = answers;
  expect(revealed.expose()).toEqual(stored);
  expect(ana.answers.items.map(({ answer }) => answer.expose())).toEqual([cvv]);
  await confirm();
  await visitor.client.end();
  const assembly = inject('assembly');
  const messages = wire.messages.map((text) => JSON.parse(text) as Message);
  const of = (type: string) => messages.find((message) => message['type'] === type) ?? {};
  loot = {
    remains: [
      ...held,
      ...(await remainsOf(stage.runtime)),
      ...deployed(assembly),
      { name: 'the wire', bytes: Buffer.from(wire.messages.join('\n')) },
    ],
    keys: new StolenKeys(assembly, data),
    messages,
    row,
    submitted: entry,
    sealed: {
      answers: String((of('submitForm')['sealed'] as Message)['answers']),
      cvv: String(of('relayAnswer')['sealed']),
    },
  };
});

type Open = (key: SessionKey, suite: Suite) => Promise<unknown>;

/** With every secret of the account's as a session key, and with a new one; marked as the agent's key too. */
async function expectClosed(open: Open): Promise<void> {
  const request = loot.messages.find(({ type }) => type === 'formRequested') as { recipient?: Recipient };
  const { publicKey } = readCertificate(request.recipient?.certificate ?? '').certificate;
  const known = loot.keys.secrets.map((secret) => unsafeKeyOf(secret));
  for (const key of await Promise.all([makeSessionKey(await loadSuite()), ...known])) {
    const suite = await loadSuite(key);
    await expect(open(key, suite)).rejects.toMatchObject({ code: 'ERR_SEALED_KEY' });
    await expect(open({ ...key, publicKey }, suite)).rejects.toMatchObject({ code: 'ERR_SEALING_KEY' });
  }
}

async function place() {
  const { conversationId, requestId, consent: given } = loot.submitted;
  const hash = await formHash(paymentCardForm);
  const { privacyVersion, privacyLanguage } = given;
  return { conversationId, requestId, formHash: hash, privacyVersion, privacyLanguage };
}

describe('who has every table, log line, key, function and message', () => {
  test('finds what was said in the chat in tables, files and on the wire', () => {
    const found = search(loot.remains, [{ name: 'said', value: said }]).map(({ where }) => where);
    expect(found).toEqual(expect.arrayContaining(['rows of every table', 'the wire']));
    // A server that somebody brings keeps its files to itself.
    const isFile = (where: string) => where.startsWith('file ');
    expect(found.some(isFile)).toBe(loot.remains.some(({ name }) => isFile(name)));
    expect(loot.remains.map(({ name }) => name)).toEqual(expect.arrayContaining(['log lines', 'index.js']));
  });

  verifies('P10', 'has no answer, neither a stored one nor one off the record', () => {
    expect(search(loot.remains, canaries)).toEqual([]);
  });

  verifies('P10', 'opens the envelope, and has a sealing that opens with nothing of it', async () => {
    const inside = await loot.keys.opened(loot.row['ciphertext'] as Uint8Array);
    expect(inside).toBe(loot.sealed.answers);
    expect(loot.keys.secrets.length).toBeGreaterThan(2);
    const { masks } = loot.submitted;
    const at = { ...(await place()), masks };
    await expectClosed((key, suite) => openAnswers(loot.sealed.answers, at, key, suite));
    // Had it been sealed to one of these, that would have been seen.
    const key = await unsafeKeyOf(loot.keys.secrets[0] ?? new Uint8Array());
    const suite = await loadSuite(key);
    const stored = Object.fromEntries(Object.keys(masks).map((name) => [name, 'another']));
    const sealed = await sealAnswers(new Secret(stored), at, key.publicKey, suite);
    expect((await openAnswers(sealed, at, key, suite)).expose()).toEqual(stored);
    await expect(expectClosed((each, its) => openAnswers(sealed, at, each, its))).rejects.toThrow();
  });

  verifies('P10', 'took the CVV off the wire, and has a sealing that opens with nothing of it', async () => {
    const at = { ...(await place()), field: 'cvv' };
    await expectClosed((key, suite) => openAnswer(loot.sealed.cvv, at, key, suite));
  });

  verifies('P10', 'has the masks, and they are all', () => {
    const masks = {
      cardNumber: `•••• ${answers.cardNumber.slice(-4)}`,
      cardExpiry: '••/••',
      cardholderName: answers.cardholderName.replaceAll(/(\w)\w*/g, '$1.'),
    };
    expect(loot.submitted.masks).toEqual(masks);
    const tail = [{ name: 'last four digits', value: `•••• ${answers.cardNumber.slice(-4)}` }];
    const found = search(loot.remains, tail).map(({ where }) => where);
    expect(found).toEqual(expect.arrayContaining(['rows of every table', 'the wire']));
  });
});

describe('what opens it is where nobody else is', () => {
  test('the agent’s browser has opened the very same sealing', () => {
    const revealed = loot.messages.find(({ type }) => type === 'revealed');
    expect(revealed?.['sealed']).toBe(loot.sealed.answers);
    const relayed = loot.messages.find(({ type }) => type === 'answerRelayed');
    expect(relayed?.['sealed']).toBe(loot.sealed.cvv);
  });
});
