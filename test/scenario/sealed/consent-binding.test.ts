import { expect, test } from 'vitest';
import { word } from '../../../play/local/canaries.ts';
import { search } from '../../../play/local/leak-search.ts';
import { isObject, type JsonObject } from '../../../local/template/json.ts';
import type { ConsentReceipt } from '../../../core/protocol/values.ts';
import { verifies } from '../../promises.ts';
import { answered, heardBy, type RawMeeting, rawMeeting, storedAnswers } from '../stage/raw-people.ts';
import { useStage } from '../stage/stage.ts';

const stage = useStage();

interface Submitted {
  readonly meeting: RawMeeting;
  readonly requestId: string;
  /** The name on the card, which nobody else has. */
  readonly holder: string;
}

async function submitted(meeting: RawMeeting): Promise<Submitted> {
  const holder = word(16);
  const requestId = await answered(meeting, { ...storedAnswers, cardholderName: holder });
  return { meeting, requestId, holder };
}

/** A submission's row in DynamoDB's own notation. */
async function rowOf({ meeting, requestId }: Submitted): Promise<JsonObject> {
  const Key = { conversationId: { S: meeting.conversationId }, requestId: { S: requestId } };
  const { Item } = await stage.runtime.database.call('GetItem', 'Vault', { Key, ConsistentRead: true });
  if (!isObject(Item)) throw new Error('there is no such row');
  return Item;
}

/** What somebody could do who may write what they like into the vault. */
async function overwrite(of: Submitted, attributes: JsonObject): Promise<void> {
  const Item = { ...(await rowOf(of)), ...attributes };
  await stage.runtime.database.call('PutItem', 'Vault', { Item });
}

async function overwriteContext(of: Submitted, pairs: JsonObject): Promise<void> {
  const { consentContext } = await rowOf(of);
  const M = isObject(consentContext) && isObject(consentContext['M']) ? consentContext['M'] : {};
  const kept = Object.entries({ ...M, ...pairs }).filter(([, value]) => value !== null);
  await overwrite(of, { consentContext: { M: Object.fromEntries(kept) } });
}

function reveal({ meeting: { agent, conversationId }, requestId }: Submitted) {
  return agent.ask({ type: 'reveal', conversationId, requestId });
}

/** The reveal fails as one that may be tried again, and the agent hears nobody's answers. */
async function expectRefused(attempted: Submitted, others: Submitted[] = []): Promise<void> {
  expect(await reveal(attempted)).toMatchObject({ type: 'error', code: 'ERR_TRY_AGAIN' });
  const planted = [attempted, ...others].map(({ holder }) => ({ name: holder, value: holder }));
  expect(search(heardBy({ agent: attempted.meeting.agent }), planted)).toEqual([]);
}

async function expectRevealed(attempted: Submitted): Promise<void> {
  const { answers } = (await reveal(attempted)) as { answers: Record<string, string> };
  expect(answers).toEqual({ ...storedAnswers, cardholderName: attempted.holder });
}

test('a row that is written back as it was is revealed', async () => {
  const one = await submitted(await rawMeeting(stage.runtime));
  await overwrite(one, await rowOf(one));
  await expectRevealed(one);
});

verifies(
  'P8',
  'answers moved with their consent to another submission of the chat are not revealed there',
  async () => {
    const meeting = await rawMeeting(stage.runtime);
    const [one, other] = [await submitted(meeting), await submitted(meeting)];
    const { ciphertext = null, consentContext = null } = await rowOf(one);
    await overwrite(other, { ciphertext, consentContext });
    await expectRefused(other, [one]);
    await expectRevealed(one);
  },
);

verifies('P8', 'answers moved with their consent to another chat are not revealed there', async () => {
  const one = await submitted(await rawMeeting(stage.runtime));
  const other = await submitted(await rawMeeting(stage.runtime));
  const { ciphertext = null, consentContext = null } = await rowOf(one);
  await overwrite(other, { ciphertext, consentContext });
  await expectRefused(other, [one]);
  await expectRevealed(one);
});

verifies('P8', 'answers moved without their consent are not revealed', async () => {
  const meeting = await rawMeeting(stage.runtime);
  const [one, other] = [await submitted(meeting), await submitted(meeting)];
  const { ciphertext = null } = await rowOf(one);
  await overwrite(other, { ciphertext });
  await expectRefused(other, [one]);
});

const alterations: { what: string; pairs: JsonObject }[] = [
  { what: 'another consent', pairs: { consentId: { S: '6f0c5f5e-2a51-4b7d-9f6d-1f6f0e1f5b11' } } },
  { what: 'another version of the privacy text', pairs: { privacyVersion: { S: '2020-01-01' } } },
  { what: 'another language of the privacy text', pairs: { privacyLanguage: { S: 'de' } } },
  { what: 'no language of the privacy text', pairs: { privacyLanguage: null } },
  { what: 'another form', pairs: { form: { S: 'secure-note' } } },
  { what: 'another version of the form', pairs: { formVersion: { S: '2' } } },
  { what: 'no consent', pairs: { consentId: null } },
  { what: 'a pair more', pairs: { approved: { S: 'yes' } } },
];

for (const { what, pairs } of alterations) {
  verifies('P8', `answers whose row names ${what} are not revealed`, async () => {
    const one = await submitted(await rawMeeting(stage.runtime));
    await overwriteContext(one, pairs);
    await expectRefused(one);
  });
}

verifies(
  'P8',
  'the consent in the receipt, in the transcript and around the ciphertext is one and the same',
  async () => {
    const one = await submitted(await rawMeeting(stage.runtime));
    const entry = await one.meeting.agent.heard.first(({ type }) => type === 'formSubmitted');
    const { consentContext } = await rowOf(one);
    const { id, privacyVersion, privacyLanguage } = entry['consent'] as ConsentReceipt;
    expect(consentContext).toMatchObject({
      M: {
        consentId: { S: id },
        privacyVersion: { S: privacyVersion },
        privacyLanguage: { S: privacyLanguage },
      },
    });
  },
);
